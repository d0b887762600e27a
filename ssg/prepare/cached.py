"""Articles from the cache where their content has been seen, else prepared and put there."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from ssg.model.article import Article
from ssg.model.digests import digest_bytes
from ssg.model.ports import Cache, Spread, one_by_one
from ssg.model.settings import Settings
from ssg.model.source import SourceFile
from ssg.prepare.at_need import load, prepare
from ssg.prepare.found import (
    POSTS,
    Found,
    article_key,
    body_key,
    found_of,
    kept_under,
    keyed,
    make_found,
    making_digest,
)
from ssg.prepare.kept import shown_of
from ssg.prepare.prepared import Prepared
from ssg.prepare.shelf import Demand, Shelf
from ssg.prepare.shelf_rows import row_of

if TYPE_CHECKING:
    from concurrent.futures import Executor


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
    later: list[Callable[[], object]] | None = None,
) -> tuple[Prepared, ...]:
    """The articles of ``files`` (each with whether it is a page), in their order.

    They come without their HTML, which is in the cache under ``body_key``.

    Args:
        executor: does the work in place of ``spread``.
        started: has begun to prepare all of them, since nothing is known of any.
        demand: says whether many of them will be asked for what pages show of them.
        later: gets what is still to be kept for the next build, which nobody waits for.
    """
    making = making_digest(settings, engine)
    shelf = Shelf(cache, making, demand)
    wholes = Wholes(read, settings, cache, making)
    found: list[Prepared | None] = [None] * len(files)
    if started is None:
        found = shelf.get_all([file for file, _ in files], wholes.of)
        for number, known in enumerate(found):
            if known is None:
                file, _ = files[number]
                found[number] = kept = kept_under(cache, article_key(file, making))
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
            yield found_of(made, digest, files[number][0].path, settings, making, cache)

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
    _soon(shelf.save, later)
    return tuple(known for known in found if known is not None)


def _soon(work: Callable[[], object], later: list[Callable[[], object]] | None) -> None:
    """Do it now, or leave it to who has time later."""
    if later is None:
        work()
    else:
        later.append(work)


class Started(Protocol):
    """Work on all files that was begun before they were all known."""

    def found(self, path: str) -> Found | None:
        """What was made of a file; None where it has to be made here."""

    def wait(self) -> None:
        """Until all that was made is in the cache."""


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
        kept = kept_under(self._cache, key)
        if kept is None:
            data = self._read(file.path)
            is_page = not file.path.startswith(POSTS)
            kept = keyed(prepare(file.path, data, self._settings, is_page=is_page), key)
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
