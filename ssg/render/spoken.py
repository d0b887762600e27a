"""What templates say in the language of a page: the theme's texts, dates, divided titles."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from ssg.model import dates
from ssg.pages.texts import Texts
from ssg.render.phrases import phrases_html

Spoken = Mapping[str, Callable[..., Any]]


def spoken_in(language: str, texts: Texts) -> Spoken:
    """The filters and functions of templates that depend on the page's language, by name."""

    @lru_cache(maxsize=4096)
    def counted(key: str, n: int) -> str:
        return texts.get(language, key, n=n)

    def text(key: str, **values: object) -> str:
        n = values.get("n")
        if len(values) == 1 and type(n) is int:  # the minutes that a post takes, on every card
            return counted(key, n)
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
