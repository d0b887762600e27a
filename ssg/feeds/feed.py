"""A feed before it has a format."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from ssg.model.rendered import BodyRef
from ssg.values import dataclass

# What an empty feed says of its last change: there is none, and the clock would make two builds
# differ. Validators take dates before 1990 for mistakes.
NEVER = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One post of a feed.

    Attributes:
        id: stable and unique in the feed; the absolute permalink.
        url: absolute, percent-encoded.
        published: aware.
        updated: aware; the same as ``published`` for a post that was never changed.
        summary: plain text, may be empty.
        image: absolute URL, or empty.
        lang: BCP 47 tag, or empty for the feed's own language.
    """

    id: str
    title: str
    url: str
    published: datetime
    updated: datetime
    summary: str
    content: BodyRef
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    image: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A list of posts to subscribe to; every URL is absolute and percent-encoded.

    Attributes:
        home_url: the page that shows the same posts.
        feed_url: where the feed itself lies; also its identity.
        language: BCP 47 tag.
        author: of entries that name none; empty means the feed's title.
        icon: a square picture, or empty.
        entries: newest first.
        note: a sentence for a person who opens the feed in a browser.
        style: the link of a style sheet for that person; without one there is nothing for them.
    """

    title: str
    subtitle: str
    home_url: str
    feed_url: str
    language: str
    author: str = ""
    icon: str = ""
    entries: tuple[FeedEntry, ...] = ()
    note: str = ""
    style: str = ""

    @property
    def updated(self) -> datetime:
        """The latest change of an entry; ``NEVER`` when there are no entries."""
        return max((entry.updated for entry in self.entries), default=NEVER)


@dataclass(frozen=True, slots=True)
class FeedFormat:
    """A form in which a feed is written.

    Attributes:
        name: ``atom``, ``rss`` or ``json``.
        media_type: for ``<link rel="alternate" type="…">``.
        render: from the feed and the HTML of its entries, in their order and with absolute URLs,
            to the file's bytes.
        parts: the same in two steps, where many feeds are made in this format.
    """

    name: str
    media_type: str
    render: Callable[[Feed, Sequence[str]], bytes]
    parts: "FeedParts | None" = None


@dataclass(frozen=True, slots=True)
class FeedParts:
    """A format whose entries are the same in each feed of a language that shows them.

    Attributes:
        entry: from an entry, the feed's language and the entry's HTML to the entry as written.
        render: from the feed and its written entries, in their order, to the file's bytes.
    """

    entry: Callable[[FeedEntry, str, str], bytes]
    render: Callable[[Feed, Sequence[bytes]], bytes]
