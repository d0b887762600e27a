"""Publishing: everything is rendered before anything is touched, and every file is put whole.

The order of the steps is DESIGN's: stage, claim (intent), replace, delete, record.
"""

import contextlib
import shutil
from collections.abc import Callable, Collection, Iterable
from pathlib import Path, PurePosixPath

from ssg.diagnostics import Diagnostic, Location, diagnose
from ssg.disk.manifests import save_intent, save_manifest
from ssg.disk.present import STAGING
from ssg.disk.spares import MANY
from ssg.disk.staging import Staging, begin
from ssg.model.urls import collision_key
from ssg.plan.manifest import Entry, Manifest
from ssg.plan.planner import BuildPlan, Keep, Output
from ssg.values import dataclass


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
    folder = out / STAGING
    shutil.rmtree(folder, ignore_errors=True)
    if plan.changes_nothing and last.readable:
        return Published()
    out.mkdir(parents=True, exist_ok=True)
    planned = [*(task.file for task in plan.render), *(copy.file for copy in plan.copy)]
    first, later = _in_the_way(plan.delete, planned)
    try:
        staging = begin(
            out,
            many=len(planned) >= MANY,
            compares=not first,
            folder=folder,
            home=record.with_suffix(".spare"),
        )
        staged, lying, failures = _stage(staging, outputs)
        if failures:
            staging.give_back()
            return Published(diagnostics=failures)
        return _put(out, plan, staging, staged, lying, (first, later), last, record)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _stage(
    staging: Staging, outputs: Outputs
) -> tuple[dict[str, Entry], dict[str, Entry], tuple[Diagnostic, ...]]:
    """What is to be put, by file, as the manifest will have it; and what lies there already."""
    staged: dict[str, Entry] = {}
    lying: dict[str, Entry] = {}
    failures: list[Diagnostic] = []
    for output in outputs(staging.keep):
        if isinstance(output, Diagnostic):
            failures.append(output)
        elif not failures:
            kept = output.kept
            (lying if kept.lies else staged)[output.file] = Entry(
                output.key, kept.size, kept.mtime_ns
            )
    return staged, lying, tuple(failures)


def _put(
    out: Path,
    plan: BuildPlan,
    staging: Staging,
    staged: dict[str, Entry],
    lying: dict[str, Entry],
    delete: tuple[list[str], list[str]],
    last: Manifest,
    record: Path,
) -> Published:
    save_intent(record, staged, last)
    first, later = delete
    deleted = sum(_delete(out, file) for file in first)
    written = len(staged)
    final = {file: last.outputs[file] for file in plan.keep} | lying | staged
    for file, stat in staging.put(staged):
        final[file] = Entry(final[file].key, stat.st_size, stat.st_mtime_ns)
        written -= 1
    deleted += sum(_delete(out, file) for file in later)
    manifest = Manifest(final, recipes=plan.recipes or last.recipes)
    save_manifest(record, manifest)
    return Published(written, deleted, manifest=manifest)


def _in_the_way(delete: Collection[str], staged: Iterable[str]) -> tuple[list[str], list[str]]:
    """The files to delete before anything is put, and those after.

    Before: where a folder becomes a file or a file a folder, or only the case of a name changes,
    which some file systems cannot tell apart.
    """
    if not delete:
        return [], []
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
    shutil.rmtree(record.with_suffix(".spare"), ignore_errors=True)
    with contextlib.suppress(OSError):
        out.rmdir()
    save_manifest(record, Manifest())
    return deleted
