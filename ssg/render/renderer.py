"""Pages to bytes."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import Environment

from ssg.diagnostics import Diagnostic
from ssg.feeds import FORMATS, archive_json, robots, sitemap
from ssg.model.digests import digest_value
from ssg.model.rendered import BodyRef
from ssg.model.urls import link
from ssg.pages.page import Page
from ssg.pages.parts import SiteView
from ssg.render.bodies import feed_body, page_body
from ssg.render.environment import make_environment, safe
from ssg.render.failures import template_failure
from ssg.render.theme import Theme

if TYPE_CHECKING:
    from ssg.search import SearchIndex

_TEXTS: Mapping[str, Callable[[Any], bytes]] = {
    "text:sitemap": sitemap.render,
    "text:sitemap_index": sitemap.render_index,
    "text:archive_index": archive_json.render_index,
    "text:archive_year": archive_json.render_year,
    "text:robots": lambda view: robots.render(view[0]),
}
_FEEDS = {f"feed:{form.name}": form.render for form in FORMATS}


@dataclass(frozen=True, slots=True)
class Renderer:
    """Everything that turns a page into bytes; make it with ``make_renderer``.

    Attributes:
        shared: values of the whole site, by the name that templates use.
        body: from a body's digest to its HTML.
        feed_style: the link of the style sheet for feeds; empty where the theme has none.
        search: the index of the search page, where there is one.
    """

    theme: Theme
    site: SiteView
    environment: Environment
    shared: Mapping[str, Any]
    shared_digests: Mapping[str, str]
    base: str
    engine: str
    body: Callable[[str], str]
    feed_style: str
    search: "SearchIndex | None"

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
            self.environment.get_template(recipe)

    def render(self, page: Page) -> bytes | Diagnostic:
        """The page's bytes, or what is wrong in its template."""
        if page.recipe in _TEXTS:
            return _TEXTS[page.recipe](page.view)
        if page.recipe in _FEEDS:
            feed = replace(page.view, style=self.feed_style)
            bodies = [
                feed_body(self.body(e.content.digest), e.content, self.site.base_url, e.url)
                for e in feed.entries
            ]
            return _FEEDS[page.recipe](feed, bodies)
        if page.recipe == "search:file" and self.search is not None:
            return self.search.data(page.view)
        if page.recipe == "search:text":
            from ssg.search import passage_bytes

            return passage_bytes(page.view, self.body)
        try:
            template = self.environment.get_template(page.recipe)
            names = self.theme.names.get(page.recipe, frozenset()) & set(self.shared)
            values = {name: self.shared[name] for name in sorted(names)}
            return template.render(page=self._filled(page.view), **values).encode("utf-8")
        except Exception as error:  # noqa: BLE001 - a template may raise anything
            return template_failure(error, page.recipe, page.source, self.theme.places)

    def _filled(self, view: Any) -> Any:
        content = getattr(view, "content", None)
        if not isinstance(content, BodyRef):
            return view
        site, body = self.site, self.body(content.digest)
        html = page_body(body, content, site.base_path, site.image_sizes)
        return _with_content(view, safe(html))


def _with_content(view: Any, content: Any) -> Any:
    """As ``dataclasses.replace``, which takes as long as a small page."""
    kind: Any = type(view)
    names = _fields(kind)
    return kind(*[content if n == "content" else getattr(view, n) for n in names])


@cache
def _fields(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def make_renderer(
    theme: Theme,
    site: SiteView,
    shared: Mapping[str, Any],
    engine: str,
    body: Callable[[str], str],
    search: "SearchIndex | None" = None,
) -> Renderer:
    """A renderer; ``engine`` is the digest of the program and its libraries."""
    base = digest_value(
        [engine, digest_value(site), digest_value(theme.texts.languages), dict(theme.assets)]
    )
    digests = {name: digest_value(value) for name, value in shared.items()}
    sheet = theme.assets.get("feed.css", "")
    style = link(sheet, site.base_path) if sheet else ""
    environment = make_environment(theme, site)
    return Renderer(theme, site, environment, shared, digests, base, engine, body, style, search)
