"""Addresses: the site's own, and those that settings and front matter name."""

import re
from urllib.parse import quote, urlsplit

_SAFE_SCHEMES = ("http", "https", "mailto")


def base_url_problem(url: str) -> tuple[str, str] | None:
    """An absolute http(s) address in ASCII, without query and fragment (also for --base-url)."""
    example = 'write "https://example.com" or "https://example.com/blog"'
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return "this is not an address", example
    if parts.scheme.lower() not in ("http", "https") or not host or re.search(r"\s", url):
        return "this is not an http or https address", example
    if re.search(r"[^\w.:%-]", host):
        return "the host of the site's address is not a name", example
    if "?" in url or "#" in url:
        return "the site's address cannot have ? or #", f'write "{re.split("[?#]", url)[0]}"'
    if parts.username is not None or port == 0:
        return "the site's address is host, port and path only", example
    if not url.isascii():
        return "the site's address must be written in ASCII", f'write "{_ascii(url)}"'
    if re.search(r"//|(?:^|/)\.{1,2}(?:/|$)|[\\<>\"{}|^`]", parts.path):
        return "the path of the site's address is not a plain one", example
    return None


def _ascii(url: str) -> str:
    parts = urlsplit(url)
    host = parts.hostname or ""
    try:
        host = host.encode("idna").decode("ascii")
    except UnicodeError:
        host = "example.com"
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{host}{port}{quote(parts.path, safe='/%-._~')}"


def address_problem(text: str) -> tuple[str, str] | None:
    """A path of the site, or an address that a browser may open without running anything."""
    scheme = re.match(r"\s*([A-Za-z][A-Za-z0-9+.-]*):", text)
    if scheme is not None and scheme[1].lower() not in _SAFE_SCHEMES:
        wrong = f"an address that begins with {scheme[1][:20]}: cannot be used here"
        return wrong, "write a path of the site or an https address"
    if re.search(r"[\x00-\x1f\\]", text):
        return "this is not an address", "write a path of the site or an https address"
    return None
