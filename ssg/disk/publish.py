"""Publishing: everything is rendered before anything is touched, and every file is put whole.

The order of the steps is DESIGN's: stage, claim (intent), replace, delete, record.
"""

import contextlib
import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from stat import S_ISDIR, S_ISREG

from ssg.diagnostics import Diagnostic, Location, diagnose
from ssg.disk.manifests import save_intent, save_manifest
from ssg.disk.present import STAGING
from ssg.model.urls import collision_key
from ssg.plan.manifest import Entry, Manifest
from ssg.plan.planner import BuildPlan, Keep, Output


@dataclass(frozen=True, slots=True)
class Published:
    """What was written: files whose bytes are new, and files taken away.

    Attributes:
        manifest: what the folder holds now; None where it is what it was.
    """

    written: int = 0
    deleted: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()
    manifest: Manifest | None = None


@dataclass(frozen=True, slots=True)
class _Staged:
    file: str
    key: str
    path: Path


def unknown_files(
    last: Manifest, present: Iterable[str], planned: Iterable[str], out: str
) -> tuple[Diagnostic, ...]:
    """A warning with the files that nobody knows, where there is no manifest to tell them by."""
    if last.readable:
        return ()
    unknown = sorted(set(present) - set(planned))
    if not unknown:
        return ()
    names = ", ".join(unknown[:5]) + (f" and {len(unknown) - 5} more" if len(unknown) > 5 else "")
    return (
        diagnose(
            "SSG602", Location(), f"{out} holds files that no build is known to have written: "
            f"{names}",
            hint="they are left as they are; delete the folder to start clean",
        ),
    )  # fmt: skip


Outputs = Callable[[Keep], Iterable[Output | Diagnostic]]


def publish(
    out: Path, plan: BuildPlan, outputs: Outputs, last: Manifest, record: Path
) -> Published:
    """Bring the output folder to what ``plan`` says; on any failure it stays as it was.

    Args:
        outputs: given the place to keep a file in, all that is to be written.

    Raises:
        OSError: when the file system does not let itself be written.
    """
    staging = out / STAGING
    shutil.rmtree(staging, ignore_errors=True)
    if plan.changes_nothing and last.readable:
        return Published()
    out.mkdir(parents=True, exist_ok=True)
    try:
        staged, failures = _stage(staging, outputs)
        if failures:
            return Published(diagnostics=failures)
        return _put(out, plan, staged, last, record)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _stage(staging: Path, outputs: Outputs) -> tuple[list[_Staged], tuple[Diagnostic, ...]]:
    staging.mkdir()

    def keep(number: int, data: bytes) -> str:
        (staging / str(number)).write_bytes(data)
        return str(number)

    staged: list[_Staged] = []
    failures: list[Diagnostic] = []
    for output in outputs(keep):
        if isinstance(output, Diagnostic):
            failures.append(output)
        elif not failures:
            staged.append(_Staged(output.file, output.key, staging / output.kept))
    return staged, tuple(failures)


def _put(
    out: Path, plan: BuildPlan, staged: list[_Staged], last: Manifest, record: Path
) -> Published:
    save_intent(record, [s.file for s in staged], last)
    first, later = _in_the_way(plan.delete, [s.file for s in staged])
    deleted = sum(_delete(out, file) for file in first)
    written = 0
    final = {file: last.outputs[file] for file in plan.keep}
    folders: set[str] = set()
    for item in staged:
        target = f"{out}/{item.file}"
        there, stat = _status(target), item.path.stat()
        if there is not None and _is_same(target, there, item.path, stat):
            stat = there
        else:
            _make_room(item.file, target, there, folders)
            os.replace(item.path, target)
            written += 1
        final[item.file] = Entry(item.key, stat.st_size, stat.st_mtime_ns)
    deleted += sum(_delete(out, file) for file in later)
    manifest = Manifest(final)
    save_manifest(record, manifest)
    return Published(written, deleted, manifest=manifest)


def _in_the_way(delete: Iterable[str], staged: Iterable[str]) -> tuple[list[str], list[str]]:
    """The files to delete before anything is put, and those after.

    Before: where a folder becomes a file or a file a folder, or only the case of a name changes,
    which some file systems cannot tell apart.
    """
    wanted = {collision_key(file) for file in staged}
    folders = {str(p) for file in wanted for p in PurePosixPath(file).parents}
    first: list[str] = []
    later: list[str] = []
    for file in delete:
        key = collision_key(file)
        above = {str(p) for p in PurePosixPath(key).parents}
        blocks = key in wanted or key in folders or not above.isdisjoint(wanted)
        (first if blocks else later).append(file)
    return first, later


def _status(target: str) -> os.stat_result | None:
    try:
        return os.lstat(target)
    except (FileNotFoundError, NotADirectoryError):
        return None


def _is_same(target: str, there: os.stat_result, staged: Path, new: os.stat_result) -> bool:
    if not S_ISREG(there.st_mode) or there.st_size != new.st_size:
        return False
    return Path(target).read_bytes() == staged.read_bytes()


def _make_room(file: str, target: str, there: os.stat_result | None, made: set[str]) -> None:
    """The folders that ``file`` needs; an empty folder in its place goes.

    Args:
        made: the folders that are known to be there.
    """
    folder = target.rpartition("/")[0]
    if folder not in made:
        try:
            Path(folder).mkdir(parents=True, exist_ok=True)
        except (FileExistsError, NotADirectoryError) as error:
            raise OSError(f"a file stands where the folder of {file} should be") from error
        made.add(folder)
    if there is not None and S_ISDIR(there.st_mode):
        Path(target).rmdir()


def _delete(out: Path, file: str) -> int:
    folders = [str(p) for p in PurePosixPath(file).parents][:-1]
    if any((out / folder).is_symlink() for folder in folders):
        return 0  # somebody put a link there: what lies behind it is not ours
    try:
        (out / file).unlink()
    except FileNotFoundError:
        return 0
    except (NotADirectoryError, IsADirectoryError, PermissionError):
        return 0
    for folder in folders:
        with contextlib.suppress(OSError):
            (out / folder).rmdir()
    return 1


def delete_published(out: Path, last: Manifest, record: Path) -> int:
    """Delete every file that builds wrote, and nothing else; returns how many there were."""
    if not last.readable:
        return 0  # nothing is known; the next build names what lies there
    deleted = sum(_delete(out, file) for file in sorted(last.outputs))
    with contextlib.suppress(OSError):
        out.rmdir()
    save_manifest(record, Manifest())
    return deleted
