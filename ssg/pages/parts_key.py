"""The digest of what a page is made from, by the digests of its parts.

A part is a text, a number, None, a tuple of parts, or a value with a ``digest_key``, a digest that
stands for all of it (a post, a card, a term); any other dataclass is digested whole. A list of
twenty posts then costs microseconds to prove fresh.
"""

from typing import Any

from ssg.model.digests import digest_text, digest_value


def parts_key(parts: tuple[Any, ...]) -> str:
    """The digest of ``parts``; parts that differ in anything have another."""
    pieces: list[str] = []
    _collect(parts, pieces)
    return digest_text("\n".join(pieces))


def _collect(parts: tuple[Any, ...], pieces: list[str]) -> None:
    # A piece is a digest (hexadecimal digits), or says its kind and, where it could hold anything,
    # its length: no two lists of pieces make the same text.
    pieces.append(f"({len(parts)}")
    for part in parts:
        kind = type(part)
        if kind is tuple:
            _collect(part, pieces)
        elif kind is str:
            pieces.append(f"s{len(part)}:{part}")
        elif part is None or kind is int or kind is bool:
            pieces.append(f"={part}")
        elif key := getattr(part, "digest_key", ""):
            pieces.append(key)
        else:
            pieces.append(digest_value(part))
