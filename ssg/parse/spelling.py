"""Which known key an unknown one was meant to be."""

from collections.abc import Collection, Iterable
from functools import lru_cache


def meant(key: str, known: Iterable[str], given: Collection[str] = ()) -> str | None:
    """The known key that ``key`` looks like a misspelling of, or None.

    Letter case, hyphens and underscores do not count. One slip (a letter missing, added, changed,
    or two swapped: optimal string alignment distance) is taken for one in keys of four letters or
    more, two from eight on. A short key is no slip when the key it resembles is in ``given`` too
    (``data`` beside ``date``), and a key that goes on after a known one is another word
    (``published_at``).
    """
    from rapidfuzz.distance import OSA  # only a mistake needs it

    plain = _plain(key)
    best: tuple[int, str] | None = None
    for name in known:
        target = _plain(name)
        allowed = 2 if min(len(plain), len(target)) >= 8 else 1
        distance = OSA.distance(plain, target, score_cutoff=allowed)
        if distance > allowed or (distance and min(len(plain), len(target)) < 4):
            continue
        if distance and ((len(target) <= 4 and name in given) or _extends(key, name)):
            continue
        if best is None or distance < best[0]:
            best = (distance, name)
    return best[1] if best else None


def _extends(key: str, name: str) -> bool:
    return key.casefold().startswith((f"{name}_", f"{name}-"))


@lru_cache(maxsize=1024)
def _plain(key: str) -> str:
    return "".join(c for c in key.casefold() if c not in "-_ ")
