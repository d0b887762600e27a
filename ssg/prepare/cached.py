"""Articles from the cache where their content has been seen, else prepared and put there."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from ssg.model.digests import digest_bytes, digest_text, digest_value
from ssg.model.settings import Settings
from ssg.model.source import SourceFile
from ssg.prepare.article import Prepared, prepare
from ssg.prepare.codec import decode, encode

T = TypeVar("T")


class Cache(Protocol):
    """A store of bytes by key; a missing or damaged entry is None, never an error."""

    def get(self, key: str) -> bytes | None:
        """The bytes kept under ``key``, or None."""

    def put(self, key: str, value: bytes) -> None:
        """Keep ``value`` under ``key``."""


class Spread(Protocol):
    """A way to work through numbered tasks, one after the other or several at once."""

    def __call__(self, function: Callable[[int], T], count: int, /) -> Iterator[T]:
        """``function(0)`` to ``function(count - 1)``, in this order; results are picklable."""


def one_by_one(function: Callable[[int], T], count: int) -> Iterator[T]:
    """The plainest ``Spread``."""
    return map(function, range(count))


def article_key(file: SourceFile, settings: Settings, engine: str) -> str:
    """The digest of everything that shapes an article: its bytes, its path, settings, program."""
    shaping = (
        settings.timezone,
        settings.language,
        settings.truncated,
        settings.reading,
        settings.stitch,
        settings.markdown,
    )
    return "article:" + digest_value([engine, file.path, file.digest, shaping])


def body_key(digest: str) -> str:
    """The cache key of a body's HTML."""
    return "body:" + digest


def prepare_all(
    files: Sequence[tuple[SourceFile, bool]],
    read: Callable[[str], bytes],
    settings: Settings,
    cache: Cache,
    engine: str,
    spread: Spread = one_by_one,
) -> tuple[Prepared, ...]:
    """The articles of ``files`` (each with whether it is a page), in their order.

    They come without their HTML, which is in the cache under ``body_key``.
    """
    keys = [article_key(file, settings, engine) for file, _ in files]
    found = [_kept(cache, key) for key in keys]
    missing = [number for number, known in enumerate(found) if known is None]

    def work(index: int) -> tuple[str, Prepared]:
        file, is_page = files[missing[index]]
        data = read(file.path)
        return digest_bytes(data), prepare(file.path, data, settings, is_page=is_page)

    for number, (actual, made) in zip(missing, spread(work, len(missing)), strict=True):
        # A file may change between the scan and now: what is kept must be what the key says.
        file, _ = files[number]
        key = keys[number]
        if actual != file.digest:
            key = article_key(replace(file, digest=actual), settings, engine)
            read(file.path)  # what the reader notes in a worker does not come back from there
        if made.article is not None:
            cache.put(body_key(made.article.body), made.html.encode())
        cache.put(key, encode(made))
        found[number] = Prepared(made.article, "", made.diagnostics)
    return tuple(known for known in found if known is not None)


def _kept(cache: Cache, key: str) -> Prepared | None:
    kept = cache.get(key)
    return None if kept is None else decode(kept)


def body_html(
    digest: str,
    again: Callable[[], str],
    cache: Cache,
) -> str:
    """The HTML with that digest; prepared ``again`` where the cache has lost or damaged it."""
    kept = cache.get(body_key(digest))
    if kept is not None:
        text = kept.decode("utf-8", "replace")
        if digest_text(text) == digest:
            return text
    text = again()
    cache.put(body_key(digest), text.encode())
    return text
