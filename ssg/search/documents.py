"""Posts as search knows them: what is searched, and what a result shows."""

from collections.abc import Callable, Iterator, Sequence

from ssg.model.site import Post, Site
from ssg.search.blocks import blocks
from ssg.search.fold import fold
from ssg.search.visible import Anchor, visible_text
from ssg.values import dataclass

TITLE, HEADINGS, LABELS, BODY = 1, 2, 4, 8  # bits of a posting's mask; a block is BODY << number


@dataclass(frozen=True, slots=True)
class Document:
    """A post before its text is read.

    Attributes:
        date: the day, ISO 8601, in the site's zone.
        labels: its tags.
        body: the digest of its HTML.
    """

    url: str
    title: str
    subtitle: str
    date: str
    lang: str
    labels: tuple[str, ...]
    body: str


@dataclass(frozen=True, slots=True)
class Text:
    """A document's text.

    Attributes:
        blocks: of the body, the subtitle before it; together they are the whole.
        headings: each with the block it stands in and its place there, in UTF-16 units.
    """

    blocks: tuple[str, ...]
    headings: tuple[tuple[Anchor, int, int], ...]


def documents_of(site: Site) -> tuple[Document, ...]:
    """The site's posts, newest first."""
    return tuple(_document(post, site) for post in site.posts)


def _document(post: Post, site: Site) -> Document:
    front = post.article.front
    tags = site.terms_of.get("tag", {}).get(post.url, ())
    return Document(
        url=post.url,
        title=front.title,
        subtitle=post.article.subtitle,
        date=post.date.date().isoformat(),
        lang=front.lang or site.settings.language,
        labels=tuple(tag.name for tag in tags),
        body=post.article.body,
    )


def read_text(document: Document, body: Callable[[str], str]) -> Text:
    """The document's text; ``body`` gives the HTML by its digest."""
    seen = visible_text(body(document.body))
    before = (document.subtitle,) if document.subtitle.strip() else ()
    lines = [line + "\n" for line in (*before, *seen.lines)]
    cut = blocks("".join(lines))
    return Text(cut, tuple(_places(seen.headings, lines, cut, len(before))))


def _places(
    headings: Sequence[Anchor], lines: Sequence[str], cut: Sequence[str], shift: int
) -> Iterator[tuple[Anchor, int, int]]:
    number = line = block = 0
    start = 0  # of the block, in characters of the text
    for heading in headings:
        while line < heading.line + shift:
            number += len(lines[line])
            line += 1
        while block + 1 < len(cut) and start + len(cut[block]) <= number:
            start += len(cut[block])
            block += 1
        inside = cut[block][: number - start]
        yield heading, block, len(inside.encode("utf-16-le", "surrogatepass")) // 2


def segments(document: Document, text: Text) -> Iterator[tuple[str, int]]:
    """What is indexed: folded texts with their bit, a newline behind each that stands alone.

    The blocks of the body follow each other without one: a hit may cross their border.
    """
    yield fold(document.title) + "\n", TITLE
    for heading, _, _ in text.headings:
        yield fold(heading.text) + "\n", HEADINGS
    for label in document.labels:
        yield fold(label) + "\n", LABELS
    for number, block in enumerate(text.blocks):
        folded = fold(block)
        goes_on = number + 1 < len(text.blocks) and block[-1:].isspace()
        yield folded + " " if folded and goes_on else folded, BODY << number
    yield "\n", 0
