"""The draft's end told again with a few words changed, and what is merely like it."""

import pytest

from ssg.stitch import stitch

M = "\n\n---END---\n\n"
BEFORE = "# 市場の朝\n\n朝の市場は五時に開く。仲買人たちは氷の上の魚を一匹ずつ確かめ、指で値段を示していく。\n\n"


@pytest.mark.parametrize(
    ("last", "again", "after"),
    [
        # The first word and the ending.
        ("시장 사람들은 날씨가 무너지기 전날의 물고기 값을 칠판에 적습니다.",
         "상인 사람들은 날씨가 무너지기 전날의 물고기 값을 칠판에 적어요.", " 값은 두 배가 됩니다."),
        # A particle of the first word, in a short sentence.
        ("料理人が前の晩に空を見上げる。", "料理人は前の晩に空を見上げる。", "雲が低ければ、船は少ない。"),
        # A word that is added.
        ("The cooks look at the evening sky.",
         "The cooks look up at the evening sky.", " Low clouds mean few boats."),
        # The last word.
        ("When a boat is late, somebody writes a short line addressed to the harbour by name.",
         "When a boat is late, somebody writes one short line addressed to this harbour by hand.",
         " Everyone can read it."),
        # The last letters, which went wrong.
        ("港の市場で決まる魚の値段は声ではなく、静かな合図の一種でしかありません。",
         "港の市場で決まる魚の値段は声ではなく、静かな合図の一種でしかさいありま。", "客はそれを知らない。"),
    ],
)  # fmt: skip
def test_the_last_sentence_told_anew_goes_on_in_its_line(last: str, again: str, after: str) -> None:
    left = f"{BEFORE}{last}"
    body = stitch(left + M + again + after).body
    assert body.startswith(BEFORE)
    assert body.endswith(after)
    assert len(body) <= len(BEFORE + after) + max(len(last), len(again)) + 1


@pytest.mark.parametrize(
    ("last", "next_one"),
    [
        ("料理人は前の晩に空を見上げる。", "漁師は前の晩に空を見上げる。"),
        ("The north gate opens at five in the morning.", "The south gate opens at five in the morning."),
    ],
)  # fmt: skip
def test_a_sentence_about_something_else_stays_beside_the_last_one(
    last: str, next_one: str
) -> None:
    after = "雲が低ければ、船は少ない。"
    body = stitch(BEFORE + last + M + next_one + after).body
    assert last in body
    assert next_one + after in body


def test_a_fragment_in_small_letters_tells_the_last_sentence_again() -> None:
    left = (
        f"{BEFORE}The board keeps a list of names that the cooks trust, and reads the list at five."
    )
    again = "ds one list of names that the cooks trust, and reads that list at five."
    assert stitch(f"{left}{M}{again} Nobody answers.").body == f"{left} Nobody answers."


@pytest.mark.parametrize(
    ("told", "again"),
    [
        ("入口の箱には魚の札が入っています。", "入口の箱には魚の札が入っていますね。"),
        ("这是一个因人而异的、十分主观的问题。", "这是一个因人而异的、十分主观的难题。"),
    ],
)
def test_under_a_heading_said_again_a_short_sentence_may_end_otherwise(
    told: str, again: str
) -> None:
    left = f"{BEFORE}### 何時に来ればよいですか\n\n"
    body = stitch(
        f"{left}{told}{M}### 何時に来ればよいですか\n\n{again}答えは一つではありません。"
    ).body
    assert body in (f"{left}{x}答えは一つではありません。" for x in (told, again))


def test_a_sentence_whose_end_went_wrong_is_told_again_from_its_beginning() -> None:
    left = f"{BEFORE}市場の人たちは、値段を静かな合図で決めます。料理人は前の晩に空を見上げて、明日の魚の値段を"
    right = left[left.index("料理人は") :] + "見積もる。雲が低ければ、船は少ない。"
    raw = f"{left}石段の話をします{M}{right}"
    assert stitch(raw).body == left + "見積もる。雲が低ければ、船は少ない。"


def test_the_rest_of_a_section_is_no_preamble_of_its_code() -> None:
    left = (
        "## Rules\n\nThe cooks look at the sky.\n\n### Lists\n\n"
        "It is best to ignore the lists that are written by hand."
    )
    right = (
        " They are kept for a week.\n\nTo do so, write this:\n\n"
        "```bash\n# Ignore the lists that are written by hand\nlists --keep 7\n```"
    )
    assert stitch(f"{left}{M}### Lists (cont.)\n\n{right}").body == left + right


RIVER = "# The river\n\nThe pilots plan by averages. A ship does not sail over an average; it sails over the"


def test_a_try_that_ends_in_a_full_stop_is_rewritten_by_a_fragment_from_the_middle_of_a_word() -> (
    None
):
    right = (
        "t of its route, at the lowest tide of the year. So it was in the spring when she stopped."
    )
    tried = (
        "t of its route, at the le value, and each of them stores it. It is done a thousand times."
    )
    assert (
        stitch(f"{RIVER} shallowest poin{tried}{M}{right}").body
        == f"{RIVER} shallowest poin{right}"
    )


