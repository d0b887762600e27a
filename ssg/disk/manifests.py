"""The manifest of each output folder: a file of its own, with its previous copy beside it."""

import os
from pathlib import Path

from ssg.model.digests import digest_bytes, digest_text
from ssg.plan.manifest import Manifest


def manifest_path(state: Path, root: Path, out: Path) -> Path:
    """Where the manifest of the output folder ``out`` lies, below ``state``.

    An output folder inside the site is known by its relative path, so that the whole site can be
    moved or restored elsewhere.
    """
    real, base = out.resolve(), root.resolve()
    name = real.relative_to(base).as_posix() if real.is_relative_to(base) else real.as_posix()
    return state / "outputs" / f"{digest_text(name)[:16]}.manifest"


def load_manifest(path: Path) -> Manifest:
    """The manifest, or its previous copy where it is damaged; an unreadable one if neither is."""
    for candidate in (path, _previous(path)):
        try:
            manifest = Manifest.load(candidate.read_bytes())
        except OSError:
            continue
        if manifest is not None:
            return manifest
    return Manifest(readable=False)


def manifest_digest(path: Path) -> str:
    """The digest of the manifest's bytes; empty where there is none."""
    try:
        return digest_bytes(path.read_bytes())
    except OSError:
        return ""


def save_manifest(path: Path, manifest: Manifest) -> None:
    """Write the manifest atomically; what stood there before becomes the previous copy."""
    path.parent.mkdir(parents=True, exist_ok=True)
    staged = path.with_suffix(".new")
    with staged.open("wb") as file:
        file.write(manifest.dump())
        file.flush()
        os.fsync(file.fileno())
    if path.exists():
        os.replace(path, _previous(path))
    os.replace(staged, path)


def _previous(path: Path) -> Path:
    return path.with_suffix(".previous")
