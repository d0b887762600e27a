"""Every dropped character is covered by a surviving copy, or said to be noise or superseded."""

from ssg.model.stitched import Drop, DropReason
from ssg.stitch.accounting import covered

KEPT = "港の朝は早い。船が戻ると、氷を積んだ荷車が石畳を鳴らして走っていく。"
OTHER = "山の村では、雪解けの水が水車を回し、麦を挽く音が谷に響いている。"


def drop(raw: str, gone: str, copy: str | None, reason: DropReason = DropReason.OVERLAP) -> Drop:
    start = raw.rindex(gone)
    place = None if copy is None else (raw.index(copy), raw.index(copy) + len(copy))
    return Drop(start, start + len(gone), reason, place)


def test_the_same_text_covers() -> None:
    raw = KEPT + KEPT.replace("、", "，")
    assert covered(raw, (Drop(len(KEPT), len(raw), DropReason.OVERLAP, (0, len(KEPT))),))


def test_other_text_does_not_cover() -> None:
    raw = KEPT + OTHER
    assert not covered(raw, (drop(raw, OTHER, KEPT),))


def test_a_passage_of_its_own_does_not_hide_in_a_long_span() -> None:
    long = KEPT * 6
    raw = long + long[:90] + OTHER * 3 + long[90:]
    assert not covered(raw, (Drop(len(long), len(raw), DropReason.CONTAINED, (0, len(long))),))


def test_one_long_run_of_its_own_does_not_hide_between_alike_ones() -> None:
    raw = KEPT * 3 + KEPT[:30] + OTHER[:24] + KEPT[12:]
    whole = (0, len(KEPT) * 3)
    assert not covered(raw, (Drop(len(KEPT) * 3, len(raw), DropReason.OVERLAP, whole),))


def test_a_few_other_words_are_covered() -> None:
    raw = KEPT * 3 + KEPT[:30] + OTHER[:6] + KEPT[30:]
    whole = (0, len(KEPT) * 3)
    assert covered(raw, (Drop(len(KEPT) * 3, len(raw), DropReason.OVERLAP, whole),))


def test_only_noise_and_superseded_text_need_no_copy() -> None:
    raw = KEPT + OTHER
    for reason in DropReason:
        free = reason in (DropReason.NOISE, DropReason.SUPERSEDED)
        assert covered(raw, (drop(raw, OTHER, None, reason),)) is free
