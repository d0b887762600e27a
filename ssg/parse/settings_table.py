"""Every setting of ``site.toml``: what it is for, and what its value must be.

Types and defaults are those of ``ssg.model.settings``; the reference is
``docs/reference/settings.md``.
"""

from collections.abc import Callable
from dataclasses import fields
from typing import Any

from ssg.model.settings import Permalinks
from ssg.parse import settings_checks as checks
from ssg.parse.addresses import address_problem, base_url_problem
from ssg.parse.permalinks import setting_problem
from ssg.values import dataclass

# A check gives None for a good value, else what is wrong and what to write instead.
Check = Callable[[Any], tuple[str, str] | None]


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its dotted name (``*`` is any key or index), one line about it, its check."""

    name: str
    about: str
    check: Check | None = None


def _permalink(name: str) -> Check:
    def check(pattern: str) -> tuple[str, str] | None:
        problem = setting_problem(name, pattern)
        default = str(getattr(Permalinks(), name))
        return None if problem is None else (problem, f'the default is "{default}"')

    return check


_PERMALINKS = {
    "post": "A post; also Jekyll's words `date`, `pretty`, `ordinal` and `none`.",
    "page": "A page from `pages/`; `:path` is its path there without the extension.",
    "home_page": "The second and later pages of the home page.",
    "tags": "The index of tags.",
    "tag": "A tag's first page.",
    "tag_page": "A tag's later pages.",
    "tag_feed": "A tag's Atom feed.",
    "categories": "The index of categories.",
    "category": "A category's first page.",
    "category_page": "A category's later pages.",
    "category_feed": "A category's Atom feed.",
    "authors": "The index of authors.",
    "author": "An author's first page.",
    "author_page": "An author's later pages.",
    "author_feed": "An author's Atom feed.",
    "series_feed": "A series' Atom feed.",
    "series_index": "The index of series.",
    "series": "A series' first page.",
    "series_page": "A series' later pages.",
    "archive": "The archive.",
    "year": "A year of the archive.",
    "month": "A month of the archive.",
    "feed_atom": "The site's Atom feed.",
    "feed_rss": "The site's RSS feed.",
    "feed_json": "The site's JSON feed.",
    "sitemap": "The sitemap.",
    "robots": "The file for search engines' robots.",
    "not_found": "The page for addresses that do not exist.",
    "assets": "The folder of the theme's files.",
    "search": "The search page.",
    "search_index": "The folder of the files that the search page loads.",
}

SETTINGS: tuple[Setting, ...] = (
    Setting("title", "The site's name, in the header and in feeds. Required.", checks.not_empty),
    Setting("subtitle", "One line under the title."),
    Setting("description", "What search engines and shared links say of the site."),
    Setting("base_url", "The site's address, with a path if it lies below one.", base_url_problem),
    Setting("language", "The language (BCP 47) of pages that do not say another.", checks.language),
    Setting(
        "timezone", "The zone (IANA) of dates that say none and of all shown.", checks.timezone
    ),
    Setting("output_dir", "The folder that is written, from the site's root.", checks.not_empty),
    Setting(
        "truncated",
        "`trim` or `keep` an unfinished end, in a post with a marker.",
        checks.one_of("trim", "keep"),
    ),
    Setting("author", "The author of posts that name none: a key of `[authors]` or a name."),
    Setting("image", "The picture of shared links where a page has none.", address_problem),
    Setting("logo", "A picture in the header beside the title.", address_problem),
    Setting("accent", "The colour of links and marks, as CSS has it.", checks.colour),
    Setting("footer", "The last line of every page."),
    Setting("posts_per_page", "Posts on one page of a list.", checks.at_least(1)),
    Setting("feed_items", "Posts in one feed.", checks.at_least(1)),
    Setting("related_posts", "Related posts under a post; 0 for none.", checks.at_least(0)),
    Setting(
        "archive_limit",
        "Up to so many posts the archive lists each; above, years and months alone.",
        checks.at_least(0),
    ),
    Setting("nav", "The links of the header, in order: `[[nav]]`."),
    Setting("nav.*.label", "The link's text.", checks.not_empty),
    Setting("nav.*.url", "Where it leads: a path of the site or an address.", checks.link),
    Setting("social", "Links to the author elsewhere, in the footer: `[[social]]`."),
    Setting("social.*.label", "The link's text.", checks.not_empty),
    Setting("social.*.url", "Where it leads: a path of the site or an address.", checks.link),
    Setting("authors", "Who writes: a table `[authors.key]` each; posts name the key."),
    Setting("authors.*.name", "The name shown; without it the key."),
    Setting("authors.*.slug", "The last part of the address of the author's page.", checks.slug),
    Setting("authors.*.bio", "A line or two about them."),
    Setting("authors.*.url", "Their own page elsewhere.", address_problem),
    Setting("authors.*.image", "Their picture.", address_problem),
    Setting("permalinks", "Where each kind of page lands."),
    *(
        Setting(f"permalinks.{f.name}", _PERMALINKS[f.name], _permalink(f.name))
        for f in fields(Permalinks)
    ),
    Setting("reading", "How fast readers read."),
    Setting(
        "reading.characters_per_minute",
        "Japanese, Chinese and Korean characters a minute.",
        checks.at_least(1),
    ),
    Setting("reading.words_per_minute", "Words of other scripts a minute.", checks.at_least(1)),
    Setting("stitch", "How the pieces of an article are told apart."),
    Setting(
        "stitch.markers",
        "Regular expressions; a line that one matches as a whole is a marker.",
        checks.patterns,
    ),
    Setting("markdown", "What the Markdown stage may be told."),
    Setting(
        "markdown.headline_as_subtitle", "Show a short first paragraph as the post's subtitle."
    ),
    Setting(
        "markdown.toc_depth",
        "The deepest heading level (2 to 6) in a table of contents.",
        checks.between(2, 6),
    ),
    Setting(
        "markdown.heading_phrases",
        "Let Japanese and Chinese headings break between phrases alone.",
    ),
    Setting("features", "What may be left out of the site."),
    Setting("features.archive", "The archive, with a page for each year and month."),
    Setting("features.authors", "A page for each author; without, authors are names alone."),
    Setting("features.term_feeds", "A feed for each tag, category, author and series."),
    Setting("features.rss", "The site's feed as RSS, beside the Atom feed."),
    Setting("features.json_feed", "The site's feed as JSON Feed, beside the Atom feed."),
    Setting("assets", "How the files of `static/assets` are published."),
    Setting("assets.minify", "Leave comments and spaces out of style sheets and scripts."),
    Setting("images", "How pictures are published."),
    Setting("images.enabled", "Make pictures in several widths and in smaller formats."),
    Setting("images.widths", "The widths in pixels, 1 to 8 of them.", checks.widths),
    Setting(
        "images.quality",
        "1 to 100, as JPEG counts; AVIF and WebP are made to look alike.",
        checks.between(1, 100),
    ),
    Setting(
        "images.sizes", "How wide the theme shows a picture, as HTML's `sizes`.", checks.not_empty
    ),
    Setting(
        "images.max_megapixels",
        "A picture of more millions of pixels is refused.",
        checks.between(1, 1000),
    ),
    Setting("cards", "The picture of a post that shared links show."),
    Setting("cards.enabled", "Draw one for each post that has no picture of its own."),
    Setting(
        "cards.font",
        "A font's file, from the site's root; empty for the system's Noto Sans CJK.",
        checks.font_file,
    ),
    Setting("search", "The search page."),
    Setting("search.enabled", "Make a search page and its index (`docs/search.md`)."),
    Setting("slugs", "Slugs of terms: `[slugs.tags]`, `.categories`, `.authors`, `.series`."),
    Setting("slugs.*.*", "The slug of the term that is the key.", checks.slug),
    Setting("params", "Free values for the site's own templates."),
)

BY_NAME: dict[str, Setting] = {s.name: s for s in SETTINGS}
