"""The watch over the site's sources: the one place that knows watchdog."""

import contextlib
import logging
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

# It tells its own log of emitters that stop; without a handler that ends up on the terminal.
logging.getLogger("watchdog").addHandler(logging.NullHandler())

# The build itself opens and reads every source: these events are no changes.
_NO_CHANGE = frozenset({"opened", "closed_no_write", "attrib"})

# What editors leave beside a file while they save it: Vim's swap files and its test file 4913,
# Emacs' locks and autosaves, backups, and the temporary names of JetBrains and of GNOME.
_PASSING = re.compile(
    r"\..*|.*~|#.*#|4913|.*\.(sw[a-z]|tmp|temp|bak|part|crdownload)|.*___jb_(tmp|old)___"
    r"|__pycache__|.*\.pyc",
    re.IGNORECASE,
)


def is_source(path: Path, targets: Iterable[Path], ignored: Iterable[Path]) -> bool:
    """Whether a change at ``path`` is one of the site's sources.

    Args:
        targets: the watched files and folders.
        ignored: folders that the build writes.
    """
    if any(path.is_relative_to(folder) for folder in ignored):
        return False
    for target in targets:
        if path == target:
            return True
        if path.is_relative_to(target):
            return not any(_PASSING.fullmatch(part) for part in path.relative_to(target).parts)
    return False


class _Handler(FileSystemEventHandler):
    """Passes on changes of sources, and keeps the watch when a watched folder comes back."""

    def __init__(
        self,
        observer: BaseObserver,
        targets: Sequence[Path],
        ignored: Sequence[Path],
        changed: Callable[[Iterable[Path]], None],
    ) -> None:
        self._observer = observer
        self._targets = targets
        self._ignored = ignored
        self._changed = changed
        self._watches: dict[Path, ObservedWatch] = {}

    def watch(self, folder: Path) -> None:
        """Watch all of a folder, anew if it was there before; no effect when it is not there."""
        old = self._watches.pop(folder, None)
        if old is not None:
            with contextlib.suppress(KeyError):
                self._observer.unschedule(old)
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            self._watches[folder] = self._observer.schedule(self, str(folder), recursive=True)

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in _NO_CHANGE:
            return
        # A folder is "modified" when an entry of it is: that entry has its own event.
        if event.is_directory and event.event_type == "modified":
            return
        paths = [Path(os.fsdecode(p)) for p in (event.src_path, event.dest_path) if p]
        for path in paths:
            new = event.event_type in ("created", "moved") and path in self._targets
            if new and path.is_dir():
                self.watch(path)
        self._changed([p for p in paths if is_source(p, self._targets, self._ignored)])


@contextlib.contextmanager
def watching(
    sources: Sequence[Path],
    changed: Callable[[Iterable[Path]], None],
    *,
    ignored: Sequence[Path] = (),
) -> Iterator[None]:
    """Tell ``changed`` of every change of the sources, from another thread, until the block ends.

    A file is watched through its folder, since editors put a new file in its place; so is a
    folder, which may be missing now and come later.

    Args:
        sources: files and folders; those that do not exist are waited for.
        ignored: folders below them that the build writes.

    Raises:
        OSError: when the system has no watches left.
    """
    targets = tuple(dict.fromkeys(path.resolve() for path in sources))
    observer = Observer()
    handler = _Handler(observer, targets, tuple(p.resolve() for p in ignored), changed)
    for parent in dict.fromkeys(target.parent for target in targets):
        if parent.is_dir():
            observer.schedule(handler, str(parent), recursive=False)
    for target in targets:
        if target.is_dir():
            handler.watch(target)
    observer.start()
    try:
        yield
    finally:
        observer.stop()
        observer.join()
