"""What decides what a build makes and says, in one digest."""

from dataclasses import fields

from ssg.commands.build_report import BuildOptions
from ssg.commands.site_folder import SiteFolder
from ssg.diagnostics import Diagnostic
from ssg.disk.engine import engine_digest
from ssg.disk.scan import Scan
from ssg.model.digests import digest_text, digest_value
from ssg.model.tree import SourceTree


def inputs_digest(
    options: BuildOptions,
    folder: SiteFolder,
    scan: Scan,
    font: str,
    noticed: tuple[Diagnostic, ...],
) -> str:
    """The digest of everything that decides what a build makes and says, but the time."""
    asked = (options.drafts, options.future, options.expired, options.strict)
    said = (noticed, scan.diagnostics, folder.settings)
    return digest_value([engine_digest(), asked, said, _tree_digest(scan.tree), font])


def _tree_digest(tree: SourceTree) -> str:
    kinds = (getattr(tree, kind.name) for kind in fields(tree))
    # No path holds a null character.
    lines = ("\0".join([f"{f.digest}{f.path}" for f in files]) for files in kinds)
    return digest_text("\0\0".join(lines))
