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
