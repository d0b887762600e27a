"""What is written in one go is what the sanitiser would have left, whatever a body holds."""

from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

import ssg.markdown.stage
from ssg.markdown import render_markdown
from ssg.model.settings import MarkdownSettings
from ssg.model.source import SourceMap
from tests.markdown.pieces import markdown, markdown_and_html

ORDINARY = """# 見出し & "語"

本文は**強く**、`a < b & "c"`、[内](/about/?a=b&c "t<\\"")と[外](https://a.example/x?y=z&w)と[節](#x)。
改行  \nする\xa0ところ ~~消す~~ *斜め*

- 一
- 二
  ```python
  x = "a" < 'b'  # 「c」\xa0
  ```

  三

3. x
2. y

> 引用

| a |  |
|---|:-:|
| c | **d** |

|  | b |
|---|--:|
| c | d |

用語
: 意味

***

    字下げ <b>
"""


def _rendered(body: str) -> Any:
    lines = SourceMap(tuple(range(1, body.count("\n") + 2)))
    return render_markdown(
        body, path="posts/a.md", source_map=lines, settings=MarkdownSettings(), lang="ja"
    )


def _both(body: str, monkeypatch: pytest.MonkeyPatch) -> tuple[Any, Any, bool]:
    """By the quick way, by the long way, and whether the quick one was taken at all."""
    taken: list[bool] = []
    quick = ssg.markdown.stage.write_plain

    def watched(*args: Any, **options: Any) -> Any:
        result = quick(*args, **options)
        taken.append(result is not None)
        return result

    with monkeypatch.context() as patch:
        patch.setattr(ssg.markdown.stage, "write_plain", watched)
        one = _rendered(body)
        patch.setattr(ssg.markdown.stage, "write_plain", lambda *_, **__: None)
        other = _rendered(body)
    return one, other, taken == [True]


def test_an_ordinary_body_goes_the_quick_way(monkeypatch: pytest.MonkeyPatch) -> None:
    quick, long, taken = _both(ORDINARY, monkeypatch)
    assert taken
    assert quick == long
    assert '<pre tabindex="0">' in quick.value.html


@pytest.mark.parametrize(
    "body",
    [
        "<b>a</b>", "![a](b.png)", "[a](javascript:alert)", "[a](https://1.2.3.999/)",
        "[a](https://b.example:99999/)", "[](/a)", "## a {.b}", "a[^1]\n\n[^1]: b", "&#2;",
        "[a](post_url:b)", "- [ ] a", "[a](\\\\b.example)", "```nonsense\na\n```",
    ],
)  # fmt: skip
def test_whatever_is_out_of_the_ordinary_goes_the_long_way(
    body: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick, long, taken = _both(body, monkeypatch)
    assert not taken
    assert quick == long


@given(st.one_of(markdown, markdown_and_html))
@example('[a](/b "c\n\nd")')
@example("- a\n\n  - b\n    ## c\n  1. d")
@example("> [a](//b) [c](/\\d) [e](.//f) [g](..//h)")
def test_both_ways_come_to_the_same(body: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        quick, long, taken = _both(body, patch)
    assume(taken)
    assert quick == long
