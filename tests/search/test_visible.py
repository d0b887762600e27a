"""What a reader sees of a body."""

from ssg.markdown import render_markdown
from ssg.model.settings import MarkdownSettings
from ssg.model.source import SourceMap
from ssg.search.visible import Anchor, visible_text


def seen(markdown: str):
    html = render_markdown(
        markdown, path="x.md", source_map=SourceMap(()), settings=MarkdownSettings()
    ).value.html
    return visible_text(html)


def test_text_goes_on_across_marks() -> None:
    text = seen(
        "推論**コスト**は[下が](https://example.com)る。*a*`b`<b>c</b>d &lt;x&gt; &amp;amp;\n"
    )
    assert text.lines == ("推論コストは下がる。abcd <x> &amp;",)


def test_notes_and_readings_do_not_part_a_text_and_are_found_too() -> None:
    text = seen("本文[^1]です。{漢字|かんじ}を読む。\n\n[^1]: 注の文。\n")
    assert text.lines[0] == "本文です。漢字を読む。"
    assert "注の文。" in text.lines
    assert any("本文[1]です。" in line for line in text.lines)
    assert any("かんじ" in line for line in text.lines)


def test_every_block_is_a_line() -> None:
    text = seen(
        "一つめ。\n\n- 項目一\n- 項目二\n\n| 左 | 右 |\n|---|---|\n| 1 | 2 |\n\n"
        "```python\nprint(1)\nprint('<a>')\n```\n\n> 引用。\n"
    )
    assert [line for line in text.lines if line.strip()] == [
        "一つめ。", "項目一", "項目二", "左", "右", "1", "2", "print(1)", "print('<a>')", "引用。",
    ]  # fmt: skip


def test_headings_have_their_anchor_and_line() -> None:
    text = seen("前。\n\n## 推論の原価を考える **ため** の話 {#cost}\n\n後。\n\n### 次\n")
    assert text.headings == (
        Anchor("推論の原価を考える ため の話", "cost", 1),
        Anchor("次", "次", 3),
    )
    assert text.lines[1] == "推論の原価を考える ため の話"


def test_attributes_are_no_text() -> None:
    assert seen('![代替 "x" > y](a.png "題 > z") 文。\n').lines == ("文。",)
    assert seen('<span title="a > b" lang="en">see</span>\n').lines == ("see",)
