"""Where the shipped theme lies: in the installed package, or in the repository."""

from pathlib import Path

import ssg


def shipped_folder() -> Path:
    """The folder that holds the default ``templates/`` and ``static/assets/``."""
    package = Path(ssg.__file__).resolve().parent
    inside = package / "default"
    return inside if inside.is_dir() else package.parent
