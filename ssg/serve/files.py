"""From the path of a request to a file of the output folder, as a static host would do it."""

import os
from pathlib import Path
from urllib.parse import quote, unquote_to_bytes

from ssg.values import dataclass

_TEXT = "; charset=utf-8"
_MEDIA_TYPES = {
    ".atom": "application/atom+xml",
    ".avif": "image/avif",
    ".css": "text/css" + _TEXT,
    ".csv": "text/csv" + _TEXT,
    ".gif": "image/gif",
    ".htm": "text/html" + _TEXT,
    ".html": "text/html" + _TEXT,
    ".ico": "image/vnd.microsoft.icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript" + _TEXT,
    ".json": "application/json",
    ".map": "application/json",
    ".md": "text/markdown" + _TEXT,
    ".mjs": "text/javascript" + _TEXT,
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".otf": "font/otf",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".txt": "text/plain" + _TEXT,
    ".wasm": "application/wasm",
    ".webm": "video/webm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".xsl": "application/xslt+xml",
    ".zip": "application/zip",
}

# What would end a name or start another one; on Windows also a drive or a stream.
_NOT_IN_NAMES = frozenset("/\0\\:" if os.name == "nt" else "/\0")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a request gets: a file, or another address to ask at, or neither."""

    file: Path | None = None
    redirect: str = ""


NOTHING = Answer()


def media_type(path: Path) -> str:
    """By the file's ending; bytes of unknown kind where it is not known."""
    return _MEDIA_TYPES.get(path.suffix.lower(), "application/octet-stream")


def segments(path: str) -> tuple[str, ...] | None:
    """The decoded parts of a path that starts with ``/``; None when one could lead elsewhere.

    The last part is empty for a path that ends in ``/``.
    """
    try:
        parts = [unquote_to_bytes(part).decode("utf-8") for part in path.split("/")]
    except UnicodeDecodeError:
        return None
    if parts[0] or "" in parts[1:-1]:
        return None
    for part in parts[1:]:
        if part in (".", "..") or _NOT_IN_NAMES & set(part):
            return None
    return tuple(parts[1:])


def answer(root: Path, base_path: str, target: str) -> Answer:
    """What lies at a request's target.

    Args:
        root: the output folder, resolved.
        base_path: the path under which the site lies, without a trailing slash; may be empty.
        target: of the request line (RFC 9112, 3.2.1), with its query.
    """
    path, mark, query = target.partition("?")
    if base_path and path in ("/", base_path):
        return Answer(redirect=base_path + "/")
    if not path.startswith(base_path + "/"):
        return NOTHING
    parts = segments(path[len(base_path) :])
    if parts is None:
        return NOTHING
    found = root.joinpath(*parts)
    try:
        inside = found.resolve().is_relative_to(root)
        if not inside:  # a symbolic link that leads out of the folder
            return NOTHING
        if found.is_dir():
            if parts[-1]:
                folder = quote("/" + "/".join(parts) + "/")
                return Answer(redirect=base_path + folder + mark + quote(query, safe="=&%+,;:@/?"))
            found = found / "index.html"
            inside = found.resolve().is_relative_to(root)
        elif not parts[-1]:
            return NOTHING  # ``/a.txt/``
        return Answer(file=found) if inside and found.is_file() else NOTHING
    except OSError:  # a name that is too long, links in a circle
        return NOTHING
