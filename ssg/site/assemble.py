"""The stage itself: articles in, site out."""

from collections.abc import Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from ssg.diagnostics import Checked, Diagnostic
from ssg.model.article import Article
from ssg.model.settings import Settings
from ssg.model.site import Post, Resource, Site
from ssg.model.source import SourceFile, without_extension
from ssg.site.links import BROKEN, link_index, resolve_links
from ssg.site.permalinks import fill, post_path
from ssg.site.related import Related, related_posts
from ssg.site.selection import Selection, Wanted, select
from ssg.site.terms import build_taxonomies

NO_DATE = datetime(1970, 1, 1, tzinfo=UTC)


def assemble(
    articles: Sequence[Article],
    resources: Sequence[SourceFile],
    settings: Settings,
    wanted: Wanted,
    broken: Sequence[str] = (),
    related: Related = related_posts,
) -> Checked[Site]:
    """Choose what is published, give each its place, resolve links, group by terms.

    ``broken`` names sources that could not be read: links to them are not called wrong as well.

    Args:
        related: finds related posts, or remembers them.
    """
    selection = select(articles, wanted)
    placed = [_place(article, settings) for article in selection.published]
    left_out = {**selection.left_out, **dict.fromkeys(broken, BROKEN)}
    index = link_index(placed, left_out, resources, settings.base_path)
    resolved = [resolve_links(post, index) for post in placed]
    diagnostics: list[Diagnostic] = [d for r in resolved for d in r.diagnostics]
    posts = tuple(
        sorted(
            (r.post for r in resolved if not r.post.article.is_page),
            key=lambda p: (p.date, p.article.path),
            reverse=True,
        )
    )
    pages = tuple(
        sorted((r.post for r in resolved if r.post.article.is_page), key=lambda p: p.article.path)
    )
    taxonomies = build_taxonomies(posts, settings)
    diagnostics += taxonomies.diagnostics
    terms = taxonomies.value.terms
    site = Site(
        settings=settings,
        posts=posts,
        pages=pages,
        terms=terms,
        terms_of=taxonomies.value.terms_of,
        related=related(posts, terms["tag"], settings.related_posts),
        resources=_resources([x for r in resolved for x in r.resources]),
        next_due=_local(selection, settings),
        left_out=selection.counts,
    )
    return Checked(site, tuple(diagnostics))


def _place(article: Article, settings: Settings) -> Post:
    front = article.front
    date = front.date or NO_DATE
    slug = front.slug or article.name_slug
    if article.is_page:
        path = without_extension(article.path.removeprefix("pages/"))
        path = path.removesuffix("index") if path.split("/")[-1] == "index" else path
        if front.slug:
            path = "/".join([*path.split("/")[:-1], front.slug])
        values = {"path": path, "slug": slug, "title": slug}
        url = fill(front.permalink or settings.permalinks.page, values)
        return Post(article, url, date)
    pattern = front.permalink or settings.permalinks.post
    return Post(article, post_path(pattern, slug, date, front.categories), date)


def _resources(used: Sequence[Resource]) -> tuple[Resource, ...]:
    return tuple(sorted(dict.fromkeys(used), key=lambda r: (r.url, r.source)))


def _local(selection: Selection, settings: Settings) -> datetime | None:
    due = selection.next_due
    return due.astimezone(ZoneInfo(settings.timezone)) if due else None
