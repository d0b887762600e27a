"""In a build from nothing, posts are prepared while the site is still being scanned.

Parsers, Markdown and Pygments are imported by a process that is forked first, while this one scans
the folders, imports what the site as a whole needs, and reads the theme. Every post goes to it as
soon as it is found.
"""

import contextlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from ssg.commands.site_folder import ARTICLES, SiteFolder
from ssg.disk.engine import engine_digest
from ssg.model.source import MARKDOWN

if TYPE_CHECKING:
    from ssg.disk.crew import Crew
    from ssg.prepare.found import Found


class Early:
    """Posts that other processes prepare."""

    def __init__(self, crew: "Crew") -> None:
        self._crew = crew
        self._asked: set[str] = set()
        self._found: dict[str, Found] = {}
        self._digests: dict[str, str] = {}

    def take(self, path: str, file: str) -> bool:
        """Have a file of the site prepared, if it is a post or a page; whether it is.

        Args:
            path: in the site.
            file: on disk.
        """
        is_page = path.startswith("pages/")
        if not path.endswith(MARKDOWN) or not (is_page or path.startswith("posts/")):
            return False
        if self._crew.give((path, file, is_page)):
            self._asked.add(path)
            return True
        return False

    def end(self, digests: dict[str, str]) -> None:
        """All files have been taken.

        Args:
            digests: gets those of the files' bytes as they are read.
        """
        self._digests = digests
        self._crew.end()

    def found(self, path: str) -> "Found | None":
        """What was made of a file, after waiting for it; None where nothing was."""
        if path not in self._asked:
            return None
        while path not in self._found:
            made = list(self._crew.results())
            if not made:
                return None
            self._found.update(made)
        found = self._found.pop(path)
        self._digests[path] = self._digests[path] or found.digest
        return found

    def wait(self) -> None:
        """Until all of them are done and in the cache."""
        while made := list(self._crew.results()):
            self._found.update(made)

    def close(self) -> None:
        """Let the processes end at once."""
        self._crew.close()


def prepare_early(folder: SiteFolder) -> Early | None:
    """Start preparing; None where something is kept of another build, or no process can be."""
    place = folder.state / ARTICLES
    if place.exists():
        return None
    from ssg.disk.cache import SqliteCache
    from ssg.disk.crew import start_crew

    with SqliteCache(place):  # made by one process before two open it
        pass
    crew = start_crew(_load, lambda: _work(folder))
    return None if crew is None else Early(crew)


def _load() -> None:
    from ssg.prepare.at_need import load

    load()
    engine_digest()


@contextlib.contextmanager
def _work(folder: SiteFolder) -> Iterator[Callable[[list[Any]], list[Any]]]:
    from ssg.disk.cache import SqliteCache
    from ssg.disk.scan import read_file
    from ssg.prepare.found import make_all_found, making_digest

    settings = folder.settings
    making = making_digest(settings, engine_digest())
    with SqliteCache(folder.state / ARTICLES) as cache:

        def make(tasks: list[Any]) -> "list[tuple[str, Found]]":
            items = [(path, read_file(file), is_page) for path, file, is_page in tasks]
            found = make_all_found(items, settings, cache, making)
            return [(path, one) for (path, _, _), one in zip(items, found, strict=True)]

        yield make
