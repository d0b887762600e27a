"""A site's pages in one line."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ssg.model.article import Article
from ssg.model.settings import Settings
from ssg.pages.all_pages import all_pages
from ssg.pages.frame import Frame
from ssg.pages.page import Page
from ssg.pages.texts import Texts
from ssg.render.theme_texts import load_texts
from ssg.site.assemble import assemble
from ssg.site.selection import Wanted


@pytest.fixture(scope="session")
def texts(repository: Path) -> Texts:
    files = sorted((repository / "templates/i18n").glob("*.toml"))
    loaded = load_texts([(f.stem, f.name, f.read_text("utf-8")) for f in files])
    assert loaded.diagnostics == ()
    return loaded.value


@pytest.fixture
def pages(texts: Texts) -> Callable[..., dict[str, Page]]:
    """``pages(*articles, **settings)``: every page by its path."""

    def make(*articles: Article, unique: bool = True, **values: object) -> dict[str, Page]:
        settings = Settings("題", **{"base_url": "https://example.com", "language": "ja", **values})
        wanted = Wanted(datetime(2100, 1, 1, tzinfo=UTC), drafts=True)
        site = assemble(articles, (), settings, wanted).value
        made = list(all_pages(site, Frame(settings, texts)))
        found = {page.path: page for page in made}
        assert len(found) == len(made) or not unique
        return found

    return make
