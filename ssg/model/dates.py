"""Dates as pages and feeds write them."""

from datetime import datetime

_MONTHS_EN = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_IDEOGRAPHIC = ("ja", "zh")


def primary_language(tag: str) -> str:
    """The first subtag of a BCP 47 tag, in lower case."""
    return tag.split("-", 1)[0].lower()


def long_date(moment: datetime, language: str) -> str:
    """``2025年10月21日``, ``2025년 10월 21일`` or ``21 October 2025``."""
    primary = primary_language(language)
    if primary in _IDEOGRAPHIC:
        return f"{moment.year}年{moment.month}月{moment.day}日"
    if primary == "ko":
        return f"{moment.year}년 {moment.month}월 {moment.day}일"
    return f"{moment.day} {_MONTHS_EN[moment.month - 1]} {moment.year}"


def short_date(moment: datetime, language: str) -> str:
    """``2025.10.21`` in East Asia, else ``21 Oct 2025``."""
    if primary_language(language) in (*_IDEOGRAPHIC, "ko"):
        return f"{moment.year}.{moment.month:02}.{moment.day:02}"
    return f"{moment.day} {_MONTHS_EN[moment.month - 1][:3]} {moment.year}"


def month_name(month: int, language: str) -> str:
    """``10月``, ``10월`` or ``October``; ``month`` counts from 1."""
    primary = primary_language(language)
    if primary in _IDEOGRAPHIC:
        return f"{month}月"
    return f"{month}월" if primary == "ko" else _MONTHS_EN[month - 1]
