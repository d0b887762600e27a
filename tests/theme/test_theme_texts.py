"""The theme's own words: no page asks for one that is not there."""

import re
import tomllib
from pathlib import Path

import pytest

TEMPLATES = Path(__file__).parents[2] / "templates"
CODE = Path(__file__).parents[2] / "ssg"
LANGUAGES = ("en", "ja")


def texts(language: str) -> dict[str, object]:
    return tomllib.loads((TEMPLATES / f"i18n/{language}.toml").read_text("utf-8"))


def asked_for() -> set[str]:
    found: set[str] = set()
    for path in TEMPLATES.rglob("*.html"):
        found.update(re.findall(r"\bt\(\"(\w+)\"", path.read_text("utf-8")))
    return found


def test_every_language_has_the_same_texts() -> None:
    first, *others = (set(texts(language)) for language in LANGUAGES)
    assert all(other == first for other in others)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_that_a_template_asks_for_is_there(language: str) -> None:
    assert asked_for() <= set(texts(language))


def test_no_text_is_left_over() -> None:
    """A text serves a template, or the titles that the pages stage makes."""
    code = "".join(path.read_text("utf-8") for path in sorted((CODE / "pages").rglob("*.py")))
    unused = {
        key
        for key in texts("en")
        if key not in asked_for() and f'"{key}"' not in code and not key.startswith("title_")
    }
    assert not unused
