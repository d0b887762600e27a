"""A few changed posts are prepared by another process while this one looks at all the others.

It only fills the cache: where it fails, or cannot be started, the build prepares them itself. What
it takes to prepare a post (parsers, Markdown, Pygments) is then imported there and not here.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ssg.commands.site_folder import ARTICLES, SiteFolder
from ssg.disk.children import fork, join
from ssg.disk.engine import engine_digest
from ssg.disk.scan import Scan
from ssg.disk.workers import WORTH_A_POOL, can_fork, processors
from ssg.model.digests import digest_bytes

if TYPE_CHECKING:
    from ssg.prepare import Cache


class Ahead:
    """The other process."""

    def __init__(self, process: int) -> None:
        self._process: int | None = process

    def wait(self) -> None:
        """Until it has ended; at once where it was waited for before."""
        if self._process is not None:
            join(self._process)
            self._process = None

    def before(self, cache: "Cache") -> "Cache":
        """The same cache, which waits where an article is asked for."""
        return _Waiting(cache, self)


class _Waiting:
    """A cache in which another process puts articles."""

    def __init__(self, cache: "Cache", ahead: Ahead) -> None:
        self._cache, self._ahead = cache, ahead

    def get(self, key: str) -> bytes | None:
        """The bytes kept under ``key``, or None."""
        if key.startswith("article:"):
            self._ahead.wait()
        return self._cache.get(key)

    def put(self, key: str, value: bytes) -> None:
        """Keep ``value`` under ``key``."""
        self._cache.put(key, value)


def prepare_ahead(names: Sequence[str], scan: Scan, folder: SiteFolder) -> Ahead | None:
    """Start preparing these files of the scan in another process, where that pays.

    Args:
        names: of files that may be others than at the last build.
    """
    changed = set(names)
    files = (
        [f for f in (*scan.tree.posts, *scan.tree.pages) if f.path in changed] if changed else []
    )
    if not 0 < len(files) < WORTH_A_POOL or processors() < 2 or not can_fork():
        return None
    engine = engine_digest()

    def prepare() -> None:
        from ssg.disk.cache import SqliteCache
        from ssg.prepare import prepare_one

        with SqliteCache(folder.state / ARTICLES) as cache:
            for file in files:
                # It may have changed since the scan: what is kept must be what the key says.
                data = scan.read(file.path)
                read = replace(file, digest=digest_bytes(data))
                prepare_one(read, {file.path: data}.__getitem__, folder.settings, cache, engine)

    process = fork(prepare)
    return None if process is None else Ahead(process)
