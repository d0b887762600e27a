"""The second step of sanitising: ids, links, images, boxes and checkboxes in their final form.

What nh3 wrote is canonical: each attribute is ``name="value"`` with ``&``, ``"``, ``<`` and ``>``
escaped in the value, so that a regular expression reads tags without error.
"""

import re
from collections.abc import Callable
from html import escape, unescape
from urllib.parse import unquote

from ssg.markdown.allowed import FORMS, REL
from ssg.markdown.characters import first_forbidden
from ssg.markdown.extensions.tables import BOX
from ssg.markdown.headings import RESERVED
from ssg.markdown.links import SCHEME
from ssg.markdown.notes import Note
from ssg.markdown.words import words
from ssg.model.rendered import SLOT_CLOSE, SLOT_OPEN, Link

_TAG = re.compile(r"<([a-z][a-z0-9]*)((?: [a-z\-]+=\"[^\"]*\")+)>|<(/?h1|img|input)>")
_ATTRIBUTE = re.compile(r" ([a-z\-]+)=\"([^\"]*)\"")
_EMPTY_LINK = re.compile(r"\s*</a>")
_IMAGE_LINK = re.compile(r"\s*<img ([^>]*)>\s*</a>")
_ALIGN = re.compile(r"text-align:\s*(left|center|right)")


class TagWalk:
    """One walk over the tags of one body.

    Attributes:
        html: with slots, once ``finish`` has run.
        links: what the slots stand for.
        anchors: every id in the HTML, in order.
        fragments: links within the page, with the body's line of each.
        notes: what was noticed.
        line: of the body, in which the walk is.
    """

    __slots__ = (
        "_lang", "_line_of", "_owned", "_tables",
        "anchors", "fragments", "html", "line", "links", "notes",
    )  # fmt: skip

    def __init__(self, owned: frozenset[str], lang: str, line_of: Callable[[int], int]) -> None:
        self._owned = owned
        self._lang = lang
        self._line_of = line_of
        self.line = 0
        self._tables = 0
        self.html = ""
        self.links: list[Link] = []
        self.anchors: dict[str, None] = {}
        self.fragments: list[tuple[str, int]] = []
        self.notes: list[Note] = []

    def finish(self, clean: str) -> "TagWalk":
        """Walk over what nh3 wrote, and return this object."""
        self.html = _TAG.sub(self._tag, clean)
        return self

    def _tag(self, match: re.Match[str]) -> str:
        name = match[1]
        if (
            name is None
        ):  # the page has one h1, its title; the others are nothing without attributes
            return {"h1": "<h2>", "/h1": "</h2>"}.get(match[3], "")
        attrs: dict[str, str] = dict(_ATTRIBUTE.findall(match[2]))
        number = attrs.pop("data-l", "")
        if number.isascii() and number.isdigit():
            self.line = int(number[:9])
        if "id" in attrs or "data-i" in attrs:
            self._settle_id(attrs)
        _tidy(attrs)
        after = ""
        if name == "a":
            after = self._link(attrs, match)
        elif name == "img":
            if not attrs.get("src"):
                return attrs.get("alt", "")
            self._image(attrs)
        elif name == "input":
            if attrs.get("type") != "checkbox" or "aria-label" not in attrs:
                return ""
            attrs["disabled"] = ""
        elif name == "div" and attrs.get("class") == BOX:
            attrs |= self._box()
        elif name == "h1":
            name = "h2"
        written = "".join([f' {key}="{value}"' for key, value in attrs.items()])
        return f"<{name}{written}>{after}"

    def box(self) -> str:
        """The attributes of a table's box beside its class, which make it a region."""
        return "".join(f' {key}="{value}"' for key, value in self._box().items())

    def _box(self) -> dict[str, str]:
        self._tables += 1
        label = escape(words(self._lang)["table"].format(self._tables))
        return {"role": "region", "aria-label": label, "tabindex": "0"}

    def _settle_id(self, attrs: dict[str, str]) -> None:
        """Keep an id that is new; ``data-i`` is one of our own making, perhaps a reserved name."""
        ours = attrs.pop("data-i", None)
        value = attrs.pop("id", None) if ours is None else ours
        attrs.pop("id", None)
        anchor = unescape(value or "")
        taken = anchor in self.anchors
        if ours is None:
            taken = taken or anchor in self._owned or RESERVED.fullmatch(anchor) is not None
        if value is None or taken or not anchor or any(char.isspace() for char in anchor):
            message = f"the id “{anchor}” is used already, or belongs to the page: it was left out"
            self.notes.append(Note("SSG307", self.line, message, "choose another", anchor))
            return
        self.anchors[anchor] = None
        attrs["id"] = value

    def _link(self, attrs: dict[str, str], match: re.Match[str]) -> str:
        """Settle a link's attributes; the result is a text for a link that has none."""
        if "rel" in attrs:
            rel = " ".join(word for word in attrs.pop("rel").split() if word in REL)
            attrs |= {"rel": rel} if rel else {}
        url = unescape(attrs.get("href", "")).strip()
        if not url:
            attrs.pop("href", None)
            return ""
        if url.startswith("#"):
            if "role" not in attrs:
                self.fragments.append((unquote(url[1:]), self.line))
        elif not _is_elsewhere(url):
            attrs["href"] = self.slot(url, "a")
        if _EMPTY_LINK.match(match.string, match.end()):
            message = f"the link to {url} has no text"
            self.notes.append(Note("SSG311", self.line, message, "write [text](address)", url))
            return escape(url)
        image = _IMAGE_LINK.match(match.string, match.end())
        if image and (' alt=""' in f" {image[1]}" or "alt=" not in image[1]):
            attrs.setdefault("aria-label", escape(url))
        return ""

    def _image(self, attrs: dict[str, str]) -> None:
        url = unescape(attrs["src"]).strip()
        if not _is_elsewhere(url):
            attrs["src"] = self.slot(url, "img")
        if "alt" not in attrs:
            hint = 'write alt="what it shows"; if it only decorates, alt=""'
            message = "an image has no alternative text"
            self.notes.append(Note("SSG310", self.line, message, hint))
            attrs["alt"] = ""

    def slot(self, url: str, kind: str) -> str:
        """What stands for an address that may point into the site."""
        target = unquote(url)
        if first_forbidden(target) or any(char in target for char in "\n\r\t"):
            target = url
        self.links.append(Link(target, kind, self._line_of(self.line)))
        return f"{SLOT_OPEN}{len(self.links) - 1}{SLOT_CLOSE}"


def _tidy(attrs: dict[str, str]) -> None:
    """Alignment as a class, and no value that HTML does not know."""
    if "style" in attrs:
        side = _ALIGN.search(attrs.pop("style"))
        if side:
            attrs["class"] = f"{attrs.get('class', '')} align-{side[1]}".strip()
    for key in FORMS.keys() & attrs.keys():
        if not FORMS[key].fullmatch(attrs[key]):
            del attrs[key]


def _is_elsewhere(url: str) -> bool:
    """Whether a URL names another host: it has a scheme, or begins as browsers read ``//``."""
    return url.startswith(("//", "\\\\", "/\\", "\\/")) or SCHEME.match(url) is not None
