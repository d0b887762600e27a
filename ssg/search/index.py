"""The index of a site: made whole, or the last one changed by what is new.

Both ways give the same bytes: a shard is a function of the documents and their slots alone. What a
post added to the index is found again from its text, so that nothing is kept for each post.
"""

from collections.abc import Callable, Iterator, Sequence

from ssg.model.digests import digest_bytes, digest_value
from ssg.model.ports import Cache, Spread, one_by_one
from ssg.search.changed import make_changed
from ssg.search.documents import Document
from ssg.search.makers import Maker, best_maker
from ssg.search.slots import slots
from ssg.search.state import Indexed, State, decode_state, encode_state
from ssg.search.table import FORMAT, table_bytes
from ssg.search.whole import Body, make_whole
from ssg.values import dataclass


@dataclass(frozen=True, slots=True)
class IndexFile:
    """A file of the index: its name below the index's folder, the digest of its bytes."""

    name: str
    digest: str


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """An index made ready.

    Attributes:
        documents: by slot.
        files: all but the texts.
        data: from a file's digest to its bytes.
    """

    documents: tuple[Indexed, ...]
    files: tuple[IndexFile, ...]
    data: Callable[[str], bytes]


def make_index(
    documents: Sequence[Document],
    body: Body,
    cache: Cache,
    engine: str,
    spread: Spread = one_by_one,
    maker: Maker | None = None,
) -> SearchIndex:
    """The index of these documents.

    Args:
        body: from a body's digest to its HTML; KeyError for one that is not known any more.
        cache: holds the last index, which is changed where few documents are new.
        engine: the digest of the program.
        maker: None for the best one that is there.
    """
    used = maker or best_maker()
    taken = slots(d.url for d in documents)
    places = sorted(((d, taken[d.url]) for d in documents), key=lambda place: place[1])
    key = "search:" + digest_value([engine, FORMAT])
    last = decode_state(cache.get(key))
    made = None
    if last is not None:
        made = make_changed(last, places, body, lambda d: cache.get(_shard_key(d)), used)
    state, shards = made or make_whole(places, body, spread, used)
    if state != last:
        for digest, shard in shards.items():
            cache.put(_shard_key(digest), shard)
        cache.put(key, encode_state(state))
    table = table_bytes(state.documents, *state.bits)
    held = {**shards, digest_bytes(table): table}

    def data(digest: str) -> bytes:
        if digest not in held:
            kept = cache.get(_shard_key(digest))
            if kept is not None:
                return kept
            held.update(make_whole(places, body, one_by_one, used)[1])  # the cache has lost some
        return held[digest]

    return SearchIndex(state.documents, tuple(_files(state, digest_bytes(table))), data)


def _files(state: State, table: str) -> Iterator[IndexFile]:
    yield IndexFile("table.bin", table)
    for folder, digests in (("2", state.pairs), ("3", state.grams)):
        for number, digest in enumerate(digests):
            yield IndexFile(f"{folder}/{number:x}.bin", digest)


def _shard_key(digest: str) -> str:
    return "search-shard:" + digest
