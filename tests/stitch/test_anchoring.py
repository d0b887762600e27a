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
        "The keeper writes the day into the book, lists the ships and the weather, and signs it."
    )
    tail = prose(1, 130)
    left = f"{prose(2, 30)}.\n\n{again} Then {tail}"
    body = stitch(left + M + again + " After that " + prose(3, 260) + ".").body
    assert tail in body


def test_a_tail_that_goes_on_as_the_match_is_led_up_to_stays() -> None:
    text = (
        "When the light turns green, the first boat leaves the harbour and the crew sets the sails."
        "\n\nThe quay is empty. When the light turns red, nobody moves; the crew waits for a sign. "
        "When the light turns green, the first boat leaves the harbour slowly and waits outside."
    )
    cut = text.rindex("green") + 5
    assert stitch(text[:cut] + M + text[cut:]).body == text


def test_what_stands_after_a_row_or_an_item_is_not_rewritten() -> None:
    rows = "- The keeper of the north light reads the barometer at six\n"
    left = f"Duties:\n\n{rows}- The keeper of the south light paints the rail and oils the la"
    right = "- The keeper of the north light reads the log\n- Both write the day into the book."
    body = stitch(left + M + right).body
    assert "paints the rail" in body
    assert "reads the barometer" in body


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The tide turns at noon, and the pilots know it from the co", "know it from the colour."),
        ("The tide turns at noon, and the pilots know it. Then they rest.", "the pilots know it."),
    ],
)
def test_both_texts_stay_when_the_account_does_not_hold(
    left: str, right: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seam, "covered", lambda *_: False)
    monkeypatch.setattr(seam, "repeated_signs", lambda *_: 0)
    body = stitch(left + M + right).body
    assert left in body
    assert right in body
