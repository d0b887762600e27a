"""The rules that prevent loss: a match reaches the end, lies inside, or leaves a short tail; each
span that goes is covered. Broken one by one, each makes a test here fail."""

import pytest

from ssg.stitch import seam, stitch

M = "\n\n---END---\n\n"
NAMES = (
    "harbour lantern gravel orchard pepper marble saddle timber velvet walnut anchor basket "
    "candle dragon engine falcon garden hammer island jacket kettle ladder meadow needle "
    "oyster pencil quarry ribbon silver tunnel violin window yellow zephyr copper desert"
)
WORDS = NAMES.split()


def prose(start: int, count: int) -> str:
    """Words without a second telling: no two texts of other numbers agree in three of them."""
    return " ".join(WORDS[(start + i * (7 + start % 5) + i * i) % len(WORDS)] for i in range(count))


def test_a_long_tail_is_not_rewritten() -> None:
    again = (
        "The keeper writes the day into the book, lists the ships and the weather, and signs it. "
        "The pilot reads it out at the gate, adds what he saw outside, and hangs it on its nail. "
        "The clerk copies both into the ledger of the town before the lamps are lit."
    )
    tail = prose(1, 130)
    left = f"{prose(2, 30)}.\n\n{again} Then {tail}"
    body = stitch(left + M + again + " After that " + prose(3, 260) + ".").body
    assert tail in body


def test_a_tail_that_ends_as_the_match_is_led_up_to_stays() -> None:
    left = (
        "Every morning the harbour pilot walks along the northern quay and counts the boats that "
        "stayed out over night. Snow lay on roofs; children fed gulls beside the northern quay"
    )
    right = (
        " and counts the boats that stayed out over night, because each of them owes the office a "
        "report with the hour of its return and the weight of its catch."
    )
    assert "children fed gulls" in stitch(left + M + right).body


def test_a_tail_that_is_told_like_the_matched_passage_stays() -> None:
    left = (
        "In spring the north garden gets water twice a day from the old well behind the chapel and "
        "the long wall beside it. In summer the south garden gets water twice a day from the deep"
    )
    right = (
        " well behind the chapel and the long wall beside it; then the gardener closes the gate, "
        "hangs the key on its nail and goes home along the river path."
    )
    assert stitch(left + M + right).body == left + right


def test_items_are_not_rewritten() -> None:
    left = (
        "Duties:\n\n- The keeper of the north light reads the barometer at six\n"
        "- Oil is poured into the lamp, glass is wiped, and the sh"
    )
    right = (
        "- The keeper of the north light reads the log of the day to the crew of the pilot boat, "
        "and shuts the door.\n- Both write the day into the book."
    )
    body = stitch(left + M + right).body
    assert "barometer at six" in body
    assert "glass is wiped" in body


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Run these steps.\n\n```sh\nmake prepare the lantern and the wick of the tower\n"
            "make copy_the_day into ledger, then se",
            "make prepare the lantern and the wick of the harbour, close the gate and ring the bell "
            "twice before the boats of the night come in\nmake done\n```\n\nThat is all.",
        ),
        (
            "| who | what |\n| --- | --- |\n"
            "| keeper | reads the barometer and the long list of boats |\n| pilot | counts gul",
            "reads the barometer and the long list of ships that came in over night, with the names "
            "of captains |\n| clerk | writes |\n\nThat is all.",
        ),
    ],
)
def test_lines_of_code_and_rows_are_not_rewritten(left: str, right: str) -> None:
    body = stitch(left + M + right).body
    assert body.startswith(left)
    assert body.endswith(right)


def test_a_tail_that_ends_with_the_letter_before_the_match_needs_a_longer_one() -> None:
    left = (
        "The gate of the north is closed at six by the porter and his son, who live beside it. "
        "In winter the gate of the south is opened late, and a dog sleeps by"
    )
    right = (
        " the porter and his son, who live beside the well; nobody else in the town has a key, so "
        "that strangers wait outside until the morning, and some of them never come in at all."
    )
    assert stitch(left + M + right).body == left + right


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "| 式 | 意味 |\n| --- | --- |\n| `a\\|b` | `a|b` | 一つの “`a`” か “`b`” に合う |",
            "| `\\(a\\|b\\)` | `(a|b)` | 一つの “`a`” か “`b`” に合う組 |\n\n以上。",
        ),
        ("[図](https://example.org/svg?repos=harbour/", "harbour-log&repos=lamp/oil&type=Date)。"),
        (
            "来月の人事は決まらない。\n\n安定版 (stable) の名前は現在 bullseye です。次の安",
            "定版 (stable) の名前は bookworm と呼ばれます。",
        ),
    ],
)
def test_what_is_alike_by_its_form_is_no_second_telling(left: str, right: str) -> None:
    body = stitch(left + M + right).body
    assert body.startswith(left)
    assert body.endswith(right)


def test_a_parallel_paragraph_that_begins_with_a_sign_in_code_stays() -> None:
    first = (
        "“`.`”目录链接到它所在的目录，因此任何新建目录的链接数从2开始，随着新的子目录的创建而增加。"
    )
    second = (
        "“`.`”目录链限由这真目录，因此任何新建目录的链接数从2英语，随着新的子目录的创建而增加。"
    )
    left = f"目录的链接数说明如下。\n\n{first}"
    assert second in stitch(f"{left}{M}{second}\n\n以上是目录的说明。").body


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The tide turns at noon, and the pilots know it from the co", "know it from the colour."),
        (
            "The tide turns at noon, and all the pilots know it. Then they rest.",
            "and all the pilots know it.",
        ),
    ],
)
def test_both_texts_stay_when_the_account_does_not_hold(
    left: str, right: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seam, "covered", lambda *_: False)
    monkeypatch.setattr(seam, "repeated_signs", lambda *_: 0)
    body = stitch(left + M + right).body
    assert body.startswith(left)
    assert body.removeprefix(left).strip() == right


def test_letters_that_complete_the_last_word_are_no_other_wording_of_an_earlier_one() -> None:
    left = (
        "# The gate\n\nThe Re-open Gate command shows the dialog of the gate that was opened last. "
        "Unlike the “Repeat Gate” command, which does not display a dial"
    )
    right = (
        "og, the “Re-open Gate” command displays a dialog window, if the gate has one. It is displayed "
        "with the numbers that were used the last time."
    )
    assert stitch(left + "\n\n---END---\n\n" + right).body == left + right
