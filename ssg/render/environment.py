"""Jinja's environment: the theme's templates, and the filters and functions they may use."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, TemplateNotFound, pass_context
from jinja2.filters import do_urlencode
from jinja2.runtime import Context
from markupsafe import Markup

from ssg.feeds.dates import rfc3339
from ssg.model import urls
from ssg.model.ports import Pieces
from ssg.pages.parts import SiteView
from ssg.render.codes import Codes
from ssg.render.escaping import QuickEnvironment, QuickNamespace
from ssg.render.partials import KeptPartials, Partials
from ssg.render.pictures import picture_filter
from ssg.render.quick_templates import QuickTemplates
from ssg.render.spoken import Spoken, spoken_in
from ssg.render.theme import Theme
from ssg.render.trees import SYNTAX

KNOWN = 1 << 19  # how many links


def make_templates(
    theme: Theme,
    site: SiteView,
    codes: Codes | None = None,
    kept: KeptPartials | None = None,
    between: Pieces | None = None,
) -> QuickTemplates:
    """The templates of one theme for one site; nothing in them reads a file or a clock.

    Args:
        codes: what of them has been compiled already.
        kept: partials of the builds before.
        between: partials that other processes of this build have made.
    """
    environment = QuickEnvironment(
        loader=FunctionLoader(_loader(theme)),
        undefined=StrictUndefined,
        **SYNTAX,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=codes,
    )

    @cache
    def spoken(language: str) -> Spoken:
        return spoken_in(language, theme.texts)

    def of_page(name: str) -> Callable[..., Any]:
        """The function of this name, for the language that the page is written in."""

        @pass_context
        def said(context: Context, *args: object, **values: object) -> Any:
            head = getattr(context.get("page"), "head", None)
            language = head.lang if head else context.get("lang") or site.language
            return spoken(language)[name](*args, **values)

        return said

    def asset(name: str) -> str:
        if name not in theme.assets:
            raise TemplateNotFound(f"static/assets/{name}")
        return urls.link(theme.assets[name], site.base_path)

    def partial(name: str, lang: str, values: Mapping[str, Any]) -> str:
        return quick.render(name, lang, values)

    partial_cached = Partials(partial, kept, between)

    environment.globals.update(
        site=site,
        t=of_page("t"),
        asset=asset,
        partial_cached=partial_cached,
        namespace=QuickNamespace,
    )
    environment.filters.update(
        url=_Known(lambda path: urls.link(path, site.base_path)).__getitem__,
        absolute=_Known(lambda path: urls.absolute(path, site.base_url)).__getitem__,
        urlencode=urlencode,
        isodate=rfc3339,
        picture=picture_filter(site.base_path, site.image_sizes),
        **{name: of_page(name) for name in ("longdate", "shortdate", "monthname", "phrases")},
    )
    quick = QuickTemplates(environment, theme.templates.get, spoken, site, codes)
    partial_cached.blanks = quick
    return quick


class _Known(dict[str, str]):
    """What a function makes of a text, made once."""

    def __init__(self, make: Callable[[str], str]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, text: str) -> str:
        if len(self) >= KNOWN:
            self.clear()
        made = self[text] = self._make(text)
        return made


def urlencode(value: Any) -> str:
    """As Jinja's filter, with an expression for each run of letters and not a step for each."""
    if type(value) is not str:
        return do_urlencode(value)
    return _TO_ENCODE.sub(_encoded, value)


# What ``urllib.parse.quote`` leaves as it is.
_TO_ENCODE = re.compile(r"[^A-Za-z0-9_.~/-]+")


def _encoded(run: re.Match[str]) -> str:
    return "%" + run[0].encode().hex("%").upper()


def safe(html: str) -> Markup:
    """HTML that needs no more escaping: it comes from the sanitiser."""
    return Markup(html)


def _loader(theme: Theme) -> Callable[[str], Any]:
    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        text = theme.templates.get(name)
        return None if text is None else (text, theme.places[name], lambda: True)

    return load
