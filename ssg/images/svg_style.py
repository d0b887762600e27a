"""Whether a piece of CSS in an SVG loads something from elsewhere."""

import re

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
# An escape can spell any of the names below in another way.
_SUSPECT = re.compile(
    r"\\|@import|expression\s*\(|javascript:|-moz-binding|behavior\s*:"
    r"|(?:image|image-set|cross-fade|src)\s*\(",
    re.IGNORECASE,
)
_URL = re.compile(r"url\s*\(\s*[\"']?\s*", re.IGNORECASE)
_OWN = re.compile(r"#|data:(?:image/(?:png|jpeg|gif|webp)|font/[a-z0-9]+)[;,]", re.IGNORECASE)


def without_comments(css: str) -> str:
    """The CSS without comments, in which anything might be hidden."""
    return _COMMENT.sub("", css)


def stays_inside(css: str) -> bool:
    """Whether nothing in ``css`` (without comments) names anything outside its file."""
    if _SUSPECT.search(css):
        return False
    return all(_OWN.match(css, url.end()) for url in _URL.finditer(css))
