"""The theme's texts: found by language, with their values and plural forms."""

import pytest

from ssg.pages.texts import Texts

TEXTS = Texts(
    {
        "en": {"home": "Home", "posts": {"one": "{n} post", "other": "{n} posts"}, "only": "en"},
        "ja": {"home": "ホーム", "posts": "{n} 件"},
        "zz": {"last": "zz"},
    }
)


@pytest.mark.parametrize(
    ("language", "key", "values", "text"),
    [
        ("ja", "home", {}, "ホーム"),
        ("ja-JP", "home", {}, "ホーム"),
        ("fr", "home", {}, "Home"),
        ("ja", "only", {}, "en"),
        ("ja", "last", {}, "zz"),
        ("ja", "posts", {"n": 1}, "1 件"),
        ("en", "posts", {"n": 1}, "1 post"),
        ("en", "posts", {"n": 0}, "0 posts"),
        ("en", "posts", {"n": 2}, "2 posts"),
    ],
)
def test_a_text_in_its_language(language: str, key: str, values: dict, text: str) -> None:
    assert TEXTS.get(language, key, **values) == text


@pytest.mark.parametrize(("key", "values"), [("missing", {}), ("posts", {"x": 1})])
def test_what_is_missing_is_a_key_error(key: str, values: dict) -> None:
    with pytest.raises(KeyError):
        TEXTS.get("ja", key, **values)
