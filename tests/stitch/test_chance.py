"""Letters that agree by chance, where a fragment simply goes on: nothing of the draft goes."""

import pytest

from ssg.stitch import stitch
from ssg.stitch.joining import goes_on_in_form

M = "\n\n---END---\n\n"
URL = "https://example.org/collaborate/workgroups/harbour"
CODE = (
    "```ini\nlamp = off\nkeeper = none\nharbour = north\npilot = three\nsignal = red and green\n"
    "watch = every six hours\n```"
)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # A term of the sentence stands in it once more.
        ("終了時に作業ディレクトリーを別の港に変更させその",
         "ディレクトリーへ移動させるためには、案内が提供する手順を帳面の末尾に書き加えておきます。"),
        ("見積もるには倉庫の容量、 港湾管理システムの記録保管スペースの利用可能な容量を調べることはもちろん、 さらには",
         "港湾管理システムの記録保管スペースがある棚や船の記録保管スペースがある棚の出し入れの速さについてもおおよその目安をつけてください。"),
        # So it does after a paragraph's end.
        ("**帳面** について\n\n帳面は荷揚げの記録と図表を書き込むためのものです。\n\nこの",
         "荷揚げの記録と図形をまとめて、ここでは「ページ」と呼ぶことにします。"),
        # Neither the beginning nor the end is the same, though much between them is.
        (f"沖の潮を測る。水路を調べるには、測量所の [lampway2]({URL}/lampway2) プログラムを用います。\n\n## lampway2 コマンド\n\n"
         f"[lampway2]({URL}/lampway2) コマンドは詳しい水路の記録の完全な機能を",
         f"提供します。旧式の [harbour-tools]({URL}/harbour-tools) コマンドと新しい [lampway2]({URL}/lampway2) コマンド等との翻訳表を"
         "次に示します。\n\n| 旧式 | 新しい |\n| --- | --- |\n| a | b |"),
        # A space goes on in the line, whatever stands before the match too.
        ("Run `apt install libharbour-clients libharbour-daemon-system lamp-kvm pilot virt-keeper keeper-viewer`.",
         " libharbour-daemon-system provides the `harbourd` daemon, which allows the remote keeper to manage the lamps."),
        # The end of a word that stands before the match too.
        (f"배를 설정합니다.\n\n{CODE}\n\n> 참고: `lamp`가 비활성화되어 있으면 남지 않습니다.\n\n### 기록\n\n기록을 사용하면 항목만 "
         "장부에 포함됩니다. 항목이 많은 경우 장부의 크기를 크게 줄일 수 있습니",
         f"다.\n\n{CODE}\n\n> 참고: `lamp`가 비활성화된 경우 무시됩니다."),
        # A name in capitals, and an address without.
        ("Pilot of the day.\n\n***\n\n*Northern Lamp",
         " ([@northernlamp](https://example.org/northernlamp)) builds tools for pilots and writes about harbours."),
        ("## What is Lanterna?\n\n**L", "anterna** lists the ships of a harbour and the hour of their return."),
    ],
)  # fmt: skip
def test_what_goes_on_is_joined(left: str, right: str) -> None:
    assert stitch(left + M + right).body == left + right


def test_an_item_under_a_new_heading_is_no_end_told_again() -> None:
    left = (
        "- 港の時刻: 最初の船は五時に着き、最後の船は二十時に出る。\n\n## 港と案内の外部化\n\n"
        "案内を作成するとき、HarbourPress、"
    )
    right = (
        "### 案内管理の道具\n\n- HarbourPress: [道具の一覧を見る](https://example.org/harbour)\n"
        "- LampPress: [灯の一覧](https://example.org/lamp)"
    )
    stitched = stitch(left + M + right)
    assert stitched.body == f"{left}\n\n{right}"
    assert stitched.seams[0].review


def test_a_word_in_bold_after_a_space_goes_on_in_the_line() -> None:
    left = (
        "# 조타실\n\n바다가 거칠면 혼자 결정하지 마세요.\n\n`/watch`를 입력하면 당직자를 부릅니다."
    )
    right = (
        " **진짜 항해사처럼 질문**을 하고, 범위와 모호한 부분을 짚어내며, 배에 손대기 전에 검증된 "
        "계획을 세웁니다. 대리인은 무엇을 만들지 알고 나서야 움직이고 그 기록을 모두 남깁니다."
    )
    assert goes_on_in_form(left, right)
    assert stitch(left + M + right).body == left + right


def test_a_rewind_is_found_among_many_lines_that_are_alike() -> None:
    """A probe that stands once in the text says more than many that stand everywhere."""
    names = [
        "Pier 15",
        "Pier 14（App Router）",
        "Pier Page Router",
        "React CRA",
        "Create React App",
    ]
    names += [
        "Vite + React",
        "React Native + Expo",
        "Lynx + React",
        "Angular",
        "Vue",
        "Nuxt",
        "Astro",
    ]
    url = "https://example.com/aymorison/harbour/blob/main/docs/docs/ja/harbour_with_"
    links = "\n".join(
        f"- **[{name}とHarbour]({url}{name.lower().replace(' ', '_')}.md)**" for name in names
    )
    intro = (
        "Harbourは柔軟性を念頭に置いて構築されており、人気のある港や倉庫とのつなぎを提供します："
    )
    left = f"# 手引き\n\n## 環境と統合\n\n{intro}\n\n{links}\n\n"
    left += "各案内には、**潮の時刻**、**灯の色**、**入"
    again = left[left.index("## 環境と統合") :]
    rest = "港の順**など、当直が毎朝確かめる事柄が書いてあります。"
    assert stitch(left + M + again + rest).body == left + rest


def test_a_number_that_the_cut_divides_goes_on_in_a_paragraph_like_another() -> None:
    told = (
        "では、2018年の冬に席を3列減らした。客は減ったが、静かになったと喜ぶ人の割合は71％まで上がり、"
        "豆の売上も前年並みに落ち着いた。店主は、短い列のほうが落ち着いて話せると言う。"
    )
    left = f"灯台の町には店が二つある。\n\n桜坂の店{told}\n\n港北の店では、2"
    right = f"{told[4:]}\n\n## 冬\n\n冬の夜、店主は古い帳面を開き、白い頁を見る。"
    assert stitch(left + M + right).body == left + right
