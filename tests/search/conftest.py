"""Documents made in one line, and a search through the bytes of an index as the browser does it."""

import json
import zlib
from collections.abc import Callable

import pytest

from ssg.model.digests import digest_text
from ssg.model.ports import one_by_one
from ssg.search import Document, Passages, SearchIndex, make_index, passage_bytes
from ssg.search.documents import BODY
from ssg.search.fold import fold
from ssg.search.grams import NARROW, shard_of
from ssg.search.makers import Maker
from ssg.search.postings import decode_shard, read_leb128


class Store(dict):
    """A cache in memory."""

    def put(self, key: str, value: bytes) -> None:
        self[key] = value


class Library:
    """Some posts, as search sees them."""

    def __init__(self) -> None:
        self.bodies: dict[str, str] = {}
        self.cache = Store()

    def document(self, url: str, html: str, title: str = "題", **values: object) -> Document:
        digest = digest_text(html)
        self.bodies[digest] = html
        given = {"subtitle": "", "date": "2025-01-02", "lang": "ja", "labels": (), **values}
        return Document(url=url, title=title, body=digest, **given)

    def index(
        self, documents: list[Document], cache: Store | None = None, maker: Maker | None = None
    ) -> SearchIndex:
        store = self.cache if cache is None else cache
        body = self.bodies.__getitem__
        return make_index(documents, body, store, "engine", one_by_one, maker)

    def files(self, index: SearchIndex) -> dict[str, bytes]:
        return {file.name: index.data(file.digest) for file in index.files}

    def texts(self, document: Document, parts: int) -> list[dict]:
        found = [
            passage_bytes(Passages(document, 0, n), self.bodies.__getitem__) for n in range(parts)
        ]
        return [json.loads(zlib.decompress(data)) for data in found]


@pytest.fixture
def library() -> Library:
    return Library()


def find(index: SearchIndex, query: str) -> set[str]:
    """The addresses of the posts that the postings give for a query: the browser's algorithm."""
    files = {file.name: file.digest for file in index.files}
    numbers = read_leb128(zlib.decompress(index.data(files["table.bin"])))
    _, pair_bits, gram_bits = (next(numbers) for _ in range(3))
    codes = [ord(letter) for letter in fold(query)]
    urls = {d.slot: d.document.url for d in index.documents}

    def lookup(piece: list[int]) -> dict[int, int]:
        pair = len(piece) == 2
        third = 0 if pair else piece[2]
        number = shard_of(piece[0], piece[1], third, pair_bits if pair else gram_bits)
        name = f"{2 if pair else 3}/{number:x}.bin"
        found: dict[int, int] = {}
        for gram, slot, mask in decode_shard(index.data(files[name]), pair=pair):
            if _begins(gram, piece, pair=pair):
                found[slot] = found.get(slot, 0) | mask
        return found

    inside: dict[int, int] | None = None
    across: dict[int, int] = {}
    for at in range(max(1, len(codes) - 2)):
        piece = codes[at : at + 4]
        if len(piece) == 4 and any(code >= NARROW for code in piece):
            piece = piece[:3]
        masks = lookup(piece)
        before = inside or {}
        across = {
            slot: (across.get(slot, 0) | before.get(slot, 0)) & (mask >> 1) & ~(BODY - 1)
            for slot, mask in masks.items()
        }
        inside = {
            slot: mask if inside is None else inside.get(slot, 0) & mask
            for slot, mask in masks.items()
        }
    return {urls[slot] for slot in inside or {} if (inside or {})[slot] | across.get(slot, 0)}


def _begins(gram: int, piece: list[int], *, pair: bool) -> bool:
    from ssg.search.grams import characters

    text = characters(gram, pair=pair)
    return all(a == b for a, b in zip(piece, text, strict=False))


@pytest.fixture
def search() -> Callable[[SearchIndex, str], set[str]]:
    return find
