"""Pages to bytes."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import field
from typing import TYPE_CHECKING, Any

from ssg.diagnostics import Diagnostic
from ssg.feeds import archive_json, robots, sitemap
from ssg.model.digests import digest_value
from ssg.model.ports import Cache, Pieces
from ssg.model.rendered import BodyRef
from ssg.model.urls import link
from ssg.pages.page import Page
from ssg.pages.parts import SiteView
from ssg.render.bodies import page_body
from ssg.render.codes import Codes
from ssg.render.compiled import MANY
from ssg.render.environment import make_templates, safe
from ssg.render.failures import template_failure
from ssg.render.partials import KeptPartials
from ssg.render.quick_templates import QuickTemplates
from ssg.render.theme import Theme
from ssg.render.written_feeds import WrittenFeeds
from ssg.values import dataclass

if TYPE_CHECKING:
    from ssg.search import SearchIndex

KeptIn = tuple[Cache, Callable[[], bool]]

_TEXTS: Mapping[str, Callable[[Any], bytes]] = {
    "text:sitemap": sitemap.render,
    "text:sitemap_index": sitemap.render_index,
    "text:archive_index": archive_json.render_index,
    "text:archive_year": archive_json.render_year,
    "text:robots": lambda view: robots.render(view[0]),
}


@dataclass(frozen=True, slots=True)
class Renderer:
    """Everything that turns a page into bytes; make it with ``make_renderer``.

    Attributes:
        shared: values of the whole site, by the name that templates use.
        body: from a body's digest to its HTML.
        feeds: makes the feeds.
        search: the index of the search page, where there is one.
        makes_partials: whether none are kept of a build before.
        named: the shared values that a template names, once one of its pages was made.
    """

    theme: Theme
    site: SiteView
    templates: QuickTemplates
    shared: Mapping[str, Any]
    shared_digests: Mapping[str, str]
    base: str
    engine: str
    body: Callable[[str], str]
    feeds: WrittenFeeds
    search: "SearchIndex | None"
    makes_partials: bool = True
    named: dict[str, dict[str, Any]] = field(default_factory=dict)

    def recipe_key(self, recipe: str) -> str:
        """The digest of all that shapes a page of ``recipe`` besides its view."""
        if recipe.startswith("search:"):
            return self.engine
        if ":" in recipe:
            return self.base
        named = sorted(self.theme.names.get(recipe, frozenset()) & set(self.shared))
        values = [self.shared_digests[name] for name in named]
        return digest_value([self.base, self.theme.depends.get(recipe, ""), named, values])

    def make_ready(self, recipe: str) -> None:
        """Compile a template now; what is wrong in it is said where a page is rendered."""
        with suppress(Exception):
            self.templates.plain.get_template(recipe)

    def expect(self, recipes: Iterable[str]) -> None:
        """Compile the templates of which many pages are to be made, before processes are forked."""
        self.templates.gather()
        counted = {r: n for r, n in sorted(Counter(recipes).items()) if ":" not in r}
        together: Counter[str] = Counter()
        for recipe, pages in counted.items():
            together[self.templates.meant(recipe)] += pages
        for recipe in counted:
            if together[self.templates.meant(recipe)] >= MANY:
                names = (*self._values(recipe), "page")
                self.templates.make_ready(recipe, self.site.language, names)
        if self.makes_partials and sum(counted.values()) >= MANY:
            self.templates.make_partials_ready(self.theme.texts_of(counted), self.site.language)

    def render(self, page: Page) -> bytes | Diagnostic:
        """The page's bytes, or what is wrong in its template."""
        if page.recipe in _TEXTS:
            return _TEXTS[page.recipe](page.view)
        if self.feeds.knows(page.recipe):
            return self.feeds.render(page.recipe, page.view)
        if page.recipe == "search:file" and self.search is not None:
            return self.search.data(page.view)
        if page.recipe == "search:text":
            from ssg.search import passage_bytes

            return passage_bytes(page.view, self.body)
        try:
            view = page.view
            head = getattr(view, "head", None)
            language = head.lang if head else self.site.language
            values = self._values(page.recipe) | {"page": self._filled(view)}
            return self.templates.render(page.recipe, language, values).encode("utf-8")
        except Exception as error:  # noqa: BLE001 - a template may raise anything
            return template_failure(error, page.recipe, page.source, self.theme.places)

    def _values(self, recipe: str) -> dict[str, Any]:
        """The values of the whole site that a template names."""
        if recipe not in self.named:
            names = self.theme.names.get(recipe, frozenset()) & set(self.shared)
            self.named[recipe] = {name: self.shared[name] for name in sorted(names)}
        return self.named[recipe]

    def _filled(self, view: Any) -> Any:
        content = getattr(view, "content", None)
        if not isinstance(content, BodyRef):
            return view
        site, body = self.site, self.body(content.digest)
        html = page_body(body, content, site.base_path, site.image_sizes)
        # It was made for this page just now, and nobody else has it: to copy it takes longer.
        object.__setattr__(view, "content", safe(html))
        return view


def make_renderer(
    theme: Theme,
    site: SiteView,
    shared: Mapping[str, Any],
    engine: str,
    body: Callable[[str], str],
    search: "SearchIndex | None" = None,
    codes: Codes | None = None,
    kept: KeptIn | None = None,
    between: Pieces | None = None,
) -> Renderer:
    """A renderer; ``engine`` is the digest of the program and its libraries.

    Args:
        kept: a cache of partials, and whether it is worth asking.
        between: what other processes of this build have made.
    """
    base = digest_value(
        [engine, digest_value(site), digest_value(theme.texts.languages), dict(theme.assets)]
    )
    digests = {name: digest_value(value) for name, value in shared.items()}
    sheet = theme.assets.get("feed.css", "")
    style = link(sheet, site.base_path) if sheet else ""

    def shaping(name: str) -> str:
        depends = theme.depends.get(name, "")
        return digest_value([base, depends]) if depends else ""

    partials = KeptPartials(kept[0], shaping, kept[1]) if kept else None
    feeds = WrittenFeeds(body, site.base_url, style, between)
    templates = make_templates(theme, site, codes, partials, between)
    return Renderer(
        theme, site, templates, shared, digests, base, engine, body, feeds, search, kept is None
    )
