"""A site put together from articles in one line."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from ssg.diagnostics import Checked
from ssg.model.article import Article
from ssg.model.settings import Settings
from ssg.model.site import Site
from ssg.model.source import SourceFile
from ssg.site.assemble import assemble
from ssg.site.selection import Wanted

LATE = Wanted(datetime(2100, 1, 1, tzinfo=UTC))


@pytest.fixture
def site() -> Callable[..., Checked[Site]]:
    """``site(*articles, resources=…, broken=…, **settings)``."""

    def make(
        *articles: Article,
        resources: tuple[str, ...] = (),
        broken: tuple[str, ...] = (),
        wanted: Wanted = LATE,
        **values: object,
    ) -> Checked[Site]:
        settings = Settings("t", **{"base_url": "https://example.com", **values})
        files = [SourceFile(path, f"digest of {path}", 1) for path in resources]
        return assemble(articles, files, settings, wanted, broken)

    return make
