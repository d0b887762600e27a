"""The digest of what a page is made from, by the digests of its parts.

A part is a text, a number, None, a tuple of parts, or a value with a ``digest_key``, a digest that
stands for all of it (a post, a card, a term); any other dataclass is digested whole. A list of
twenty posts then costs microseconds to prove fresh.
"""

from operator import attrgetter
from typing import Any

from ssg.model.digests import digest_value

_own_key = attrgetter("digest_key")
_KEYED: set[type] = set()  # types that were met with a digest_key
_SEVERAL = 4  # parts of one type that are worth asking together


def parts_text(parts: tuple[Any, ...]) -> str:
    """What to digest of ``parts``; parts that differ in anything have another."""
    pieces: list[str] = []
    _collect(parts, pieces)
    return "\n".join(pieces)


def _collect(parts: tuple[Any, ...], pieces: list[str]) -> None:
    # A piece is a digest (hexadecimal digits), or says its kind and, where it could hold anything,
    # its length: no two lists of pieces make the same text.
    pieces.append(f"({len(parts)}")
    if (
        len(parts) >= _SEVERAL
        and type(parts[0]) is type(parts[1])
        and _collect_alike(parts, pieces)
    ):
        return
    for part in parts:
        kind = type(part)
        if kind in _KEYED and (key := part.digest_key):  # most are such
            pieces.append(key)
        elif kind is tuple:
            _collect(part, pieces)
        elif kind is str:
            pieces.append(f"s{len(part)}:{part}")
        elif part is None or kind is int or kind is bool:
            pieces.append(f"={part}")
        elif key := getattr(part, "digest_key", ""):
            _KEYED.add(kind)
            pieces.append(key)
        else:
            pieces.append(digest_value(part))


def _collect_alike(parts: tuple[Any, ...], pieces: list[str]) -> bool:
    """The keys of parts that are all of one type, as the cards of a list are; else False."""
    kind = type(parts[0])
    if not hasattr(kind, "digest_key") or len(set(map(type, parts))) > 1:
        return False
    keys = list(map(_own_key, parts))
    if "" in keys:
        return False
    pieces += keys
    return True
