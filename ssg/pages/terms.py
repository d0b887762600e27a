"""The pages of tags, categories, authors and series, and the index of each kind."""

from collections.abc import Iterator
from dataclasses import dataclass

from ssg.model.settings import Permalinks
from ssg.model.site import Term
from ssg.pages.cards import author_box, term_link
from ssg.pages.heads import ATOM, home_crumb, list_head
from ssg.pages.inputs import Inputs
from ssg.pages.page import Page
from ssg.pages.pagers import paginate
from ssg.pages.parts import Crumb, FeedLink
from ssg.pages.views import TermsView, TermView


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
        terms = inputs.site.terms.get(kind.name, ())
        # Tags and categories are in every theme's navigation: their index is there even if empty.
        if terms or kind.name in ("tag", "category"):
            yield _index(kind, terms, inputs)
        for term in terms:
            yield from _term_pages(kind, term, inputs)


def _index(kind: _Kind, terms: tuple[Term, ...], inputs: Inputs) -> Page:
    settings = inputs.site.settings
    title = inputs.text(kind.index_text)
    crumbs = (home_crumb(inputs.texts, settings), Crumb(title, kind.index_path))
    head = list_head(settings, title=title, url=kind.index_path, crumbs=crumbs)
    view = TermsView(head, kind.name, tuple(term_link(t) for t in terms))
    lastmod = inputs.latest(p for t in terms for p in t.posts)
    return Page(kind.index_path, kind.index_template, view, f"the {kind.name} index", lastmod)


def _term_pages(kind: _Kind, term: Term, inputs: Inputs) -> Iterator[Page]:
    settings = inputs.site.settings
    size = settings.posts_per_page
    title = inputs.text(kind.title_text, name=term.name)
    feeds = (FeedLink(f"{title} - {settings.title}", term.feed, ATOM),)
    box = author_box(term) if kind.name == "author" else None
    for path, part, pager in paginate(term.posts, size, term.url, kind.page_pattern, term.slug):
        crumbs = (
            home_crumb(inputs.texts, settings),
            Crumb(inputs.text(kind.index_text), kind.index_path),
            Crumb(term.name, path),
        )
        head = list_head(
            settings,
            title=inputs.page_title(title, pager.number),
            url=path,
            description=box.bio if box else "",
            crumbs=crumbs,
            feeds=feeds,
        )
        view = TermView(
            head=head,
            kind=kind.name,
            name=term.name,
            slug=term.slug,
            url=term.url,
            feed=term.feed,
            posts=inputs.cards_of(part),
            pager=pager,
            author=box,
        )
        source = f"the {kind.name} “{term.name}”"
        yield Page(path, kind.template, view, source, inputs.latest(part))
