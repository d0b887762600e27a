"""What lists show of each post is compiled once, before processes are forked."""

import pytest

from ssg.model.settings import Settings
from ssg.pages.shared import site_view
from ssg.render.codes import Codes
from ssg.render.environment import make_templates
from ssg.render.references import partials_of
from ssg.render.theme import load_theme

CALL = '{{ partial_cached("card.html", post=post, level=2, lang=lang) }}'


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ((CALL, CALL, "no partial_cached"), {"card.html": {"post", "level", "lang"}}),
        ((CALL, '{{ partial_cached("card.html", lang="en") }}'), {}),
        (("{{ partial_cached(name, lang=lang) }}", "{{ other('card.html') }}"), {}),
        (
            ('{% for p in q %}{{ partial_cached("a.html", lang="") }}{% endfor %}',),
            {"a.html": {"lang"}},
        ),
    ],
)
def test_what_is_called_with_which_names(texts: tuple[str, ...], found: dict) -> None:
    assert partials_of(texts) == found


def test_a_partial_that_is_ready_is_what_jinja_makes() -> None:
    texts = {"i18n/ja.toml": 'hello = "こんにちは"\n', "a.html": CALL}
    texts["card.html"] = "<h{{ level }}>{{ post }} {{ t('hello') }} {{ lang }}</h{{ level }}>"
    theme = load_theme({}, texts, {}).value
    site, codes = site_view(Settings(title="T", language="ja"), "0"), Codes()
    made = []
    for ready in (False, True):
        templates = make_templates(theme, site, codes)
        if ready:
            templates.make_partials_ready(theme.texts_of(["a.html"]), "ja")
            assert templates._quick["card.html", "ja"] is not None
        made.append(templates.render("a.html", "ja", {"post": "<", "lang": "ja"}))
    assert made == ["<h2>&lt; こんにちは ja</h2>"] * 2
