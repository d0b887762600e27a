"""The files in ``data/``, for templates that name ``data``."""

from collections.abc import Callable
from typing import Any

from ssg.diagnostics import Checked, Diagnostic
from ssg.model.tree import SourceTree


def load_data(tree: SourceTree, read: Callable[[str], bytes]) -> Checked[dict[str, Any]]:
    """``data/team.toml`` as ``data.team``, ``data/charts/gpu.json`` as ``data.charts.gpu``."""
    values: dict[str, Any] = {}
    diagnostics: list[Diagnostic] = []
    for file in tree.data:
        from ssg.parse.data import parse_data  # with YAML, which a site without data does not need

        parsed = parse_data(file.path, read(file.path))
        diagnostics += parsed.diagnostics
        *folders, name = file.path.removeprefix("data/").rsplit(".", 1)[0].split("/")
        inner = values
        for folder in folders:
            if not isinstance(inner.get(folder), dict):
                inner[folder] = {}  # a folder wins over a file of the same name
            inner = inner[folder]
        inner[name] = parsed.value
    return Checked(values, tuple(diagnostics))
