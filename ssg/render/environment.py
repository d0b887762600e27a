"""Jinja's environment: the theme's templates, and the filters and functions they may use."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateNotFound, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from ssg.feeds.dates import rfc3339
from ssg.model import dates, urls
from ssg.model.digests import digest_value
from ssg.pages.parts import SiteView
from ssg.render.escaping import QuickEnvironment
from ssg.render.phrases import phrases_html
from ssg.render.pictures import picture_filter
from ssg.render.theme import Theme

PARTIALS = 20_000  # how many results of ``partial_cached`` are kept at once


def make_environment(theme: Theme, site: SiteView) -> Environment:
    """The environment for one theme and site; nothing in it reads a file or a clock."""
    environment = QuickEnvironment(
        loader=FunctionLoader(_loader(theme)),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )

    def language(context: Context) -> str:
        head = getattr(context.get("page"), "head", None)
        return head.lang if head else context.get("lang") or site.language

    @pass_context
    def text(context: Context, key: str, **values: object) -> str:
        return theme.texts.get(language(context), key, **values)

    @pass_context
    def longdate(context: Context, moment: datetime) -> str:
        return dates.long_date(moment, language(context))

    @pass_context
    def shortdate(context: Context, moment: datetime) -> str:
        return dates.short_date(moment, language(context))

    @pass_context
    def monthname(context: Context, month: int) -> str:
        return dates.month_name(month, language(context))

    @pass_context
    def divided(context: Context, title: str, lang: str = "") -> Markup:
        return phrases_html(title, lang or language(context))

    def asset(name: str) -> str:
        if name not in theme.assets:
            raise TemplateNotFound(f"static/assets/{name}")
        return urls.link(theme.assets[name], site.base_path)

    made: dict[tuple[object, ...], Markup] = {}

    def partial_cached(name: str, *, lang: str, **values: object) -> Markup:
        key = (name, lang, *((k, _identity(v)) for k, v in sorted(values.items())))
        if key not in made:
            if len(made) >= PARTIALS:
                made.clear()
            template = environment.get_template(name)
            made[key] = Markup(template.render(lang=lang, **values))
        return made[key]

    environment.globals.update(site=site, t=text, asset=asset, partial_cached=partial_cached)
    environment.filters.update(
        url=lambda path: urls.link(path, site.base_path),
        absolute=lambda path: urls.absolute(path, site.base_url),
        isodate=rfc3339,
        longdate=longdate,
        shortdate=shortdate,
        monthname=monthname,
        phrases=divided,
        picture=picture_filter(site.base_path, site.image_sizes),
    )
    return environment


def _identity(value: object) -> object:
    """What tells two values of a cached partial apart; a card has its own digest."""
    if isinstance(value, (str, int)):
        return type(value), value  # 1 and True are equal, as HTML and its text are
    return getattr(value, "digest_key", "") or digest_value(value)


def safe(html: str) -> Markup:
    """HTML that needs no more escaping: it comes from the sanitiser."""
    return Markup(html)


def _loader(theme: Theme) -> Callable[[str], Any]:
    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        text = theme.templates.get(name)
        return None if text is None else (text, theme.places[name], lambda: True)

    return load
