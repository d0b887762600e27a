"""Paths of the site: how they become links, and which file each one is.

A path of the site is Unicode (NFC), starts with ``/`` and is not percent-encoded; it is encoded
once, where it becomes a link (RFC 3986, section 2; RFC 3987, section 3.1).
"""

import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote

# Sub-delimiters and ":" and "@" may stand in a path (RFC 3986, section 3.3).
_PATH_SAFE = "/-_.~!$&'()*+,;=:@"
# A path of the site that is its own link: nothing of it is to be encoded, and it names no host.
_PLAIN = re.compile(r"/(?:[A-Za-z0-9_.~-][A-Za-z0-9_.~/-]*)?")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def is_external(url: str) -> bool:
    """Whether a URL has a scheme or names a host, so that it is none of the site's paths."""
    return url.startswith("//") or _SCHEME.match(url) is not None


def encode_path(path: str) -> str:
    """A path of the site, percent-encoded once."""
    return quote(unicodedata.normalize("NFC", path), safe=_PATH_SAFE)


def split_suffix(url: str) -> tuple[str, str]:
    """A reference as its path and the rest (``?query#fragment``)."""
    cut = min((i for i in (url.find("?"), url.find("#")) if i >= 0), default=len(url))
    return url[:cut], url[cut:]


@lru_cache(maxsize=1 << 16)
def link(path: str, base_path: str) -> str:
    """A path of the site as a link within it, below ``base_path``; other URLs stay as they are."""
    if _PLAIN.fullmatch(path):
        return base_path + path
    if is_external(path) or path.startswith("#"):
        return path
    plain, suffix = split_suffix(path)
    return base_path + encode_path(plain) + quote(suffix, safe=_PATH_SAFE + "?#%[]")


@lru_cache(maxsize=1 << 12)  # a page names its own address several times
def absolute(path: str, base_url: str) -> str:
    """A path of the site as an absolute URL; other absolute URLs stay as they are."""
    if _PLAIN.fullmatch(path):  # most are such, and a sitemap has thousands
        return base_url.rstrip("/") + path
    if is_external(path):
        return path
    return base_url.rstrip("/") + link(path, "")


def output_file(path: str) -> str:
    """The file, relative to the output folder, that a path of the site is served from."""
    relative = path.lstrip("/")
    return relative + "index.html" if relative == "" or relative.endswith("/") else relative


def collision_key(file: str) -> str:
    """Equal for files that one file system or another cannot tell apart (case, normalisation)."""
    if file.isascii():
        return file.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", file).casefold())
