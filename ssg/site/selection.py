"""Which articles are published: not the drafts, the future and the expired ones, unless asked."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from ssg.model.article import Article
from ssg.values import dataclass


@dataclass(frozen=True, slots=True)
class Wanted:
    """The time of the build (aware), and what to publish besides."""

    now: datetime
    drafts: bool = False
    future: bool = False
    expired: bool = False


@dataclass(frozen=True, slots=True)
class Selection:
    """What is published, what is not and why, and when the next scheduled post comes due."""

    published: tuple[Article, ...]
    left_out: dict[str, str]
    counts: dict[str, int]
    next_due: datetime | None


def select(articles: Iterable[Article], wanted: Wanted) -> Selection:
    """Divide the articles; ``left_out`` maps a source's path to ``draft``, ``future`` …"""
    published: list[Article] = []
    left_out: dict[str, str] = {}
    due: list[datetime] = []
    for article in articles:
        reason = _reason(article, wanted)
        if reason:
            left_out[article.path] = reason
        else:
            published.append(article)
        date = article.front.date
        if date and date > wanted.now and reason in ("", "future"):
            due.append(date)
    counts = dict(sorted(Counter(left_out.values()).items()))
    return Selection(tuple(published), left_out, counts, min(due, default=None))


def _reason(article: Article, wanted: Wanted) -> str:
    front = article.front
    if (front.draft or not front.published) and not wanted.drafts:
        return "draft"
    if front.expires and front.expires <= wanted.now and not wanted.expired:
        return "expired"
    if front.date and front.date > wanted.now and not wanted.future:
        return "future"
    return ""


def unchanged_between(
    articles: Iterable[Article], now: datetime
) -> tuple[datetime | None, datetime | None]:
    """The span round ``now`` in which the selection stays as it is: from, and up to.

    None where nothing came due or expired before, or nothing will after.
    """
    moments = {
        moment
        for article in articles
        for moment in (article.front.date, article.front.expires)
        if moment is not None
    }
    past = (m for m in moments if m <= now)
    to_come = (m for m in moments if m > now)
    return max(past, default=None), min(to_come, default=None)
