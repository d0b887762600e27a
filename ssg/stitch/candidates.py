"""Places at which a fragment may take up the draft again."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import compress, islice, repeat

from ssg.stitch.draft import Draft
from ssg.stitch.fragment import Fragment
from ssg.stitch.seeds import Seeds

_NEAR_DRAFT = 480
_NEAR_FRAGMENT = 300
_EXACT = 64
_PLAIN = 24  # so much of the end said again letter by letter: short agreements add nothing to it
_LATEST = 6
_LOOKED_AT = 16
_ENOUGH = 160
_NEAR_ENOUGH = 480
_MOST, _LATE = 8, 2
_RARE = 3  # more votes of a probe that stands at one place only
_WORD = 5  # a word of letters that agrees by chance has so many votes
_RUN = 120  # letters that agree in a row: more of them would say no more


def candidates(
    draft: Draft, fragment: Fragment, starts: Iterable[int], seeds: Seeds
) -> list[tuple[int, int]]:
    """Pairs of projected offsets (draft, fragment) where both seem to tell the same.

    Args:
        starts: offsets in the fragment at which its own text may begin, noise left out.

    The most promising come first: agreement that reaches the end, then the diagonals with the
    most hits, later ones first. Their number is bounded.
    """
    exact = [
        (draft.size - length, start)
        for start in starts
        for length in _suffix_is_prefix(draft, fragment, start)
    ]
    if 0 < fragment.size <= draft.size:
        whole = draft.size - fragment.size
        if draft.window(whole, fragment.size) == fragment.window(0, fragment.size):
            return [(whole, 0)]  # given again
    known = any(f == 0 and draft.size - o >= _PLAIN for o, f in exact)
    near = [] if known else _near(draft, fragment, seeds.size)
    far = _far(draft, fragment, seeds)
    hits = [*near, *far]
    diagonals = [o - f for o, f in hits]
    alone = Counter(f for _, f in far)
    rare = [o - f for o, f in far if alone[f] == 1] * _RARE
    votes = Counter([*diagonals, *diagonals[len(near) :], *rare])  # a probe says twice as much
    first = dict(zip(reversed(diagonals), reversed(hits), strict=True))
    found = [(count, *first[diagonal]) for diagonal, count in votes.items()]
    ranked = sorted(found, key=lambda v: (-v[0], -v[1]))
    least = 1 if seeds.size < 10 else _WORD
    telling = [v for v in ranked if v[0] > least][:_MOST] or ranked[:_LATE]
    latest = sorted(found, key=lambda v: -v[1])[:1]
    rest = [(o, f) for _, o, f in [*telling, *latest]]
    return [*exact[:6], *rest]


def _suffix_is_prefix(draft: Draft, fragment: Fragment, start: int) -> list[int]:
    """Lengths at which the draft ends as the fragment begins, longest first."""
    limit = min(_EXACT, draft.size, fragment.size - start)
    if limit <= 0:
        return []
    tail, head = draft.window(draft.size - limit, limit), fragment.window(start, limit)
    return [n for n in range(limit, 1, -1) if tail[limit - n :] == head[:n]][:2]


def _near(draft: Draft, fragment: Fragment, size: int) -> list[tuple[int, int]]:
    """Short agreements between the draft's last part and the fragment's opening."""
    base = max(0, draft.size - _NEAR_DRAFT)
    tail, head = draft.window(base, _NEAR_DRAFT), fragment.window(0, _NEAR_FRAGMENT)
    short = 4 if size < 10 else 7
    ahead = [head[f : f + short] for f in range(len(head) - short + 1)]
    wanted = frozenset(ahead)
    places: dict[str, list[int]] = {}
    behind = [tail[i : i + short] for i in range(len(tail) - short + 1)]
    for i in compress(range(len(behind)), map(wanted.__contains__, behind)):
        places.setdefault(behind[i], []).append(base + i)
    found: list[tuple[int, int]] = []
    if not places:
        return found
    began, diagonal = 0, -1
    for f in compress(range(len(ahead)), map(places.__contains__, ahead)):
        standing = places[ahead[f]]
        found.extend(zip(standing[-4:], repeat(f)))
        if diagonal + f not in standing:
            began, diagonal = f, standing[-1] - f
        if f - began > _RUN or len(found) > _NEAR_ENOUGH:
            break  # a long run, or periodic text: more would say no more
    return found


def _far(draft: Draft, fragment: Fragment, seeds: Seeds) -> list[tuple[int, int]]:
    """Agreements of the fragment's probes with any part of the draft."""
    found: list[tuple[int, int]] = []
    known: dict[str, list[int]] = {}
    for f in seeds.offsets(fragment.size):
        probe = fragment.window(f, seeds.size)
        if len(probe) < seeds.size or len(found) > _ENOUGH:
            break
        if probe not in known:
            standing = seeds.before(probe, fragment.first, _LOOKED_AT)
            known[probe] = [*islice(_in_draft(draft, standing), _LATEST)]
            if len(known[probe]) == _LATEST:
                first = next(_in_draft(draft, reversed(standing)))
                known[probe] += [first] if first != known[probe][-1] else []
        found.extend((o, f) for o in known[probe])
    return found


def _in_draft(draft: Draft, standing: Iterable[int]) -> Iterator[int]:
    """Where characters of the raw projection stand in the draft, those that do."""
    return (o for o in map(draft.place_of, standing) if o is not None)
