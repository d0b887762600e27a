"""The number by which postings know a post: its slot.

Numbers in the order of dates would change with every post before the last, and each posting with
them. A slot is the place of the address's digest in a table with room to spare; where two want the
same place, the one of the greater digest moves on (linear probing in the order of the digests, so
that the table is the same whatever the order of the posts). A new post moves few others or none.
"""

import hashlib
from collections.abc import Iterable


def table_size(count: int) -> int:
    """How many places the table of ``count`` posts has: a power of two, a quarter of it free."""
    size = 16
    while size * 3 < count * 4:
        size *= 2
    return size


def slots(urls: Iterable[str]) -> dict[str, int]:
    """Each address's slot. Some may lie a little beyond the table's size."""
    ordered = sorted((hashlib.blake2b(u.encode(), digest_size=8).digest(), u) for u in urls)
    size = table_size(len(ordered))
    taken: dict[str, int] = {}
    last = -1
    for digest, url in ordered:
        last = max(last + 1, int.from_bytes(digest, "big") * size >> 64)
        taken[url] = last
    return taken
