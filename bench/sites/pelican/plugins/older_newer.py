"""A plugin of Pelican: each article knows its neighbours in time."""

from itertools import pairwise
from typing import Any

from pelican import signals  # type: ignore[import-not-found]


def link(generator: Any) -> None:
    """Set ``older`` and ``newer`` on the articles."""
    articles = sorted(generator.articles, key=lambda article: article.date)
    for article in articles:
        article.older = article.newer = None
    for older, newer in pairwise(articles):
        older.newer, newer.older = newer, older


def register() -> None:
    """Called by Pelican."""
    signals.article_generator_finalized.connect(link)
