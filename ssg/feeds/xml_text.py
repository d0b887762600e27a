"""Text made fit for XML 1.0."""

import re
from collections.abc import Iterable

_HEADER = b'<?xml version="1.0" encoding="utf-8"?>'

# XML 1.0 (fifth edition), 2.2: what is not a Char. U+007F to U+009F (but not U+0085) are Chars
# that the same section discourages, and that readers show as rubbish.
_ILLEGAL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
# One pass over ordinary text, several times as fast as looking for the above in it.
_ORDINARY = re.compile("[\t\n -~\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd]*")
_BREAKS = re.compile("\r\n?|\x85")
_SPACES = re.compile(r"\s+")


def clean(text: str) -> str:
    """``text`` without what XML forbids or discourages, with one kind of line end."""
    if text.isprintable():  # most lines: nothing that is asked for below is printable
        return text
    if _ORDINARY.fullmatch(text):
        return text
    if "\r" in text or "\x85" in text:
        text = _BREAKS.sub("\n", text)
    return _ILLEGAL.sub("", text)


def clean_line(text: str) -> str:
    """``clean`` text on one line, runs of white space as one space."""
    if text.isprintable() and "  " not in text:  # the space is the only printable white space
        return text.strip(" ")
    return _SPACES.sub(" ", clean(text)).strip()


def first_line(*texts: str) -> str:
    """The first of the texts that says anything, as a clean line; empty when none does."""
    return next((line for line in map(clean_line, texts) if line), "")


def clean_lines(texts: Iterable[str]) -> list[str]:
    """Each text as a clean line, once; those that say nothing are left out."""
    return [line for line in dict.fromkeys(map(clean_line, texts)) if line]


def escape(text: str) -> str:
    """Clean character data; ``>`` too, so that ``]]>`` cannot stand in it (XML 1.0, 2.4)."""
    return escape_clean(clean(text))


def escape_clean(text: str) -> str:
    """``escape`` for text that is clean already."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """A clean attribute value, to be put between double quotes."""
    return escape(clean_line(text)).replace('"', "&quot;")


def document(*lines: str | bytes) -> bytes:
    """The lines as an XML document in UTF-8; empty ones are left out, bytes are UTF-8 already."""
    parts = [line if isinstance(line, bytes) else line.encode("utf-8") for line in lines if line]
    return b"\n".join([_HEADER, *parts, b""])
