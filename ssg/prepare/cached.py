"""Articles from the cache where their content has been seen, else prepared and put there."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

from ssg.model.article import Article
from ssg.model.digests import digest_bytes, digest_text, digest_value
from ssg.model.settings import Settings
from ssg.model.source import SourceFile
from ssg.prepare.at_need import load, prepare, prepare_together
from ssg.prepare.codec import decode, encode
from ssg.prepare.kept import shown_of
from ssg.prepare.prepared import Prepared
from ssg.prepare.shelf import Demand, Row, Shelf, row_of

if TYPE_CHECKING:
    from concurrent.futures import Executor

T = TypeVar("T")
POSTS = "posts/"


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


def prepare_all(
    files: Sequence[tuple[SourceFile, bool]],
    read: Callable[[str], bytes],
    settings: Settings,
    cache: Cache,
    engine: str,
    spread: Spread = one_by_one,
    executor: "Executor | None" = None,
    started: "Started | None" = None,
    demand: Demand | None = None,
) -> tuple[Prepared, ...]:
    """The articles of ``files`` (each with whether it is a page), in their order.

    They come without their HTML, which is in the cache under ``body_key``.

    Args:
        executor: does the work in place of ``spread``.
        started: has begun to prepare all of them, since nothing is known of any.
        demand: says whether many of them will be asked for what pages show of them.
    """
    making = making_digest(settings, engine)
    shelf = Shelf(cache, making, demand)
    wholes = Wholes(read, settings, cache, making)
    found: list[Prepared | None] = [None] * len(files)
    if started is None:
        found = [shelf.get(file, wholes.of(file)) for file, _ in files]
        for number, known in enumerate(found):
            if known is None:
                file, _ = files[number]
                found[number] = kept = _kept(cache, article_key(file, making))
                if kept is not None:
                    shown = shown_of(kept.article, settings.language)
                    shelf.put(file, row_of(file.digest, kept), shown)
    missing = [number for number, known in enumerate(found) if known is None]

    def work(index: int) -> Found:
        file, is_page = files[missing[index]]
        made = None if started is None else started.found(file.path)
        return made or make_found(file.path, read(file.path), is_page, settings, cache, making)

    def elsewhere(given: "Executor") -> Iterator[Found]:
        from ssg.prepare.batches import prepare_elsewhere

        worked = prepare_elsewhere([files[n] for n in missing], read, settings, given)
        for number, (digest, made) in zip(missing, worked, strict=True):
            yield _found(made, digest, files[number][0].path, settings, making, cache)

    if missing and started is None:
        load()
    results = spread(work, len(missing)) if executor is None else elsewhere(executor)
    for number, worked in zip(missing, results, strict=True):
        (file, is_page), result = files[number], worked
        if not file.digest:  # it was not read before
            file = replace(file, digest=result.digest)
        elif result.digest != file.digest:
            # It has changed since the scan: what is kept must be what the key says. What the reader
            # notes in a worker does not come back from there; here it does, and what it gives now
            # counts, for the file may have changed back.
            data = read(file.path)
            if digest_bytes(data) != result.digest:
                result = make_found(file.path, data, is_page, settings, cache, making)
            file = replace(file, digest=result.digest)
        found[number] = shelf.take(file, result.row, wholes.of(file), result.shown)
    if started is not None:
        started.wait()
    shelf.save()
    return tuple(known for known in found if known is not None)


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


class Started(Protocol):
    """Work on all files that was begun before they were all known."""

    def found(self, path: str) -> Found | None:
        """What was made of a file; None where it has to be made here."""

    def wait(self) -> None:
        """Until all that was made is in the cache."""


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
        _found(prepared, digest, path, settings, making, cache)
        for prepared, digest, (path, _, _) in zip(made, digests, items, strict=True)
    ]


def _found(
    made: Prepared, digest: str, path: str, settings: Settings, making: str, cache: Cache
) -> Found:
    key = article_key(SourceFile(path, digest, 0), making)
    _keep(made, key, cache)
    shown = shown_of(made.article, settings.language)
    return Found(digest, row_of(digest, _keyed(made, key)), shown)


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
    known = _kept(cache, key)
    if known is None:
        is_page = not file.path.startswith(POSTS)
        made = prepare(file.path, read(file.path), settings, is_page=is_page)
        _keep(made, key, cache)
        known = _keyed(made, key)
    return known


def kept_one(file: SourceFile, settings: Settings, cache: Cache, engine: str) -> Article | None:
    """The article of that content of a file, with everything.

    None where the cache has none, or something was said of it.
    """
    kept = _kept(cache, article_key(file, making_digest(settings, engine)))
    return None if kept is None or kept.diagnostics else kept.article


def _keep(made: Prepared, key: str, cache: Cache) -> None:
    if made.article is not None:
        cache.put(body_key(made.article.body), made.html.encode())
    cache.put(key, encode(made))


def _kept(cache: Cache, key: str) -> Prepared | None:
    kept = cache.get(key)
    made = None if kept is None else decode(kept)
    return None if made is None else _keyed(made, key)


def _keyed(made: Prepared, key: str) -> Prepared:
    """The article without its HTML, and with its key for a digest."""
    article = None if made.article is None else replace(made.article, digest_key=key)
    return Prepared(article, "", made.diagnostics)


class Wholes:
    """Articles with everything, for those that the shelf gave without."""

    def __init__(
        self, read: Callable[[str], bytes], settings: Settings, cache: Cache, making: str
    ) -> None:
        self._read, self._settings, self._cache, self._making = read, settings, cache, making

    def of(self, file: SourceFile) -> Callable[[], Article]:
        """What gives the article of ``file``: from the cache, or made again where it was lost."""
        return lambda: self._article(file)

    def _article(self, file: SourceFile) -> Article:
        key = article_key(file, self._making)
        kept = _kept(self._cache, key)
        if kept is None:
            data = self._read(file.path)
            is_page = not file.path.startswith(POSTS)
            kept = _keyed(prepare(file.path, data, self._settings, is_page=is_page), key)
        article = kept.article
        if article is None:
            raise OSError(f"{file.path} has changed while the site was built")
        return article


def body_html(
    digest: str,
    again: Callable[[], str],
    cache: Cache,
) -> str:
    """The HTML with that digest; prepared ``again`` where the cache has lost or damaged it.

    That a body is what was put there the cache knows by a checksum: to digest it again would take
    as long as a quarter of its page.
    """
    kept = cache.get(body_key(digest))
    if kept is not None:
        with suppress(UnicodeDecodeError):
            return kept.decode("utf-8", "surrogatepass")
    text = again()
    cache.put(body_key(digest), text.encode())
    return text
