"""The program's own digest: a cache or manifest of another version is not trusted."""

import os
import re
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from zlib import ZLIB_RUNTIME_VERSION

import ssg
from ssg.disk.scan import read_file
from ssg.model.digests import digest_bytes, digest_value

# Every library whose version may change an output's bytes.
_LIBRARIES = (
    "budoux", "jinja2", "markdown-it-py", "markupsafe", "mdit-py-plugins", "nh3",
    "pillow", "pygments", "python-frontmatter", "pyyaml", "rapidfuzz",
    "rcssmin", "rjsmin", "tzdata",
)  # fmt: skip
_OPTIONAL = {"pillow": "PIL"}  # with the names that they are imported by


@cache
def engine_digest() -> str:
    """The digest of the package's source and the versions of the libraries it uses."""
    package = str(Path(ssg.__file__).resolve().parent)
    sources = [(path, digest_bytes(read_file(file))) for path, file in _sources(package)]
    installed = _installed()
    versions = [(name, installed.get(name) or _version(name)) for name in _LIBRARIES]
    return digest_value([sources, versions, _python(), ZLIB_RUNTIME_VERSION])


def _sources(package: str) -> list[tuple[str, str]]:
    """The files by their path in the package. Each build asks: ``pathlib`` takes twice as long."""
    found = []
    for folder, folders, files in os.walk(package):
        folders[:] = [name for name in folders if name != "__pycache__"]
        inside = folder[len(package) + 1 :].replace(os.sep, "/")
        start = f"{inside}/" if inside else ""
        found += [(start + n, f"{folder}{os.sep}{n}") for n in files if n.endswith(".py")]
    return sorted(found)


def _installed() -> dict[str, str]:
    """The libraries' versions by the names of their folders (PyPA, "Recording installed projects").

    ``importlib.metadata`` says the same, but to import it takes longer than a build that finds
    nothing changed.
    """
    found: dict[str, str] = {}
    for place in sys.path:
        try:
            names = os.listdir(place or ".")
        except OSError:
            continue
        for name in names:
            if name.endswith(".dist-info"):
                library, _, version = name.removesuffix(".dist-info").partition("-")
                found.setdefault(re.sub(r"[-_.]+", "-", library).lower(), version)
    return found


def _version(name: str) -> str:
    if name in _OPTIONAL and find_spec(_OPTIONAL[name]) is None:
        return ""  # to be told so by ``importlib.metadata`` takes 20 ms
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _python() -> str:
    # Unicode's tables come with Python, and slugs and folding with them.
    return ".".join(map(str, sys.version_info[:2]))
