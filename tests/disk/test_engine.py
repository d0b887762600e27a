"""The engine's digest knows every library that shapes an output."""

import re
import tomllib
from pathlib import Path

from ssg.disk import engine

ROOT = Path(__file__).parents[2]
# One watches files for the preview, the other only tells which letters a font has.
SHAPES_NOTHING = {"watchdog", "fonttools"}


def test_every_dependency_that_shapes_pages_is_in_the_digest() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lines = (*project["dependencies"], *project["optional-dependencies"]["images"])
    names = {re.split(r"[<>=]", line)[0] for line in lines}
    assert set(engine._LIBRARIES) == names - SHAPES_NOTHING


def test_every_library_in_the_digest_is_installed() -> None:
    assert all(engine._version(name) for name in engine._LIBRARIES)
