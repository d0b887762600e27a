"""An index made from the last one: only the shards that differ are written again."""

from collections import defaultdict
from collections.abc import Callable, Sequence

from ssg.model.digests import digest_bytes
from ssg.search.documents import Document
from ssg.search.grams import gram_shard, pair_shard
from ssg.search.makers import Maker
from ssg.search.postings import Posting
from ssg.search.state import Indexed, State
from ssg.search.whole import Body, gathered, shard_bits

_WORTH = 16  # where more than one of so many documents is new, all is made anew


def make_changed(
    last: State,
    places: Sequence[tuple[Document, int]],
    body: Body,
    shard: Callable[[str], bytes | None],
    maker: Maker,
) -> tuple[State, dict[str, bytes]] | None:
    """As ``make_whole``, from the last state; None where that cannot be, or is not worth it.

    Args:
        shard: from a shard's digest to its bytes, or None.
    """
    known = {(d.document, d.slot): d for d in last.documents}
    wanted = dict.fromkeys(places)
    old = [place for place in known if place not in wanted]
    new = [place for place in places if place not in known]
    if max(len(old), len(new)) * _WORTH > len(places):
        return None
    try:
        _, removed = gathered(old, body, maker)
        sizes, added = gathered(new, body, maker)
        for (document, slot), size in zip(new, sizes, strict=True):
            known[document, slot] = Indexed(document, slot, *size)
        documents = tuple(known[place] for place in places)
        if shard_bits(sum(d.size for d in documents)) != last.bits:
            return None
        made: dict[str, bytes] = {}
        names = []
        for kind, digests in enumerate((last.pairs, last.grams)):
            changes = _by_shard(
                set(maker.rows(removed[kind])),
                set(maker.rows(added[kind])),
                last.bits[kind],
                pair=kind == 0,
            )
            after = list(digests)
            for number, (less, more) in changes.items():
                before = shard(digests[number])
                if before is None:
                    return None
                data = maker.edit(before, sorted(less), sorted(more), pair=kind == 0)
                after[number] = digest_bytes(data)
                made[after[number]] = data
            names.append(tuple(after))
    except (KeyError, ValueError):  # a text or a shard is not to be had any more
        return None
    return State(documents, *names), made


def _by_shard(
    removed: set[Posting], added: set[Posting], bits: int, *, pair: bool
) -> dict[int, tuple[list[Posting], list[Posting]]]:
    """What goes from each shard, and what comes."""
    shard_of = pair_shard if pair else gram_shard
    changes: dict[int, tuple[list[Posting], list[Posting]]] = defaultdict(lambda: ([], []))
    for posting in removed - added:
        changes[shard_of(posting[0], bits)][0].append(posting)
    for posting in added - removed:
        changes[shard_of(posting[0], bits)][1].append(posting)
    return changes
