"""What every folder of tests shares: how Hypothesis runs, and articles made in one line."""

import os
from collections.abc import Callable
from dataclasses import fields
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from ssg.model.article import Article
from ssg.model.digests import digest_text
from ssg.model.front_matter import FrontMatter

# The same examples on every machine and in every run: a red test is red for everybody.
settings.register_profile(
    "house",
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("house")

TOKYO = timezone(timedelta(hours=9))
_FRONT = {f.name for f in fields(FrontMatter)}
_ARTICLE = {f.name for f in fields(Article)}


def _article(path: str = "posts/2025-01-02-a.md", **values: object) -> Article:
    """An article of that path; values go to its front matter where that knows them."""
    is_page = path.startswith("pages/")
    stem = path.rsplit("/", 1)[-1].removesuffix(".md")
    dated = not is_page and stem[:10].count("-") == 2
    date = datetime.fromisoformat(stem[:10]).replace(tzinfo=TOKYO) if dated else None
    name = stem[11:] if dated else stem
    front = {"title": name, "date": date}
    front |= {k: v for k, v in values.items() if k in _FRONT}
    rest = {k: v for k, v in values.items() if k in _ARTICLE and k not in _FRONT}
    unknown = set(values) - _FRONT - _ARTICLE
    assert not unknown, unknown
    given = {
        "name_slug": name,
        "subtitle": "",
        "excerpt": "",
        "reading_minutes": 1,
        "body": digest_text(path),
        **rest,
    }
    return Article(path=path, is_page=is_page, front=FrontMatter(**front), **given)


@pytest.fixture(scope="session")
def article() -> Callable[..., Article]:
    """``article(path, **values)``: an article as the prepare stage gives it."""
    return _article


@pytest.fixture(scope="session")
def repository() -> Path:
    """The repository's root."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared_folder(repository: Path) -> Path:
    """The folder with the shared seeds and contracts; a test that needs it is skipped without."""
    folder = Path(os.environ.get("TSUGIME_SHARED", repository.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"needs the shared folder (TSUGIME_SHARED): {folder} is absent")
    return folder
