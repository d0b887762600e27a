"""The pages of tags, categories, authors and series, and the index of each kind."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from itertools import chain
from operator import attrgetter

from ssg.model.settings import Permalinks
from ssg.model.site import Site, Term
from ssg.pages.cards import CardSource, author_box, cards, latest_of, term_link
from ssg.pages.frame import Frame
from ssg.pages.heads import ATOM, home_crumb, list_head
from ssg.pages.inputs import Inputs
from ssg.pages.page import Page
from ssg.pages.pagers import Cut, paginate
from ssg.pages.parts import Crumb, FeedLink, TermLink
from ssg.pages.views import TermsView, TermView
from ssg.values import dataclass

_url = attrgetter("url")
ALSO = 8  # how many tags a page names besides its own


@dataclass(frozen=True, slots=True)
class _Kind:
    """A taxonomy's templates, texts and patterns."""

    name: str
    template: str
    index_template: str
    index_text: str
    title_text: str
    index_path: str
    page_pattern: str


def _kinds(links: Permalinks) -> tuple[_Kind, ...]:
    return (
        _Kind("tag", "tag.html", "tags.html", "tags", "title_tag", links.tags, links.tag_page),
        _Kind(
            "category", "category.html", "categories.html", "categories", "title_category",
            links.categories, links.category_page,
        ),
        _Kind(
            "author", "author.html", "authors.html", "authors", "title_author",
            links.authors, links.author_page,
        ),
        _Kind(
            "series", "series.html", "series_index.html", "series", "title_series",
            links.series_index, links.series_page,
        ),
    )  # fmt: skip


def pages(inputs: Inputs) -> Iterator[Page]:
    """For each kind its index, and each term's posts by pages."""
    for kind in _kinds(inputs.site.settings.permalinks):
        if kind.name == "author" and not inputs.site.settings.features.authors:
            continue
        terms = inputs.site.terms.get(kind.name, ())
        # Tags and categories are in every theme's navigation: their index is there even if empty.
        of_terms = [page for term in terms for page in _term_pages(kind, term, inputs)]
        if terms or kind.name in ("tag", "category"):
            lastmod = max([page.lastmod for page in of_terms if page.lastmod], default=None)
            yield _index(kind, terms, inputs, lastmod)
        yield from of_terms


def _index(kind: _Kind, terms: tuple[Term, ...], inputs: Inputs, lastmod: datetime | None) -> Page:
    parts = (kind.name, tuple(term_link(t) for t in terms))
    path, source = kind.index_path, f"the {kind.name} index"
    return Page(path, kind.index_template, inputs.frame, index_view, parts, source, lastmod)


def index_view(frame: Frame, name: str, terms: tuple[TermLink, ...]) -> TermsView:
    """All terms of a kind."""
    kind = _kind(name, frame)
    title = frame.text(kind.index_text)
    crumbs = (home_crumb(frame), Crumb(title, kind.index_path))
    head = list_head(frame.settings, title=title, url=kind.index_path, crumbs=crumbs)
    return TermsView(head, name, terms)


def _term_pages(kind: _Kind, term: Term, inputs: Inputs) -> Iterator[Page]:
    size = inputs.site.settings.posts_per_page
    source = f"the {kind.name} “{term.name}”"
    also = _also(term, inputs.site) if kind.name in ("tag", "category") else ()
    for part, cut in paginate(term.posts, size, term.url, kind.page_pattern, term.slug):
        sources = inputs.cards_of(part)
        parts = (kind.name, term, sources, cut, also if cut.number == 1 else ())
        last = latest_of(sources)
        yield Page(cut.path, kind.template, inputs.frame, term_view, parts, source, last)


def _also(term: Term, site: Site) -> tuple[tuple[Term, int], ...]:
    """The tags that the posts of ``term`` have besides it, with how many of these have each."""
    tags = site.terms_of.get("tag", {})
    of_posts = filter(None, map(tags.get, map(_url, term.posts)))
    counts = Counter(chain.from_iterable(of_posts))
    counts.pop(term, None)
    if len(counts) > ALSO:
        least = sorted(counts.values())[-ALSO]
        counts = Counter({tag: count for tag, count in counts.items() if count >= least})
    best = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0].name, pair[0].slug))
    return tuple(best[:ALSO])


def term_view(
    frame: Frame,
    name: str,
    term: Term,
    sources: tuple[CardSource, ...],
    cut: Cut,
    also: tuple[tuple[Term, int], ...],
) -> TermView:
    """One page of the list of a term.

    Args:
        also: tags that its posts have besides, each with how many of them.
    """
    settings, kind = frame.settings, _kind(name, frame)
    title = frame.text(kind.title_text, name=term.name)
    feeds = (FeedLink(f"{title} - {settings.title}", term.feed, ATOM),) if term.feed else ()
    box = author_box(term) if name == "author" else None
    crumbs = (
        home_crumb(frame),
        Crumb(frame.text(kind.index_text), kind.index_path),
        Crumb(term.name, cut.path),
    )
    head = list_head(
        settings,
        title=frame.page_title(title, cut.number),
        url=cut.path,
        description=box.bio if box else "",
        crumbs=crumbs,
        feeds=feeds,
    )
    return TermView(
        head=head,
        kind=name,
        name=term.name,
        slug=term.slug,
        url=term.url,
        feed=term.feed,
        posts=cards(sources, frame),
        pager=cut.pager(),
        author=box,
        also=tuple(TermLink(t.name, t.slug, t.url, count) for t, count in also),
    )


def _kind(name: str, frame: Frame) -> _Kind:
    return next(k for k in _kinds(frame.settings.permalinks) if k.name == name)
