"""The files that lie in an output folder."""

import os
from collections.abc import Mapping
from pathlib import Path
from stat import S_ISREG

from ssg.plan.manifest import Manifest

STAGING = ".ssg-staging"


def present_files(out: Path, last: Manifest) -> dict[str, tuple[int, int]]:
    """Size in bytes and mtime in nanoseconds of the files that the last build wrote.

    Where no manifest tells which these are, of every file that lies there.
    """
    if not last.readable:
        return _all_files(out)
    found: dict[str, tuple[int, int]] = {}
    base, lstat, is_file = f"{out}/", os.lstat, S_ISREG
    for file in last.outputs:
        try:
            stat = lstat(base + file)
        except (OSError, ValueError):
            continue
        if is_file(stat.st_mode):
            found[file] = (stat.st_size, stat.st_mtime_ns)
    return found


def is_untouched(out: Path, manifest: Manifest) -> bool:
    """Whether every file of the last build lies in the output folder as it was put there."""
    if not manifest.readable:
        return False
    base, lstat, is_file = f"{out}/", os.lstat, S_ISREG
    try:
        for file, entry in manifest.outputs.items():
            stat = lstat(base + file)
            if stat.st_mtime_ns != entry.mtime_ns or stat.st_size != entry.size:
                return False
            if not is_file(stat.st_mode):
                return False
    except (OSError, ValueError):
        return False
    return True


def are_untouched(present: Mapping[str, tuple[int, int]], manifest: Manifest) -> bool:
    """``is_untouched`` of the files that ``present_files`` found."""
    return (
        manifest.readable
        and len(present) == len(manifest.outputs)
        and all(
            present.get(file) == (entry.size, entry.mtime_ns)
            for file, entry in manifest.outputs.items()
        )
    )


def _all_files(out: Path) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    stack = [(out, "")]
    while stack:
        folder, prefix = stack.pop()
        try:
            entries = list(os.scandir(folder))
        except (FileNotFoundError, NotADirectoryError):
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if prefix or entry.name != STAGING:
                    stack.append((Path(entry.path), f"{prefix}{entry.name}/"))
            elif entry.is_file(follow_symlinks=False):
                stat = entry.stat(follow_symlinks=False)
                found[prefix + entry.name] = (stat.st_size, stat.st_mtime_ns)
    return found
