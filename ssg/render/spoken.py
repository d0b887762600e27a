"""What templates say in the language of a page: the theme's texts, dates, divided titles."""

from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup

from ssg.model import dates
from ssg.pages.texts import Texts
from ssg.render.phrases import phrases_html

Spoken = Mapping[str, Callable[..., Any]]


def spoken_in(language: str, texts: Texts) -> Spoken:
    """The filters and functions of templates that depend on the page's language, by name."""

    def text(key: str, **values: object) -> str:
        return texts.get(language, key, **values)

    def divided(title: str, lang: str = "") -> Markup:
        return phrases_html(title, lang or language)

    return {
        "t": text,
        "longdate": lambda moment: dates.long_date(moment, language),
        "shortdate": lambda moment: dates.short_date(moment, language),
        "monthname": lambda month: dates.month_name(month, language),
        "phrases": divided,
    }
