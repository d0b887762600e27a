"""The program's own digest: a cache or manifest of another version is not trusted."""

import platform
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import ssg
from ssg.model.digests import digest_bytes, digest_value

# Every library whose version may change an output's bytes.
_LIBRARIES = (
    "budoux", "jinja2", "markdown-it-py", "markupsafe", "mdit-py-plugins", "nh3",
    "pillow", "pygments", "python-frontmatter", "pyyaml", "rapidfuzz", "tzdata",
)  # fmt: skip


@cache
def engine_digest() -> str:
    """The digest of the package's source and the versions of the libraries it uses."""
    package = Path(ssg.__file__).resolve().parent
    sources = [
        (file.relative_to(package).as_posix(), digest_bytes(file.read_bytes()))
        for file in sorted(package.rglob("*.py"))
    ]
    return digest_value([sources, [(n, _version(n)) for n in _LIBRARIES], _python()])


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _python() -> str:
    # Unicode's tables come with Python, and slugs and folding with them.
    return ".".join(platform.python_version_tuple()[:2])
