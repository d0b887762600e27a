"""Articles from the cache where their content has been seen, else prepared and put there."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from ssg.model.digests import digest_bytes, digest_text, digest_value
from ssg.model.settings import Settings
from ssg.model.source import SourceFile
from ssg.prepare.article import Prepared, prepare
from ssg.prepare.codec import decode, encode


class Cache(Protocol):
    """A store of bytes by key; a missing or damaged entry is None, never an error."""

    def get(self, key: str) -> bytes | None:
        """The bytes kept under ``key``, or None."""

    def put(self, key: str, value: bytes) -> None:
        """Keep ``value`` under ``key``."""


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


def prepare_cached(
    file: SourceFile,
    read: Callable[[str], bytes],
    settings: Settings,
    cache: Cache,
    engine: str,
    *,
    is_page: bool,
) -> Prepared:
    """The article of ``file`` without its HTML, which is in the cache under ``body_key``."""
    key = article_key(file, settings, engine)
    kept = cache.get(key)
    known = None if kept is None else decode(kept)
    if known is not None:
        return known
    data = read(file.path)
    # A file may change between the scan and now: what is kept must be what the key says.
    actual = digest_bytes(data)
    if actual != file.digest:
        key = article_key(replace(file, digest=actual), settings, engine)
    prepared = prepare(file.path, data, settings, is_page=is_page)
    if prepared.article is not None:
        cache.put(body_key(prepared.article.body), prepared.html.encode())
    cache.put(key, encode(prepared))
    return Prepared(prepared.article, "", prepared.diagnostics)


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
