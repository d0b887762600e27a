"""The files of a large output folder, looked at by another process while the site is scanned.

It tells only of those that are not as the manifest says. Where it fails, or cannot be started, the
build looks itself.
"""

import json
import os
from pathlib import Path

from ssg.disk.children import fork_with_pipe, join
from ssg.disk.manifests import load_manifest
from ssg.disk.present import present_files
from ssg.disk.workers import can_fork, processors
from ssg.plan.manifest import Manifest

LARGE = 200_000  # bytes of a manifest, of some two thousand files: to look at them takes 10 ms


class Lookout:
    """The other process.

    Args:
        end: of a pipe, to read from.
    """

    def __init__(self, process: int, end: int) -> None:
        self._process: int | None = process
        self._end = end

    def present(self, last: Manifest) -> dict[str, tuple[int, int]] | None:
        """What ``present_files`` finds, after waiting for it; None where that is not known."""
        if self._process is None or not last.digest:
            return None
        with os.fdopen(self._end, "rb", closefd=False) as pipe:
            told = pipe.read()
        self.close()
        try:
            digest, differing = json.loads(told)
        except ValueError:
            return None
        if digest != last.digest:
            return None
        found = {file: (entry.size, entry.mtime_ns) for file, entry in last.outputs.items()}
        for file, numbers in differing:
            if numbers is None:
                del found[file]
            else:
                found[file] = tuple(numbers)
        return found

    def close(self) -> None:
        """Wait for its end, which is near: what it would still tell is not heard."""
        if self._process is not None:
            os.close(self._end)
            join(self._process)
            self._process = None


def look_out(out: Path, record: Path) -> Lookout | None:
    """Start looking at the output folder, where that pays.

    Args:
        record: the file of its manifest, which nobody writes meanwhile.
    """
    try:
        if record.stat().st_size < LARGE or processors() < 2 or not can_fork():
            return None
    except OSError:
        return None

    def tell(end: int) -> None:
        with os.fdopen(end, "wb") as pipe:
            pipe.write(_told(out, load_manifest(record)).encode("utf-8", "surrogatepass"))

    started = fork_with_pipe(tell)
    return None if started is None else Lookout(*started)


def _told(out: Path, last: Manifest) -> str:
    """The manifest's digest, and the files that are not as it says: what they are, or None."""
    found = present_files(out, last)
    differing = [
        (file, found.get(file))
        for file, entry in last.outputs.items()
        if found.get(file) != (entry.size, entry.mtime_ns)
    ]
    return json.dumps([last.digest, differing])
