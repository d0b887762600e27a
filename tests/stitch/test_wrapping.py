"""A fence put round a continuation goes; a block of code that the article shows stays."""

import pytest

from ssg.stitch import stitch

M = "\n\n---END---\n\n"
LEFT = (
    "# 港の一日\n\n港の事務所は、夜明け前に灯りをつける。"
    "係の人は、沖に残った船の数を窓から数え、黒板に白い字で書きうつしていく。"
)
REST = (
    "数が合わない朝は、誰も朝食の話をしない。食堂の湯気だけが窓を白くする。\n\n"
    "## 昼\n\n昼になると、黒板は雑巾で拭かれ、午後の船の名前が一つずつ書きこまれる。\n\n"
    "- 赤い旗は、荷が重い船である。\n- 青い旗は、客を乗せた船である。"
)
CODE = "\n\n係の人は次のように打つ。\n\n```sh\nships --count | sort --reverse --lines\n```\n\n画面には船の数が出る。"


@pytest.mark.parametrize("fence", ["```markdown", "~~~~", "````text"])
@pytest.mark.parametrize(
    "said",
    ["", "了解しました！続けますね😊\n\n", "[2部]\n\n", "== second half ==\n\n", "—本文再開—\n\n"],
)
def test_a_fence_round_the_next_sentence_goes(fence: str, said: str) -> None:
    raw = f"{LEFT}{M}{said}{fence}\n{REST}\n{fence.strip('abcdefghijklmnopqrstuvwxyz')}"
    assert stitch(raw).body in (LEFT + REST, f"{LEFT}\n\n{REST}")


@pytest.mark.parametrize("fence", ["````markdown", "~~~"])
def test_a_fence_holds_the_articles_own_blocks_of_code(fence: str) -> None:
    rest = REST + CODE
    cut = rest.index("話をしない")
    raw = f"{LEFT}{rest[:cut]}{M}{fence}\n{rest[cut:]}\n{fence.removesuffix('markdown')}"
    assert stitch(raw).body == LEFT + rest


@pytest.mark.parametrize(
    "lead",
    [
        "係の人は次の命令を打ちます:",
        "船の数を知るには次の命令を打つ",
        "画面には、次のような表が出る。",
        "### 命令",
    ],
)
@pytest.mark.parametrize(
    "block",
    [
        "```\nships --count\n```",
        "```text\nships: 12 left\nboats: 3 left\n```",
        "```\n# count the ships\nships --count | sort\nboats --all\n```",
    ],
)
@pytest.mark.parametrize("after", ["", "\n\n数は五分ごとに改まる。\n\n```\nships --stop\n```"])
def test_a_block_of_code_that_a_fragment_begins_with_stays(
    lead: str, block: str, after: str
) -> None:
    raw = f"{LEFT}\n\n{lead}{M}{block}{after}"
    assert stitch(raw).body == f"{LEFT}\n\n{lead}\n\n{block}{after}"


@pytest.mark.parametrize("end", ["", "係の人は画面に向かい、", "港の仕事は"])
def test_a_line_that_leads_up_to_a_block_of_code_stays(end: str) -> None:
    lead = "黒板のかわりに次の命令を打ちます："
    block = "```\nships --count\nboats --all\n```"
    body = stitch(f"{LEFT}{end}{M}{lead}\n\n{block}").body
    assert body.endswith(f"{lead}\n\n{block}")


def test_the_rest_of_a_sentence_in_a_fence_is_no_preamble() -> None:
    left = LEFT + "この危うさを測れる人は、そのオーケストレーション"
    rest = (
        "レイヤーを必要としない。オーケストレーションレイヤーを必要とする人は、危うさを測れない。\n\n"
        + REST
    )
    assert stitch(f"{left}{M}````\n{rest}\n````").body == left + rest


def test_a_longer_fence_round_the_rest_of_a_block_of_code_goes() -> None:
    text = LEFT + CODE + REST
    cut, begin = text.index("画面には"), text.index("ps --count |")
    assert stitch(f"{text[:cut].rstrip()}{M}````\n{text[begin:]}\n````").body == text


def test_a_fence_within_a_fence_tells_where_the_text_is_taken_up() -> None:
    text = LEFT + CODE.replace("sh\n", "\n") + REST
    cut, begin = text.index("出る"), text.index("```")
    assert stitch(f"{text[:cut]}{M}~~~Markdown\n{text[begin:]}\n~~~").body == text


def test_letters_of_the_fences_name_that_the_text_has_by_chance_go_with_it() -> None:
    text = LEFT + "札は（色/Markdown/絵）の三つで書き、読む人が好きなものを一つ選ぶ。" + REST
    cut, begin = text.index("好きな"), text.index("kdown")
    assert stitch(f"{text[:cut]}{M}```markdown\n{text[begin:]}\n```").body == text
