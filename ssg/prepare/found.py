"""What is made of one file, and under which keys it is kept."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from ssg.model.article import Article
from ssg.model.digests import digest_bytes, digest_text, digest_value
from ssg.model.ports import Cache
from ssg.model.settings import Settings
from ssg.model.source import SourceFile
from ssg.prepare.at_need import prepare, prepare_together
from ssg.prepare.codec import decode, encode
from ssg.prepare.kept import shown_of
from ssg.prepare.prepared import Prepared
from ssg.prepare.shelf_rows import Row, row_of

POSTS = "posts/"


def making_digest(settings: Settings, engine: str) -> str:
    """The digest of all that shapes an article besides its file: settings and program."""
    shaping = (
        settings.timezone,
        settings.language,
        settings.truncated,
        settings.reading,
        settings.stitch,
        settings.markdown,
    )
    return digest_value([engine, shaping])


def article_key(file: SourceFile, making: str) -> str:
    """The digest of everything that shapes an article: its bytes, its path, settings, program.

    Args:
        making: of ``making_digest``.
    """
    return "article:" + digest_text(f"{making}\n{file.digest}\n{file.path}")


def body_key(digest: str) -> str:
    """The cache key of a body's HTML."""
    return "body:" + digest


class Found(NamedTuple):
    """What a worker tells of a file: plain values, since the rest is in the cache.

    Attributes:
        digest: of the bytes that it read.
        row: for the shelf.
        shown: what ``shown_of`` gave.
    """

    digest: str
    row: Row
    shown: tuple[Any, ...]


def make_found(
    path: str, data: bytes, is_page: bool, settings: Settings, cache: Cache, making: str
) -> Found:
    """Prepare a file; the article and its HTML go to the cache."""
    (found,) = make_all_found([(path, data, is_page)], settings, cache, making)
    return found


def make_all_found(
    items: Sequence[tuple[str, bytes, bool]], settings: Settings, cache: Cache, making: str
) -> list[Found]:
    """Prepare some files (path, bytes, whether it is a page), each stage for all of them."""
    made = prepare_together(items, settings)
    digests = [digest_bytes(data) for _, data, _ in items]
    return [
        found_of(prepared, digest, path, settings, making, cache)
        for prepared, digest, (path, _, _) in zip(made, digests, items, strict=True)
    ]


def found_of(
    made: Prepared, digest: str, path: str, settings: Settings, making: str, cache: Cache
) -> Found:
    """What is told of a file that was prepared; the article and its HTML go to the cache.

    Args:
        digest: of the file's bytes.
        making: of ``making_digest``.
    """
    key = article_key(SourceFile(path, digest, 0), making)
    _keep(made, key, cache)
    if made.article is not None:  # as ``keyed``, without a copy: nobody else has it
        object.__setattr__(made.article, "digest_key", key)
    return Found(digest, row_of(digest, made), shown_of(made.article, settings.language))


def prepare_one(
    file: SourceFile,
    read: Callable[[str], bytes],
    settings: Settings,
    cache: Cache,
    engine: str,
) -> Prepared:
    """The article of one file, with everything; its HTML is in the cache.

    The file's digest is taken as it is given: the caller has just read it.
    """
    key = article_key(file, making_digest(settings, engine))
    known = kept_under(cache, key)
    if known is None:
        is_page = not file.path.startswith(POSTS)
        made = prepare(file.path, read(file.path), settings, is_page=is_page)
        _keep(made, key, cache)
        known = keyed(made, key)
    return known


def kept_one(file: SourceFile, settings: Settings, cache: Cache, engine: str) -> Article | None:
    """The article of that content of a file, with everything.

    None where the cache has none, or something was said of it.
    """
    kept = kept_under(cache, article_key(file, making_digest(settings, engine)))
    return None if kept is None or kept.diagnostics else kept.article


def _keep(made: Prepared, key: str, cache: Cache) -> None:
    if made.article is not None:
        cache.put(body_key(made.article.body), made.body)
    cache.put(key, encode(made))


def kept_under(cache: Cache, key: str) -> Prepared | None:
    """The article under a key of ``article_key``, without its HTML; None where it is not there."""
    kept = cache.get(key)
    made = None if kept is None else decode(kept)
    return None if made is None else keyed(made, key)


def keyed(made: Prepared, key: str) -> Prepared:
    """The article without its HTML, and with its key for a digest."""
    article = None if made.article is None else replace(made.article, digest_key=key)
    return Prepared(article, b"", made.diagnostics)
