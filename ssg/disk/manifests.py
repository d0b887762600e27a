"""The manifest of each output folder: a file of its own, with its previous copy beside it.

While a build puts files in place, a third file, the intent, claims those that it may have written:
a crash leaves no file that nobody knows, and the manifest itself is written once a build.
"""

import json
import os
from collections.abc import Iterable
from pathlib import Path

from ssg.model.digests import digest_text
from ssg.plan.manifest import Entry, Manifest

PENDING = Entry("", -1, -1)  # claimed, perhaps not yet in place: never fresh


def manifest_path(state: Path, root: Path, out: Path) -> Path:
    """Where the manifest of the output folder ``out`` lies, below ``state``.

    An output folder inside the site is known by its relative path, so that the whole site can be
    moved or restored elsewhere.
    """
    real, base = out.resolve(), root.resolve()
    name = real.relative_to(base).as_posix() if real.is_relative_to(base) else real.as_posix()
    return state / "outputs" / f"{digest_text(name)[:16]}.manifest"


def load_manifest(path: Path) -> Manifest:
    """The manifest, or its previous copy where it is damaged; an unreadable one if neither is.

    What a build claimed that was cut short is in it, and never fresh.
    """
    found = Manifest(readable=False)
    for candidate in (path, _previous(path)):
        try:
            manifest = Manifest.load(candidate.read_bytes())
        except OSError:
            continue
        if manifest is not None:
            found = manifest
            break
    claimed = _load_intent(path)
    if claimed is None:
        return found
    return Manifest({**found.outputs, **dict.fromkeys(claimed, PENDING)})


def manifest_digest(path: Path) -> str:
    """The digest of the manifest that was saved last (``Manifest.digest``); empty without one."""
    try:
        with path.open("rb") as file:
            return file.readline().decode("ascii", "replace").strip()
    except OSError:
        return ""


def save_manifest(path: Path, manifest: Manifest) -> None:
    """Write the manifest atomically; what stood there before becomes the previous copy."""
    path.parent.mkdir(parents=True, exist_ok=True)
    staged = path.with_suffix(".new")
    _write(staged, manifest.dump())
    if path.exists():
        os.replace(path, _previous(path))
    os.replace(staged, path)
    _intent(path).unlink(missing_ok=True)


def save_intent(path: Path, files: Iterable[str], last: Manifest) -> None:
    """Claim the files that a build is about to write, with those that one before left claimed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    left = (file for file, entry in last.outputs.items() if entry == PENDING)
    body = json.dumps(sorted({*files, *left}), ensure_ascii=False)
    staged = _intent(path).with_suffix(".intent.new")
    _write(staged, f"{digest_text(body)}\n{body}\n".encode())
    os.replace(staged, _intent(path))


def _load_intent(path: Path) -> list[str] | None:
    try:
        checksum, _, body = _intent(path).read_bytes().decode("utf-8").partition("\n")
        body = body.removesuffix("\n")
        if checksum != digest_text(body):
            return None
        return [str(file) for file in json.loads(body)]
    except (OSError, ValueError, TypeError):
        return None


def _write(path: Path, data: bytes) -> None:
    # Not forced to the disk: that would wait for every page just staged. After a power cut the
    # checksum tells a torn file, and size and time tell an output that is not what was written.
    path.write_bytes(data)


def _previous(path: Path) -> Path:
    return path.with_suffix(".previous")


def _intent(path: Path) -> Path:
    return path.with_suffix(".intent")
