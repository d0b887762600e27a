"""Values of the whole site that a template may name; a page depends on those its template names."""

from collections.abc import Callable, Mapping
from typing import Any

from ssg.model.pictures import Picture
from ssg.model.settings import Settings
from ssg.model.site import Site
from ssg.pages.archive import without_posts, year_groups
from ssg.pages.cards import post_link, term_link
from ssg.pages.frame import Frame
from ssg.pages.parts import SiteView
from ssg.site.archives import archive

RECENT = 5

# A new value is a line here and one in docs/reference/templates.md.
SHARED: Mapping[str, Callable[[Site, Frame], Any]] = {
    "recent_posts": lambda site, frame: tuple(
        post_link(p, frame.settings.language) for p in site.posts[:RECENT]
    ),
    "tag_counts": lambda site, _: tuple(term_link(t) for t in site.terms.get("tag", ())),
    "category_counts": lambda site, _: tuple(term_link(t) for t in site.terms.get("category", ())),
    "archives": lambda site, frame: year_groups(without_posts(archive(site.posts)), frame),
}

# With what lies in the site's data folder: all that a template may name besides its page.
NAMES = frozenset((*SHARED, "data"))


def site_view(settings: Settings, version: str, image: Picture | None = None) -> SiteView:
    """The settings as every template may know them; ``image`` is what is known of the site's."""
    links = settings.permalinks
    return SiteView(
        title=settings.title,
        subtitle=settings.subtitle,
        description=settings.description,
        base_url=settings.base_url,
        base_path=settings.base_path,
        language=settings.language,
        nav=settings.nav,
        social=settings.social,
        footer=settings.footer,
        accent=settings.accent,
        logo=settings.logo,
        image=settings.image,
        image_sizes=settings.images.sizes,
        image_width=image.width if image else 0,
        image_height=image.height if image else 0,
        home="/",
        tags=links.tags,
        categories=links.categories,
        archive=links.archive if settings.features.archive else "",
        search=links.search if settings.search.enabled else "",
        feed_atom=links.feed_atom,
        feed_rss=links.feed_rss if settings.features.rss else "",
        feed_json=links.feed_json if settings.features.json_feed else "",
        params=settings.params,
        version=version,
    )
