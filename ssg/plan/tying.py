"""The ties of a build, from its pages and those of the build before."""

from collections.abc import Container, Iterable, Mapping

from ssg.model.site import Post, Site, Term
from ssg.model.urls import output_file
from ssg.pages import sitemap
from ssg.pages.page import Page
from ssg.pages.pictures import NOTHING
from ssg.plan.census import census_of
from ssg.plan.lines import beginning, quoted
from ssg.plan.telling import held_posts, listings_of
from ssg.plan.ties import FEW, Ties


def ties_of(
    pages: Iterable[Page],
    site: Site,
    digests: Mapping[str, str],
    fresh: Container[str] = (),
    last: Ties | None = None,
) -> Ties:
    """What the pages of posts show of others.

    Args:
        digests: of the source files, by their paths.
        fresh: the files of pages that have the key which they had at the last build.
        last: the ties of that build; the lines of fresh pages are in it.
    """
    others: list[Page] = []
    own: list[Page] = []
    elsewhere: set[Post] = set()
    for page in pages:
        parts = page.parts
        is_own = len(parts) > 2 and type(parts[0]) is Post  # a post's, and not a page's
        (own if is_own else others).append(page)
        if not is_own:
            elsewhere.update(held_posts(parts))
    known = last.numbers() if last else {}
    numbers: dict[Term, int] = {}
    for terms in site.terms.values():
        for term in terms:
            numbers[term] = known.setdefault((term.kind, term.name, term.slug), len(known))
    held: list[str] = []
    for page in own:
        post, _, series, *_, shown = page.parts
        if series is not None or shown is not NOTHING:
            held.append(post.article.path)
    counts = {
        kind: [[numbers[term], len(term.posts)] for term in terms]
        for kind, terms in site.terms.items()
    }
    recipes = sorted({page.recipe for page in own})
    paths = [page.parts[0].article.path for page in own if page.parts[0] in elsewhere]
    head = {
        "manifest": "", "terms": list(known), "held": held, "elsewhere": paths,
        "counts": counts, "recipes": recipes,
    }  # fmt: skip
    try:
        before_that = last.listings() if last else None
    except ValueError:
        before_that = None
    listings = listings_of(others, site.posts, numbers, fresh, before_that)
    census = census_of([page.parts[1] for page in own], numbers)
    maps = [page for page in others if page.recipe == sitemap.RECIPE]
    entries = maps[0].parts[0].text.encode("utf-8", "surrogatepass") if len(maps) == 1 else b""
    stale = [page for page in own if output_file(page.path) not in fresh]
    if last and len(stale) <= FEW:
        made = {page.parts[0].article.path: _line(page, numbers, digests) for page in stale}
        lines = last.with_lines(made, len(own))
        if lines is not None:
            return Ties(head, lines, listings, census, entries)
    before = last.lines() if last else {}
    anew = {page.parts[0].article.path for page in stale}
    texts: list[str] = []
    for page in own:
        path = page.parts[0].article.path
        line = None if path in anew else before.get(beginning(path))
        texts.append(line or _line(page, numbers, digests))
    lines = b"\n" + "\n".join(texts).encode("utf-8", "surrogatepass")
    return Ties(head, lines, listings, census, entries)


def _line(page: Page, numbers: Mapping[Term, int], digests: Mapping[str, str]) -> str:
    """The line of a post's page: a ``Row`` as JSON, put together by hand for thousands."""
    post, source, _, newer, older, related, _ = page.parts
    path = post.article.path
    others = [
        other.post.article.path if other is not None else "" for other in (newer, older, *related)
    ]
    texts = [quoted(text) for text in (path, digests.get(path, ""), post.url, post.image)]
    urls = ",".join([quoted(text) for text in post.urls])
    first, second, *rest = [quoted(text) for text in others]
    terms = ",".join(
        [
            f"[{','.join([str(numbers[term]) for term in kind])}]"
            for kind in (source.authors, source.categories, source.tags)
        ]
    )
    return f"[{','.join(texts)},[{urls}],{first},{second},[{','.join(rest)}],[{terms}]]"
