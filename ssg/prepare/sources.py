"""From a body's digest to its HTML, whatever became of the cache meanwhile."""

from collections.abc import Callable, Sequence

from ssg.model.article import Article
from ssg.model.ports import Cache
from ssg.model.settings import Settings
from ssg.prepare.at_need import prepare
from ssg.prepare.cached import body_html


def bodies(
    read: Callable[[str], bytes], settings: Settings, cache: Cache, articles: Sequence[Article]
) -> Callable[[str], str]:
    """A function from the digest of one of the articles' bodies to its HTML.

    It raises KeyError for one that is neither theirs nor in the cache.
    """
    sources = {article.body: article for article in articles}

    def body(digest: str) -> str:
        article = sources.get(digest)

        def again() -> str:
            if article is None:
                raise KeyError(digest)
            data = read(article.path)
            return prepare(article.path, data, settings, is_page=article.is_page).html

        return body_html(digest, again, cache)

    return body
