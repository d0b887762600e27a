"""The front matter of a post, checked and typed."""

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from typing import Any

from ssg.diagnostics import Location
from ssg.values import dataclass


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a post says about itself; the reference of each key is ``ssg.parse.fields``.

    Attributes:
        date: aware, in the site's zone; from the file name when the front matter has none;
            None only for pages.
        updated: aware, or None.
        authors: keys or plain names, as written.
        excerpt: as written (``excerpt`` or ``description``), or empty.
        reading_time: in minutes, or None.
        sources: texts, each with its address at its end where it has one.
        extra: every other key, as JSON-able values (dates become ISO 8601 strings).
        places: where each key's value stands, under the key's canonical name.
    """

    title: str
    date: datetime | None = None
    updated: datetime | None = None
    subtitle: str = ""
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    excerpt: str = ""
    reading_time: int | None = None
    slug: str = ""
    permalink: str = ""
    published: bool = True
    draft: bool = False
    expires: datetime | None = None
    series: str = ""
    aliases: tuple[str, ...] = ()
    image: str = ""
    image_alt: str = ""
    sources: tuple[str, ...] = ()
    lang: str = ""
    layout: str = ""
    stitch: bool = True
    extra: Mapping[str, Any] = field(default_factory=dict)
    places: Mapping[str, Location] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RawPost:
    """A source file taken apart: front matter and the body as it was written.

    Attributes:
        path: of the source, relative to the site's root.
        name_slug: the file name without date and extension, NFC, made safe for a path.
        body: everything after the front matter, unchanged.
        body_line: the file's line (from 1) on which the body starts.
        body_offset: the body's first character, in code points from the file's start; a byte order
            mark counts as one.
    """

    path: str
    front: FrontMatter
    name_slug: str
    body: str
    body_line: int
    body_offset: int
