"""The table of the posts: the one file that every search loads first."""

from collections.abc import Sequence

from ssg.search.passages import PART
from ssg.search.postings import leb128, pack
from ssg.search.state import Indexed

FORMAT = 1
_RANKS = 254  # how finely newer and older are told apart before texts are loaded


def table_bytes(documents: Sequence[Indexed], pair_bits: int, gram_bits: int) -> bytes:
    """The table: numbers as LEB128, then one byte a slot, in a zlib stream.

    The numbers: the format, the bits of a pair's and of a gram's shard, blocks in a part, posts,
    and slots. A slot's byte is 0 where it is free, else from 1 (the oldest posts) to 255.
    """
    count = len(documents)
    size = 1 + max((d.slot for d in documents), default=-1)
    ranks = bytearray(size)
    ordered = sorted(documents, key=lambda d: (d.document.date, d.document.url))
    for number, indexed in enumerate(ordered):
        ranks[indexed.slot] = 1 + number * _RANKS // max(1, count - 1)
    return pack(leb128((FORMAT, pair_bits, gram_bits, PART, count, size)) + bytes(ranks))
