"""A body as HTML, with what the rest of the house needs to know of it."""

from ssg.model.pictures import Picture
from ssg.values import dataclass

# A link or image that may point into the site is stored as a slot: SLOT_OPEN + its index in
# ``Rendered.links`` + SLOT_CLOSE, in place of the URL. Where the target lies (and under which base
# path) is known only when all posts are read, and differs between a page and a feed. Neither
# character can stand in HTML (WHATWG HTML, 13.2.3.5), and the Markdown stage removes both.
SLOT_OPEN = "\x02"
SLOT_CLOSE = "\x03"


@dataclass(frozen=True, slots=True)
class Link:
    """A link or image source in a body that may point into the site.

    Attributes:
        target: as written, percent-encoding undone (``other.md#part``, ``/about/``,
            ``chart.png``); for ``{% post_url name %}`` it is ``post_url:name``.
        kind: ``a`` or ``img``.
        line: the file's line (from 1) of the block that holds it.
    """

    target: str
    kind: str
    line: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading for the table of contents: level in the page (2 to 6), anchor and plain text."""

    level: int
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """A body rendered to sanitised HTML.

    Attributes:
        html: with slots (see above) in place of URLs that may point into the site.
        toc: its headings in order.
        links: what the slots stand for.
        anchors: every ``id`` in ``html``.
        text: the visible text, blocks divided by a newline; code blocks left out.
        subtitle: the model's own headline taken out of the body, or empty.
    """

    html: str
    toc: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    anchors: tuple[str, ...] = ()
    text: str = ""
    subtitle: str = ""


@dataclass(frozen=True, slots=True)
class BodyRef:
    """A rendered body, by the digest under which it is kept, and what its slots point to.

    In a template ``page.content`` is the HTML itself.

    Attributes:
        pictures: those among ``urls`` that are pictures of the site, by their index.
        below: whether the page shows a picture above the body, so that all in it can wait.
    """

    digest: str
    urls: tuple[str, ...] = ()
    pictures: tuple[tuple[int, Picture], ...] = ()
    below: bool = False
