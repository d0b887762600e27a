"""What is written block by block is what all tokens together give, whatever a body holds."""

from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

import ssg.markdown.direct.body as direct_body
import ssg.markdown.stage
from ssg.markdown import render_markdown
from ssg.model.settings import MarkdownSettings
from ssg.model.source import SourceMap
from tests.markdown.pieces import markdown, markdown_and_html

_LINES = [
    "", "", "", " ", "本文は**強い**。", "a `b` *c*: d_e_f & g < h!", "# 題", "# 推論の値段は`a`いくら**だ**ったか", "## [推論の](/a)値段と\\*星", "## 題 #", "### *x*", "#題",
    "- 一", "- **二**: [内](/a/b)", "  - 三", "    - 四", "   1. 五", "* 六", "+ 七", "1. 八", "2. 九",
    "10. 十", "3) 甲", "   乙", "  丙", "    丁", "> 引用", "> - 乙", "| a | b |", "|---|:-:|", "|--|", "|  | c |",
    "| d |", "| e | f | g |", "| h \\| i |", "```", "```python", "``` js", "~~~", "---", "***", "* * *",
    "- - -", "===", "--", ": 意味", "用語", "!!! note", "    中", "[外](https://a.example/b_c)", "![a](b.png)",
    "https://a.example/b", "- [ ] 済", "{.a}", "<b>x</b>", "a\\*b", "行末  ", "行末\\", "[TOC]", "x = \"a\"",
    "-", "1.", "- # x", "- > x", "- | a", "1986. 年", "12) ", "　全角", "**「強」**と", "a**b**c", "_x_",
    "`a ``b` c`", "``a``", "` a `", "&amp; &", "[a][b]", "^a^", "a  b", "# ", "- a  ", "-  b", "> [!NOTE]", ">", ">  - 丙", "> # 題", ">引用", "> 用語", "> : 意味", "> > 二重", ">     字下げ",
    "\tコード", "[a]: /b", "a[^1]", "[^1]: 注", "x[1]: y", "]: z", "{: .b}", "&#50;", "-\t一", "```\t", "\t",
]  # fmt: skip
lines = st.lists(st.sampled_from(_LINES), max_size=14).map("\n".join)


def _rendered(body: str, divides: bool) -> Any:
    return render_markdown(
        body,
        path="posts/a.md",
        source_map=SourceMap(tuple(range(1, body.count("\n") + 2))),
        settings=MarkdownSettings(heading_phrases=divides),
        lang="ja",
    )


def _both(body: str, divides: bool = False) -> tuple[Any, Any, bool]:
    """Block by block, by all tokens, and whether the first way was taken at all."""
    taken: list[bool] = []
    quick = ssg.markdown.stage.write_directly

    def watched(*args: Any, **options: Any) -> Any:
        result = quick(*args, **options)
        taken.append(result is not None)
        return result

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ssg.markdown.stage, "write_directly", watched)
        one = _rendered(body, divides)
        patch.setattr(ssg.markdown.stage, "write_directly", lambda *_, **__: None)
        other = _rendered(body, divides)
    return one, other, taken == [True]


ORDINARY = """# 見出し

本文は**強く**、`a < b & "c"`、[内](/about/)と[外](https://a.example/x)。続く: 行
次の行 & "語" > x_y

- 一
- **二**
  - 内
  - 側
    1. 深い
    2. 所
- 三

順に:

3. x
4. y

| a |  |
|---|:-:|
| c | **d** |
| e |

|  | b |
|---|--:|
| c | d |

> 引用の**一**
> 二。
>
> 三

***
```python
x = "a" < 'b'  # 「c」\xa0
```
## 見出し
"""


def test_an_ordinary_body_is_written_with_no_tokens(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(direct_body, "_section", None)
        patch.setattr("ssg.markdown.direct.inlines._by_rules", None)
        patch.setattr(ssg.markdown.stage, "_by_tokens", None)
        quick = _rendered(
            ORDINARY.replace("行\n次", "行。次").replace("**一**\n> ", ""), divides=False
        )
    assert quick.value.toc[1].anchor == "見出し-1"
    one, other, taken = _both(ORDINARY)
    assert taken
    assert one == other


@pytest.mark.parametrize(
    "body",
    ["a[^1]\n\n[^1]: b", "[a]\n\n[a]: /b", "a^[b]", "{.a}\nb", "<b>a</b>", "a <b>c</b>", "![a](b)"],
)
def test_blocks_that_speak_of_each_other_go_the_long_way(body: str) -> None:
    one, other, taken = _both(body)
    assert not taken
    assert one == other


@pytest.mark.parametrize(
    ("body", "subtitle"),
    [
        ("短い題\n\n本文。", "短い題"),
        ("文だ。\n\n本文。", ""),
        ("短い題\n\n# 見出し", ""),
        ("短い*題*\n\n本文。", ""),
        ("短い題", ""),
        ("> 短い題\n\n本文", ""),
        ("短い題\n\na\n: b", ""),
    ],
)
def test_a_headline_is_taken_out_either_way(body: str, subtitle: str) -> None:
    one, other, _ = _both(body)
    assert one == other
    assert one.value.subtitle == subtitle


@settings(max_examples=300)
@given(st.one_of(lines, lines, markdown, markdown_and_html), st.booleans())
@example("- a\n\n    - b\n\nc", False)
@example("a\n- b\nc", False)
@example("> a\nb", False)
@example("> [!NOTE]\n> b", False)
@example("a\n2. b", False)
@example("- a\n    - b\n  - c", False)
@example("a\n\n: b", False)
@example("- a\n  2. b", False)
@example("| a |\n|---|\n| b |\nc", False)
@example("```\na\n\n- b", False)
@example("- ```\n  a\n\nb\n```", False)
def test_both_ways_come_to_the_same(body: str, divides: bool) -> None:
    one, other, taken = _both(body, divides)
    assume(taken)
    assert one == other
