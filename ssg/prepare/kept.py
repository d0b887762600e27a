"""An article whose rarely needed parts are read only when somebody asks for them.

Of ten thousand articles a build of one edit needs the titles, dates and terms of all, and the
contents and excerpts of a few.
"""

from collections.abc import Callable, Sequence
from dataclasses import fields
from typing import Any

from ssg.model.article import Article
from ssg.model.front_matter import FrontMatter
from ssg.model.rendered import Heading
from ssg.typography import divided, remember

# What is at hand at once. Every other field, also one that is added some day, is read when asked.
LIGHT = (
    "path", "is_page", "name_slug", "reading_minutes", "body", "links", "mending", "face",
    "digest_key",
)  # fmt: skip
LIGHT_FRONT = (
    "title", "date", "updated", "categories", "tags", "authors", "slug", "permalink", "published",
    "draft", "expires", "series", "aliases", "image", "lang", "layout",
)  # fmt: skip
# What pages show besides: at hand where the article has just been made, since all of them are then
# to be written; else it lies side by side too, for builds that show many.
SHOWN = ("subtitle", "excerpt", "toc")
SHOWN_FRONT = ("image_alt", "sources", "extra")

_ARTICLE = tuple(f.name for f in fields(Article))
_COMPARED = tuple(f.name for f in fields(Article) if f.compare)
_FRONT = tuple(f.name for f in fields(FrontMatter))
_HEAVY = frozenset(_ARTICLE) - {*LIGHT, "front"}
_HEAVY_FRONT = frozenset(_FRONT) - {*LIGHT_FRONT}
_set = object.__setattr__

# The values of SHOWN and SHOWN_FRONT; the contents as headings (as lists of theirs) and their texts
# divided at phrases, or a function that gives these two, or None where they are not known. At the
# end the article's titles divided at phrases, for whoever shows them.
Shown = Sequence[Any]
SHOWN_VALUES = len(SHOWN) + len(SHOWN_FRONT) + 1


class KeptFront(FrontMatter):
    """Front matter of which only ``LIGHT_FRONT`` is at hand."""

    __slots__ = ("shown", "whole")
    __hash__ = None  # type: ignore[assignment]  # Python's own way to say that it has none
    # Filled by assignments, which take a fifth of the time of a frozen dataclass's.
    __setattr__ = _set
    whole: Callable[[], Article]
    shown: Callable[[], Shown | None]

    def __getattr__(self, name: str) -> Any:
        if name not in _HEAVY_FRONT:
            raise AttributeError(name)
        if name in SHOWN_FRONT and (shown := self.shown()) is not None:
            _show_front(self, shown)
            return getattr(self, name)
        front = self.whole().front
        for other in _HEAVY_FRONT:
            _set(self, other, getattr(front, other))
        return getattr(front, name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, FrontMatter) and _equal(self, other, _FRONT)


class KeptArticle(Article):
    """An article of which only ``LIGHT`` is at hand."""

    __slots__ = ("shown", "whole")
    __hash__ = None  # type: ignore[assignment]  # Python's own way to say that it has none
    __setattr__ = _set
    whole: Callable[[], Article]
    shown: Callable[[], Shown | None]

    def __getattr__(self, name: str) -> Any:
        # Python asks here for what is not there: a field that was left empty.
        if name not in _HEAVY:
            raise AttributeError(name)
        if name in SHOWN and (shown := self.shown()) is not None:
            _show(self, shown)
            if name != "toc" or _show_contents(self, shown):
                return getattr(self, name)
        article = self.whole()
        for other in _HEAVY:
            _set(self, other, getattr(article, other))
        for other in _HEAVY_FRONT:  # or its front matter would ask once more
            _set(self.front, other, getattr(article.front, other))
        return getattr(article, name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Article) and _equal(self, other, _COMPARED)


def kept_article(
    light: Sequence[Any],
    front: Sequence[Any],
    whole: Callable[[], Article],
    shown: Callable[[], Shown | None],
) -> Article:
    """An article from the values of ``LIGHT`` and ``LIGHT_FRONT``, in their order.

    Args:
        whole: gives the same article with everything.
        shown: gives what pages show of it besides; None where that is not known.
    """
    f: Any = object.__new__(KeptFront)
    (
        f.title, f.date, f.updated, f.categories, f.tags, f.authors, f.slug, f.permalink,
        f.published, f.draft, f.expires, f.series, f.aliases, f.image, f.lang, f.layout,
    ) = front  # fmt: skip
    f.whole, f.shown = whole, shown
    a: Any = object.__new__(KeptArticle)
    (
        a.path, a.is_page, a.name_slug, a.reading_minutes, a.body, a.links, a.mending, a.face,
        a.digest_key,
    ) = light  # fmt: skip
    a.front, a.whole, a.shown = f, whole, shown
    article: Article = a
    return article


def _equal(one: object, other: object, names: tuple[str, ...]) -> bool:
    return all(getattr(one, name) == getattr(other, name) for name in names)


def shown_of(article: Article | None, language: str) -> tuple[Any, ...]:
    """What is ``Shown`` of an article, headings as tuples: they travel light.

    Args:
        language: of an article that says none.
    """
    if article is None:
        return ()
    front, subtitle = article.front, article.subtitle
    lang = front.lang or language
    headings = tuple([(h.level, h.anchor, h.text) for h in article.toc])
    toc = headings, divided([h[2] for h in headings], lang)
    titles = divided([front.title, subtitle], lang)
    return subtitle, article.excerpt, toc, front.image_alt, front.sources, front.extra, titles


def bring_to_hand(article: Article, shown: Shown) -> None:
    """Give an article of ``kept_article`` what ``shown_of`` gave, so that nobody need read it."""
    _show(article, shown)
    _show_contents(article, shown)
    remember(shown[-1])


def _show(article: Article, shown: Shown) -> None:
    """Give it what lists show."""
    subtitle, excerpt, *_ = shown
    _set(article, "subtitle", subtitle)
    _set(article, "excerpt", excerpt)
    _show_front(article.front, shown)


def _show_contents(article: Article, shown: Shown) -> bool:
    """Give it its contents, which only its own page shows; False where they are not known."""
    toc = shown[SHOWN.index("toc")]
    if callable(toc):
        toc = toc()
    if toc is None:
        return False
    headings, texts = toc
    _set(article, "toc", tuple([Heading(*h) for h in headings]))
    remember(texts)
    return True


def _show_front(front: FrontMatter, shown: Shown) -> None:
    *_, image_alt, sources, extra, _titles = shown
    _set(front, "image_alt", image_alt)
    _set(front, "sources", tuple(sources))
    _set(front, "extra", extra)
