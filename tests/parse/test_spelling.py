"""Which unknown keys are taken for misspellings, and which are left alone."""

import pytest

from ssg.parse.fields import BY_SPELLING
from ssg.parse.spelling import meant


@pytest.mark.parametrize(
    "key",
    ["toc", "comments", "math", "mermaid", "pin", "header", "sitemap", "id", "ref", "type",
     "weight", "order", "link", "text", "note", "cover", "hero", "icon", "color",
     "status", "version", "keywords", "summary", "topic", "url", "name", "tagline",
     "published_at", "updated_at", "title_en", "image_url", "author_url", "series_part", "リンク",
     "", "x", "_", "excerpt_separator"],
)  # fmt: skip
def test_ordinary_keys_are_left_alone(key: str) -> None:
    assert meant(key, BY_SPELLING) is None


@pytest.mark.parametrize(
    ("key", "known"),
    [
        ("Title", "title"), ("titel", "title"), ("tittle", "title"), ("itle", "title"),
        ("dat", None), ("dete", "date"), ("data", "date"), ("DATE", "date"), ("tgas", "tags"),
        ("catagories", "categories"), ("categorys", "category"), ("catgoires", "categories"),
        ("readingTime", "reading_time"), ("reading-time", "reading_time"),
        ("lastmodifiedat", "last_modified_at"), ("last_modifed_at", "last_modified_at"),
        ("desciption", "description"), ("sereis", "series"), ("expire", "expires"),
        ("permlink", "permalink"), ("perma-link", "permalink"), ("aliaes", "aliases"),
    ],
)  # fmt: skip
def test_slips_are_recognised(key: str, known: str | None) -> None:
    assert meant(key, BY_SPELLING) == known


def test_a_short_key_is_no_slip_beside_the_one_it_resembles() -> None:
    assert meant("data", BY_SPELLING, {"date"}) is None
    assert meant("Date", BY_SPELLING, {"date"}) == "date"
    assert meant("titel", BY_SPELLING, {"title"}) == "title"


def test_the_nearest_known_key_is_named() -> None:
    assert meant("tagss", ["tags", "tag"]) == "tags"
    assert meant("TAG", ["tags", "tag"]) == "tag"
