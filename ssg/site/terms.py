"""Tags, categories, authors and series: which there are, and which posts each one has."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter

from ssg.diagnostics import Checked, Diagnostic, Location, diagnose
from ssg.model.article import Article
from ssg.model.digests import digest_value
from ssg.model.settings import Author, Settings
from ssg.model.site import Post, Term
from ssg.model.slugs import distinct_slug, fold, path_slug, term_slug
from ssg.site.permalinks import fill
from ssg.values import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A taxonomy: its name in settings, and where its pages are."""

    name: str
    plural: str


KINDS = (
    Kind("tag", "tags"),
    Kind("category", "categories"),
    Kind("author", "authors"),
    Kind("series", "series"),
)


@dataclass(frozen=True, slots=True)
class Taxonomies:
    """All terms by kind, and for each kind and post (by url) its terms in the post's order."""

    terms: dict[str, tuple[Term, ...]]
    terms_of: dict[str, dict[str, tuple[Term, ...]]]


def spellings(article: Article, kind: str, settings: Settings) -> tuple[str, ...]:
    """The terms of one kind that an article names, as it writes them."""
    front = article.front
    match kind:
        case "tag":
            return front.tags
        case "category":
            return front.categories
        case "author":
            default = (settings.author,) if settings.author and not article.is_page else ()
            return front.authors or default
        case _:
            return (front.series,) if front.series else ()


# Where a post has them as they are.
_WRITTEN_IN: Mapping[str, Callable[[Post], tuple[str, ...]]] = {
    "tag": attrgetter("article.front.tags"),
    "category": attrgetter("article.front.categories"),
}


def find_author(name: str, authors: Iterable[Author]) -> Author | None:
    """The author in the settings whose key or name is ``name``, case and width aside."""
    wanted = fold(name)
    return next((a for a in authors if wanted in (fold(a.key), fold(a.name))), None)


def build_taxonomies(posts: Sequence[Post], settings: Settings) -> Checked[Taxonomies]:
    """Group ``posts`` (newest first) by their terms.

    Terms equal under NFKC and case folding are one; the commonest spelling is shown (among equals
    the first by code points), and the others are a warning.
    """
    diagnostics: list[Diagnostic] = []
    terms: dict[str, tuple[Term, ...]] = {}
    terms_of: dict[str, dict[str, tuple[Term, ...]]] = {}
    for kind in KINDS:
        found, of_post, noticed = _one_kind(kind, posts, settings)
        terms[kind.name], terms_of[kind.name] = found, of_post
        diagnostics += noticed
    return Checked(Taxonomies(terms, terms_of), tuple(diagnostics))


def _one_kind(
    kind: Kind, posts: Sequence[Post], settings: Settings
) -> tuple[tuple[Term, ...], dict[str, tuple[Term, ...]], list[Diagnostic]]:
    # Many posts, few terms: of a post nothing is done here but to put it beside its terms.
    having: dict[str, list[Post]] = defaultdict(list)
    names_of: dict[str, tuple[str, ...]] = {}
    written_in = _WRITTEN_IN.get(kind.name)
    all_names = (
        map(written_in, posts)
        if written_in is not None
        else [spellings(post.article, kind.name, settings) for post in posts]
    )
    for post, names in zip(posts, all_names, strict=True):
        if names:
            url = post.url
            names_of[url] = (*names_of[url], *names) if url in names_of else names
            for name in names:
                having[name].append(post)
    written: dict[str, dict[str, int]] = defaultdict(dict)
    for name, of_name in having.items():
        written[_key(kind.name, name, settings)][name] = len(of_name)
    members = {key: _members([having[name] for name in names]) for key, names in written.items()}
    shown = {key: _shown(kind.name, key, counts, settings) for key, counts in written.items()}
    slugs = _slugs(kind, shown, settings)
    by_key = {
        key: _term(kind, shown[key], slugs[key], members[key], settings) for key in sorted(shown)
    }
    ordered = sorted(by_key.values(), key=lambda t: (-len(t.posts), fold(t.name), t.slug))
    term = {name: by_key[key] for key, names in written.items() for name in names}
    # Many posts have the same category or author: one tuple for all of them.
    of_names = {
        names: tuple(dict.fromkeys([term[name] for name in names]))
        for names in set(names_of.values())
    }
    of_post = {url: of_names[names] for url, names in names_of.items()}
    is_mixed = kind.name != "author" and any(len(names) > 1 for names in written.values())
    noticed = _other_spellings(kind, posts, shown, settings) if is_mixed else []
    return tuple(ordered), of_post, noticed


