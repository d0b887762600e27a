"""The rendered HTML made harmless, and its links made into slots.

Two steps. nh3 parses the HTML as a browser does and writes back only what ``ssg.markdown.allowed``
lists, in canonical form: every attribute is ``name="value"`` with ``&``, ``"``, ``<`` and ``>``
escaped, so that the second step may read tags with a regular expression. That step gives ids,
boxes and slots their final form.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from html import escape, unescape
from urllib.parse import unquote

import nh3

from ssg.markdown.allowed import (
    ATTRIBUTE_VALUES,
    ATTRIBUTES,
    DROPPED_WITH_CONTENT,
    NUMBERS,
    REL,
    SCHEMES,
    TAGS,
)
from ssg.markdown.characters import FORBIDDEN
from ssg.markdown.headings import RESERVED
from ssg.markdown.links import SCHEME
from ssg.markdown.notes import Note
from ssg.markdown.words import words
from ssg.model.rendered import SLOT_CLOSE, SLOT_OPEN, Link

_TAG = re.compile(r"<([a-z][a-z0-9]*)((?: [a-z\-]+=\"[^\"]*\")+)>|<(/?)h1>")
_ATTRIBUTE = re.compile(r" ([a-z\-]+)=\"([^\"]*)\"")
_EMPTY_LINK = re.compile(r"\s*</a>")
_IMAGE_LINK = re.compile(r"\s*<img [^>]*alt=\"\"[^>]*>\s*</a>")
_NUMBER = re.compile(r"-?[0-9]{1,5}")
_ALIGN = re.compile(r"text-align:\s*(left|center|right)")


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(TAGS),
        clean_content_tags=set(DROPPED_WITH_CONTENT),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        tag_attribute_values=ATTRIBUTE_VALUES,
        set_tag_attribute_values={"pre": {"tabindex": "0"}},
        filter_style_properties={"text-align"},
        url_schemes=set(SCHEMES),
        link_rel=None,
    )


@dataclass(slots=True)
class Sanitised:
    """The HTML with slots, and what was found in it. ``fragments`` are links within the page."""

    html: str = ""
    links: list[Link] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    fragments: list[tuple[str, int]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def sanitise(
    html: str, *, owned: frozenset[str], lang: str, line: Callable[[int], int]
) -> Sanitised:
    """Make ``html`` harmless.

    Args:
        owned: anchors of headings, which no other element may take.
        line: from a line of the body (from 0) to the file's line.
    """
    clean = str(_cleaner().clean(html))
    # Entities such as &#2; became characters; a slot must not be forged.
    clean = FORBIDDEN.sub("", clean)
    found = Sanitised()
    tables = 0
    current = 0

    def tag(match: re.Match[str]) -> str:
        nonlocal tables, current
        name = match[1]
        if name is None:
            return f"<{match[3]}h2>"
        attrs: dict[str, str] = dict(_ATTRIBUTE.findall(match[2]))
        _settle_id(attrs, owned, current, found)
        if "data-l" in attrs:
            number = attrs.pop("data-l")
            if number.isascii() and number.isdigit():
                current = int(number[:9])
        after = ""
        if name == "a":
            after = _link(attrs, match, current, line, found)
        elif name == "img":
            if "src" not in attrs:
                return attrs.get("alt", "")
            _image(attrs, current, line, found)
        elif name == "input":
            if attrs.get("type") != "checkbox":
                return ""
            attrs["disabled"] = ""
        elif name == "div" and attrs.get("class") == "table-scroll":
            tables += 1
            label = words(lang)["table"].format(tables)
            attrs |= {"role": "region", "aria-label": escape(label), "tabindex": "0"}
        elif name == "h1":
            name = "h2"
        style = attrs.pop("style", None)
        if style:
            side = _ALIGN.search(style)
            if side:
                attrs["class"] = f"{attrs.get('class', '')} align-{side[1]}".strip()
        for key in NUMBERS.intersection(attrs):
            if not _NUMBER.fullmatch(attrs[key]):
                del attrs[key]
        written = "".join([f' {key}="{value}"' for key, value in attrs.items()])
        return f"<{name}{written}>{after}"

    found.html = _TAG.sub(tag, clean)
    return found


def _settle_id(attrs: dict[str, str], owned: frozenset[str], line: int, found: Sanitised) -> None:
    """Keep an id that is new; ``data-i`` is one of our own making, which may be a reserved name."""
    ours = attrs.pop("data-i", None)
    raw = attrs.pop("id", None)
    for value, is_ours in ((ours, True), (raw, False)):
        if value is None:
            continue
        anchor = unescape(value)
        bad = not anchor or any(char.isspace() for char in anchor) or anchor in found.anchors
        if bad or (not is_ours and (anchor in owned or RESERVED.fullmatch(anchor))):
            message = f"The id {anchor!r} is used already, or belongs to the page: left out."
            found.notes.append(Note("SSG307", line, message, "Choose another id."))
            continue
        found.anchors.append(anchor)
        attrs["id"] = value
        return


def _slot(url: str, kind: str, current: int, line: Callable[[int], int], found: Sanitised) -> str:
    target = unquote(url)
    if FORBIDDEN.search(target) or "\n" in target or "\r" in target or "\t" in target:
        target = url
    found.links.append(Link(target, kind, line(current)))
    return f"{SLOT_OPEN}{len(found.links) - 1}{SLOT_CLOSE}"


def _is_elsewhere(url: str) -> bool:
    return url.startswith(("//", "\\\\", "/\\", "\\/")) or SCHEME.match(url) is not None


def _link(
    attrs: dict[str, str],
    match: re.Match[str],
    current: int,
    line: Callable[[int], int],
    found: Sanitised,
) -> str:
    """Settle a link's attributes; the result is text for a link that has none."""
    if "rel" in attrs:
        rel = " ".join(word for word in attrs.pop("rel").split() if word in REL)
        attrs |= {"rel": rel} if rel else {}
    if "href" not in attrs:
        return ""
    url = unescape(attrs["href"]).strip()
    if not url:
        del attrs["href"]
        return ""
    if url.startswith("#"):
        if "role" not in attrs:
            found.fragments.append((unquote(url[1:]), current))
    elif not _is_elsewhere(url):
        attrs["href"] = _slot(url, "a", current, line, found)
    if _EMPTY_LINK.match(match.string, match.end()):
        found.notes.append(
            Note("SSG311", current, f"The link to {url} has no text.", "Write [text](address).")
        )
        return escape(url)
    if _IMAGE_LINK.match(match.string, match.end()) and "aria-label" not in attrs:
        attrs["aria-label"] = escape(url)
    return ""


def _image(
    attrs: dict[str, str], current: int, line: Callable[[int], int], found: Sanitised
) -> None:
    url = unescape(attrs["src"]).strip()
    if not _is_elsewhere(url):
        attrs["src"] = _slot(url, "img", current, line, found)
    if "alt" not in attrs:
        found.notes.append(
            Note(
                "SSG310", current, "An image has no alternative text.", 'Write alt="what it shows".'
            )
        )
        attrs["alt"] = ""
