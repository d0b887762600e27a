"""A source file read, mended and rendered, before anything is known of the rest of the site."""

from dataclasses import field

from ssg.model.front_matter import FrontMatter
from ssg.model.rendered import Heading, Link
from ssg.values import dataclass


@dataclass(frozen=True, slots=True)
class Mending:
    """What stitching did to a post, for the build's report.

    Attributes:
        seams: places where fragments met, trailing markers not counted.
        review: how many of them ask an editor to look.
        dropped: characters told twice, superseded or noise, that are not in the article.
        truncated: the end is unfinished in the file.
        trimmed: the unfinished end was cut off for the page.
    """

    seams: int = 0
    review: int = 0
    dropped: int = 0
    truncated: bool = False
    trimmed: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """One post or page, all but its body's HTML, which is kept under ``body``.

    Attributes:
        path: of the source file, relative to the site's root.
        is_page: from ``pages/``, not ``posts/``.
        excerpt: as written, or taken from the text at a sentence end.
        reading_minutes: as written, or counted.
        body: the digest of the HTML (with slots, see ``ssg.model.rendered``).
        face: the digest of what other pages show of it (``ssg.model.faces``).
        digest_key: stands for all of the article: the digest of what it was made from. It may be
            empty, and then counts for nothing.
    """

    path: str
    is_page: bool
    front: FrontMatter
    name_slug: str
    subtitle: str
    excerpt: str
    reading_minutes: int
    body: str
    toc: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    anchors: tuple[str, ...] = ()
    mending: Mending = Mending()
    face: str = ""
    digest_key: str = field(default="", compare=False)
