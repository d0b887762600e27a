"""Each extension against its table of cases, ``fixtures/<module>.md``.

A case is a title, the Markdown and the HTML, divided by lines that hold a dot, as in markdown-it's
own tests; slots are shown as ``⟦0⟧``.
"""

import importlib
import pkgutil
from pathlib import Path

import pytest

from ssg.markdown import extensions

FIXTURES = Path(__file__).parent / "fixtures"
REFERENCE = Path(__file__).parents[2] / "docs" / "markdown.md"
MODULES = sorted(module.name for module in pkgutil.iter_modules(extensions.__path__))


def cases(path: Path) -> list[tuple[str, str, str]]:
    blocks = path.read_text("utf-8").split("\n.\n")
    titles = [blocks[0], *(block.strip() for block in blocks[3::3])]
    bodies, expected = blocks[1::3], blocks[2::3]
    return [
        (t.strip("\n."), b + "\n", e) for t, b, e in zip(titles, bodies, expected, strict=False)
    ]


CASES = [
    pytest.param(body, expected, id=f"{path.stem}: {title}")
    for path in sorted(FIXTURES.glob("*.md"))
    for title, body, expected in cases(path)
]


@pytest.mark.parametrize(("body", "expected"), CASES)
def test_case(html, body, expected):
    assert html(body) == expected


def test_the_tables_are_read_whole():
    assert len(CASES) > 50
    assert all(case.values[1].startswith("<") for case in CASES)


@pytest.mark.parametrize("name", MODULES)
def test_every_extension_is_listed_tested_and_documented(name):
    module = importlib.import_module(f"ssg.markdown.extensions.{name}")
    assert module.install in extensions.EXTENSIONS
    assert (FIXTURES / f"{name}.md").is_file()
    assert f"<!-- extension: {name} -->" in REFERENCE.read_text("utf-8")


def test_nothing_else_is_listed():
    assert len(extensions.EXTENSIONS) == len(MODULES)
