"""The engine's digest knows every library that shapes an output."""

import re
import tomllib
from pathlib import Path

from ssg.disk import engine

ROOT = Path(__file__).parents[2]
# It watches files for the preview, and no byte of a page comes from it.
SHAPES_NOTHING = {"watchdog"}


def test_every_dependency_that_shapes_pages_is_in_the_digest() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = {re.split(r"[<>=]", line)[0] for line in project["dependencies"]}
    assert set(engine._LIBRARIES) == names - SHAPES_NOTHING


def test_every_library_in_the_digest_is_installed() -> None:
    assert all(engine._version(name) for name in engine._LIBRARIES)
