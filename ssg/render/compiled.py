"""The templates that an edit needs most often, compiled beside other work."""

import marshal
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress

from ssg.model.settings import Settings
from ssg.model.source import SourceFile
from ssg.pages.expected import expected_pages
from ssg.pages.parts import SiteView
from ssg.render.codes import Codes, Made
from ssg.render.environment import make_templates
from ssg.render.references import meant
from ssg.render.theme import Theme

# What an edit of one post changes, most of it each time; in the order in which it is best at hand.
OFTEN = (
    "post.html", "home.html", "tag.html", "category.html", "author.html", "year.html", "month.html",
    "archive.html", "tags.html", "categories.html",
)  # fmt: skip
OF_MANY = ("tag.html",)  # whose pages are many where a post gets another tag


# Pages of one template, most of which will be in the site's language: a function takes 10 to 25 ms
# to be made, and saves some 0.4 ms a page.
MANY = 48
_OF_ARCHIVE = ("archive.html", "year.html", "month.html")
_OF_AUTHORS = ("author.html",)


def compiled_for(
    theme: Theme,
    site: SiteView,
    shared: Collection[str],
    posts: Sequence[SourceFile],
    settings: Settings,
    beside: Callable[[Callable[[], Iterator[bytes]]], Made],
) -> Codes:
    """Compile what a build from nothing needs.

    Args:
        site: as the renderer will have it.
        shared: the names of the values of the whole site.
        posts: their files, none of which has been read.
        beside: has templates of few pages compiled where a processor has nothing else to do.
    """
    none: tuple[str, ...] = ()
    features, pages = settings.features, expected_pages(posts, settings.posts_per_page)
    left_out = none if features.archive else _OF_ARCHIVE
    left_out += none if features.authors else _OF_AUTHORS
    recipes = [name for name in OFTEN if name in theme.templates and name not in left_out]
    as_functions = [recipe for recipe in recipes if pages.get(recipe, 0) >= MANY]
    same = {recipe: meant(recipe, theme.templates.get) for recipe in recipes}
    done = {same[recipe] for recipe in as_functions}
    others = [recipe for recipe in recipes if same[recipe] not in done]
    # Read before another process is forked: this one needs what they refer to as well.
    names = sorted(frozenset().union(*map(theme.reached, others)))
    for recipe in as_functions:
        theme.reached(recipe)
    codes = Codes(beside(lambda: _plain(theme, site, names)))
    templates = make_templates(theme, site, codes)
    for recipe in as_functions:
        named = theme.names.get(recipe, frozenset()) & set(shared)
        templates.make_ready(recipe, site.language, (*named, "page"))
    if as_functions:
        templates.make_partials_ready(theme.texts_of(OFTEN), site.language)
    return codes


def _plain(theme: Theme, site: SiteView, names: Collection[str]) -> Iterator[bytes]:
    codes = Codes()
    templates = make_templates(theme, site, codes)
    for name in names:
        with suppress(Exception):
            templates.plain.get_template(name)
        yield from _pieces(codes)


def _pieces(codes: Codes) -> Iterator[bytes]:
    """What is new, each piece as ``Codes`` takes it."""
    for code in codes.new:
        yield marshal.dumps(code)
    codes.new.clear()


def compiled(theme: Theme, site: SiteView, shared: Collection[str]) -> Iterator[bytes]:
    """Compile the templates that edits need most often; each piece as ``Codes`` takes it.

    What is wrong in a template is said where a page is rendered.

    Args:
        site: as the renderer will have it.
        shared: the names of the values of the whole site.
    """
    codes = Codes()
    templates = make_templates(theme, site, codes)
    done: set[str] = set()
    for recipe in OFTEN:
        for name in sorted(theme.reached(recipe) - done):
            with suppress(Exception):
                templates.plain.get_template(name)
        done |= theme.reached(recipe)
        if recipe in OF_MANY and recipe in theme.templates:
            names = theme.names.get(recipe, frozenset()) & set(shared)
            templates.make_ready(recipe, site.language, (*names, "page"))
        yield from _pieces(codes)
