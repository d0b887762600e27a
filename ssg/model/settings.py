"""The settings of a site (``site.toml``), checked and typed.

The reference is ``docs/reference/settings.md``.
"""

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from ssg.values import dataclass


@dataclass(frozen=True, slots=True)
class Author:
    """Someone who writes: the key in front matter, the name shown, what is known of them."""

    key: str
    name: str
    slug: str = ""
    bio: str = ""
    url: str = ""
    image: str = ""


@dataclass(frozen=True, slots=True)
class NavItem:
    """A link of the navigation or social list; ``url`` is a path of the site or absolute."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Permalinks:
    """Where each kind of page lands; ``:slug``, ``:page``, ``:year`` … are filled in.

    ``post`` also takes Jekyll's words ``date``, ``pretty`` and ``none``.
    """

    post: str = "/:year/:month/:day/:slug/"
    home_page: str = "/page/:page/"
    tags: str = "/tags/"
    tag: str = "/tags/:slug/"
    tag_page: str = "/tags/:slug/page/:page/"
    tag_feed: str = "/tags/:slug/feed.xml"
    categories: str = "/categories/"
    category: str = "/categories/:slug/"
    category_page: str = "/categories/:slug/page/:page/"
    category_feed: str = "/categories/:slug/feed.xml"
    authors: str = "/authors/"
    author: str = "/authors/:slug/"
    author_page: str = "/authors/:slug/page/:page/"
    author_feed: str = "/authors/:slug/feed.xml"
    series_index: str = "/series/"
    series: str = "/series/:slug/"
    series_page: str = "/series/:slug/page/:page/"
    series_feed: str = "/series/:slug/feed.xml"
    archive: str = "/archive/"
    year: str = "/:year/"
    month: str = "/:year/:month/"
    page: str = "/:path/"
    feed_atom: str = "/feed.xml"
    feed_rss: str = "/rss.xml"
    feed_json: str = "/feed.json"
    sitemap: str = "/sitemap.xml"
    robots: str = "/robots.txt"
    not_found: str = "/404.html"
    assets: str = "/assets/"
    search: str = "/search/"
    search_index: str = "/search/index/"


@dataclass(frozen=True, slots=True)
class Reading:
    """How fast readers read: wide characters and words a minute."""

    characters_per_minute: int = 500
    words_per_minute: int = 200


@dataclass(frozen=True, slots=True)
class StitchSettings:
    """What marks a stop of the model: regular expressions, each matched against a whole line."""

    markers: tuple[str, ...] = ("---END---",)


@dataclass(frozen=True, slots=True)
class MarkdownSettings:
    """What the Markdown stage may be told.

    Attributes:
        headline_as_subtitle: a short first paragraph (the model's own headline) is the subtitle.
        toc_depth: the deepest heading level in the table of contents, 2 to 6.
        heading_phrases: Japanese and Chinese headings break between phrases alone.
    """

    headline_as_subtitle: bool = True
    toc_depth: int = 3
    heading_phrases: bool = True


@dataclass(frozen=True, slots=True)
class Features:
    """What of the site is made beside posts, pages, lists, tags, categories and one feed.

    Attributes:
        archive: the archive with its pages of years and months.
        authors: a page for each author; without it authors are names alone.
        term_feeds: a feed for each tag, category, author and series.
        rss: the site's feed as RSS.
        json_feed: the site's feed as JSON Feed.
    """

    archive: bool = True
    authors: bool = True
    term_feeds: bool = True
    rss: bool = True
    json_feed: bool = True


@dataclass(frozen=True, slots=True)
class ImageSettings:
    """How pictures are published.

    Attributes:
        enabled: whether pictures are made in several widths and in smaller formats.
        widths: in pixels; a picture is never made wider than it is.
        quality: 1 to 100, as JPEG counts; other formats are made to look alike.
        sizes: how wide the theme shows a picture, as the ``sizes`` of HTML has it.
        max_megapixels: a picture of more millions of pixels is refused.
    """

    enabled: bool = True
    widths: tuple[int, ...] = (480, 800, 1200, 1600)
    quality: int = 80
    sizes: str = "(min-width: 44rem) 40.4rem, calc(100vw - 2.5rem)"
    max_megapixels: int = 100


@dataclass(frozen=True, slots=True)
class CardSettings:
    """The picture of a post that shared links show.

    Attributes:
        enabled: whether one is drawn for each post that has no picture of its own.
        font: a font's file, relative to the site's root; empty for the system's Noto Sans CJK.
    """

    enabled: bool = True
    font: str = ""


@dataclass(frozen=True, slots=True)
class AssetSettings:
    """How the files of ``static/assets`` are published.

    Attributes:
        minify: whether style sheets and scripts lose comments and spaces.
    """

    minify: bool = True


@dataclass(frozen=True, slots=True)
class SearchSettings:
    """Whether the site can be searched."""

    enabled: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything ``site.toml`` may say, with its defaults.

    Attributes:
        title: shown in the header and in feeds; required in ``site.toml``.
        base_url: absolute, without a trailing slash; may have a path.
        language: BCP 47 tag of pages that do not say another.
        timezone: IANA name; dates without a zone are in it, and all dates are shown in it.
        output_dir: relative to the site's root.
        truncated: ``trim`` or ``keep``: what becomes of an unfinished end in a post with a marker.
        image: the picture of a shared link where a page has none; a path of the site.
        slugs: for each taxonomy, term to slug, where the editor wants another than the rule gives.
        params: free values for the site's own templates.
    """

    title: str
    subtitle: str = ""
    description: str = ""
    base_url: str = "http://localhost:8000"
    language: str = "ja"
    timezone: str = "Asia/Tokyo"
    output_dir: str = "public"
    truncated: str = "trim"
    author: str = ""
    image: str = ""
    logo: str = ""
    accent: str = ""
    footer: str = ""
    posts_per_page: int = 20
    feed_items: int = 20
    related_posts: int = 4
    archive_limit: int = 2000
    nav: tuple[NavItem, ...] = ()
    social: tuple[NavItem, ...] = ()
    authors: tuple[Author, ...] = ()
    permalinks: Permalinks = field(default_factory=Permalinks)
    reading: Reading = field(default_factory=Reading)
    stitch: StitchSettings = field(default_factory=StitchSettings)
    markdown: MarkdownSettings = field(default_factory=MarkdownSettings)
    features: Features = field(default_factory=Features)
    assets: AssetSettings = field(default_factory=AssetSettings)
    images: ImageSettings = field(default_factory=ImageSettings)
    cards: CardSettings = field(default_factory=CardSettings)
    search: SearchSettings = field(default_factory=SearchSettings)
    slugs: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    params: Mapping[str, Any] = field(default_factory=dict)

    @property
    def base_path(self) -> str:
        """The path of ``base_url`` without a trailing slash: empty at a host's root."""
        rest = self.base_url.split("://", 1)[-1]
        _, slash, path = rest.partition("/")
        return (slash + path).rstrip("/")
