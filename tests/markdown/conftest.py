"""Rendering a body in one line."""

from collections.abc import Callable
from typing import Any

import pytest

from ssg.diagnostics import Checked
from ssg.markdown import render_markdown
from ssg.model.rendered import SLOT_CLOSE, SLOT_OPEN, Rendered
from ssg.model.settings import MarkdownSettings
from ssg.model.source import SourceMap

Render = Callable[..., Checked[Rendered]]


def _render(
    body: str, settings: MarkdownSettings | None = None, **options: Any
) -> Checked[Rendered]:
    lines = tuple(range(1, body.count("\n") + 2))
    return render_markdown(
        body,
        path="posts/a.md",
        source_map=SourceMap(lines),
        settings=settings or MarkdownSettings(),
        **options,
    )


@pytest.fixture
def render() -> Render:
    """``render(body, **options)``: the body's lines are the file's."""
    return _render


@pytest.fixture
def html() -> Callable[..., str]:
    """``html(body, **options)``: only the HTML, slots as ``⟦0⟧``."""

    def shown(body: str, **options: Any) -> str:
        rendered = _render(body, **{"is_post": False, **options}).value.html
        return rendered.strip().replace(SLOT_OPEN, "⟦").replace(SLOT_CLOSE, "⟧")

    return shown


@pytest.fixture
def told() -> Callable[..., list[tuple[str, int]]]:
    """``told(body, **options)``: code and line of each diagnostic."""
    return lambda body, **options: [
        (d.code, d.location.line) for d in _render(body, **options).diagnostics
    ]


@pytest.fixture(scope="session")
def render_pair() -> Callable[[str], tuple[Rendered, Rendered]]:
    """``render_pair(body)``: as Japanese, and as English, whose headings are not divided."""
    return lambda body: (_render(body, lang="ja").value, _render(body, lang="en").value)