def test_a_number_that_a_try_broke_off_is_not_another_number() -> None:
    left = f"{BEFORE}ある料理人は、値段の六割を空の色から読むのだと話してくれました（2"
    tried = (
        "空の色から読むのだと話してくれました（2く平易に説明します。売上の内訳を見るべきだからです"
    )
    right = "ある料理人は、値段の六割を空の色から読むのだと話してくれました（2025年3月の聞き取り）。次の日は雨で、市場の鐘は鳴らず、仲買人たちは軒の下で昼まで話をしていました。"
    done = stitch(M.join([left, tried, right])).body
    assert done == BEFORE + right


def test_a_try_may_end_in_a_list() -> None:
    left = f"{BEFORE}料理人は失敗するたびに短い記録を残した。雲の高さと魚の値段を並べ、夜に読みかえすためである。"
    tried = "雲の高さと魚の値段を並べ、夜に読みかえすためである。記録は次の形で書かれた。\n\n1. なった。店を閉める時刻を決めることは、誰の一日を見るかを決めることだ"
    right = (
        "料理人は失敗するたびに短い記録を残した。雲の高さと魚の値段を並べ、夜に読みかえすためである。"
        "記録は次の形で書かれた。\n\n1. 日付と室温\n2. 雲の高さと風の向き\n3. 魚の値段と、店を閉めたあとのひとこと\n4. 翌朝の空の色を見て書き足すこと"
    )
    assert stitch(M.join([left, tried, right])).body == BEFORE + right


def test_a_few_words_that_stand_before_a_gap_are_no_other_wording() -> None:
    left = f"{BEFORE}```\n$ type file\nfile is /usr/bin/file\n```\n\n上の例で、`ls` は最近探索され"
    right = 'ましたが "`file`" は最近探索されていませので、`ls` の場所だけが帳面に書かれます。'
    assert stitch(left + M + right).body == left + right


def test_a_heading_with_the_same_number_is_told_again() -> None:
    """The next section bears the next number, however alike its words are."""
    left = "# Billing\n\n## Steps\n\n### 1. Start from the freshest evidence\n\nPrefer live data."
    again = "### 1. Start from this freshest customer\n\nPrefer live data. "
    after = "If it is not live, state the day of the snapshot."
    body = stitch(left + M + again + after).body
    assert body.count("### 1.") == 1
    assert body.count("Prefer live data.") == 1
    assert body.endswith(after)
    other = again.replace("1.", "2.") + after
    assert stitch(left + M + other).body == f"{left}\n\n{other}"


def test_a_fragment_that_begins_within_code_tells_the_sentence_again() -> None:
    """Without the mark that opens the code it is no further passage of its own."""
    left = (
        "鍵は自動で渡され、`HARBOUR_PROJECT_CREDENTIALS`環境変数から読み込まれます。\n\n"
        "`HARBOUR_PROJECT_CREDENTIALS`環境変数の中の港の名と一致すれば、その港だけが対象になります。\n\n"
        "## 環境変数\n\nコマンドには`HARBOUR_PROJECT_CREDENTIALS`環境変数の設定が必要です。"
    )
    again = "HARBOUR_PROJECT_CREDENTIALS`環境変数の設定が不可欠です。"
    after = "この変数には、港の名と鍵とを結ぶ表が含まれている必要があります。"
    body = stitch(left + M + again + after).body
    assert body.count("環境変数の設定が") == 1
    assert body.endswith(after)


def test_a_try_that_went_astray_is_superseded_from_within_a_sentence_of_clauses() -> None:
    told = (
        "# 灯塔\n\n夜班的守灯人有两个，一个记账，一个看海。\n\n点灯是一夜里最要紧的一步。灯油要烧到合适的热度，"
        "过低会冒烟，过高会炸玻璃。港口买过两台自动点灯机，第一年坏了三次，第二年"
    )
    astray = (
        "路上的风很大。我们数过一次船，发现有人愿意多走八里路，来避开一次涨潮。可是在海图上，"
        "涨潮只是两条线的交点，看不见礁石，也看不见浪花。避开的办法其实不少：把两条"
    )
    rest = (
        "才慢慢摸出脾气。\n\n擦灯的目的是让光走得更远。旧布先擦，新布后擦，这句话人人会说，真正做得好的却没有几个。"
        "守灯人的儿子学了十年才敢独自擦一夜，他说手心的凉热比任何仪表都准。\n\n离开的那天，他送给我一盏用旧的小灯，"
        "回到城里我把它放在窗边，光和海边的完全不同。"
    )
    again = "自动点灯机，第一年坏了三次，第二年"
    assert stitch(f"{told}{astray}\n\n---END---\n\n{again}{rest}").body == told + rest