def _members(lists: Sequence[list[Post]]) -> tuple[Post, ...]:
    """The posts of all spellings of a term, newest first, each once."""
    if len(lists) == 1:
        return tuple(dict.fromkeys(lists[0]))
    together = dict.fromkeys(post for of_name in lists for post in of_name)
    return tuple(sorted(together, key=lambda p: (p.date, p.article.path), reverse=True))


def _key(kind: str, name: str, settings: Settings) -> str:
    if kind == "author":
        author = find_author(name, settings.authors)
        return fold(author.name) if author else fold(name)
    return fold(name)


def _shown(kind: str, key: str, counts: Mapping[str, int], settings: Settings) -> str:
    if kind == "author" and (author := find_author(key, settings.authors)):
        return author.name
    return min(counts, key=lambda name: (-counts[name], name))


def _slugs(kind: Kind, shown: Mapping[str, str], settings: Settings) -> dict[str, str]:
    chosen = {fold(t): s for t, s in settings.slugs.get(kind.plural, {}).items()}
    slugs = {}
    for key, name in shown.items():
        author = find_author(name, settings.authors) if kind.name == "author" else None
        set_slug = chosen.get(key, "") or (author.slug if author else "")
        slugs[key] = path_slug(set_slug) or term_slug(author.key if author else name)
    sharing = Counter(s.casefold() for s in slugs.values())
    return {
        key: slug
        if sharing[slug.casefold()] == 1 or key in {slug, *chosen}
        else distinct_slug(key, slug)
        for key, slug in slugs.items()
    }


def _term(kind: Kind, name: str, slug: str, posts: tuple[Post, ...], settings: Settings) -> Term:
    links = settings.permalinks
    page, feed = {
        "tag": (links.tag, links.tag_feed),
        "category": (links.category, links.category_feed),
        "author": (links.author, links.author_feed),
        "series": (links.series, links.series_feed),
    }[kind.name]
    author = find_author(name, settings.authors) if kind.name == "author" else None
    ordered = tuple(reversed(posts)) if kind.name == "series" else posts
    values = {"slug": slug}
    features = settings.features
    has_page = kind.name != "author" or features.authors
    url = fill(page, values) if has_page else ""
    about = (kind.name, name, slug, url, fill(feed, values) if features.term_feeds and url else "")
    return Term(*about, ordered, author, digest_value((about, author)))


def known_term(kind: str, name: str, slug: str, settings: Settings) -> Term:
    """A term by what it is called, without its posts."""
    return _term(next(k for k in KINDS if k.name == kind), name, slug, (), settings)


def _other_spellings(
    kind: Kind, posts: Sequence[Post], shown: Mapping[str, str], settings: Settings
) -> list[Diagnostic]:
    noticed = []
    for post in posts:
        for name in spellings(post.article, kind.name, settings):
            usual = shown[fold(name)]
            if name != usual:
                place = post.article.front.places.get(
                    {"tag": "tags", "category": "categories"}.get(kind.name, "series"),
                    Location(post.article.path),
                )
                noticed.append(
                    diagnose(
                        "SSG402", place,
                        f"the {kind.name} “{name}” is written “{usual}” elsewhere",
                        hint=f"write “{usual}”: both are shown as one {kind.name}",
                    )
                )  # fmt: skip
    return noticed
