"""A site's own templates, texts and data, and what is said where they are wrong."""

import pytest


def test_a_template_replaces_the_shipped_one(small_blog) -> None:
    small_blog.file("templates/tag.html", "only {{ page.name }}").build()
    assert small_blog.text("tags/ai/index.html") == "only AI"
    assert "<!doctype html>" in small_blog.text("index.html")


def test_a_block_of_the_shipped_template_is_changed(small_blog) -> None:
    whole = small_blog.build().text("2025/01/01/a/index.html")
    small_blog.file(
        "templates/post.html",
        '{% extends "default/post.html" %}{% block head_extra %}<meta name="x">{% endblock %}',
    ).build()
    changed = small_blog.text("2025/01/01/a/index.html")
    assert changed.replace('<meta name="x">', "") == whole
    assert '<meta name="x">' in changed


def test_a_layout_is_a_template_of_its_own(small_blog) -> None:
    small_blog.file("templates/essay.html", "essay: {{ page.title }}")
    small_blog.post("2025-01-01-a.md", title="A & B", layout="essay").build()
    assert small_blog.text("2025/01/01/a/index.html") == "essay: A &amp; B"


def test_data_reaches_the_template(small_blog) -> None:
    small_blog.file("data/team.toml", 'lead = "三上"').file("data/charts/gpu.json", "[1, 2]")
    small_blog.file("templates/tag.html", "{{ data.team.lead }} {{ data.charts.gpu|sum }}")
    assert small_blog.build().text("tags/ai/index.html") == "三上 3"


def test_own_texts_win_over_the_shipped_ones(small_blog) -> None:
    small_blog.file("templates/i18n/ja.toml", 'title_tag = "札「{name}」"').build()
    assert "札「AI」" in small_blog.text("tags/ai/index.html")


def test_a_language_more_is_one_file_more(small_blog) -> None:
    small_blog.file("templates/i18n/fr.toml", 'contents = "Sommaire"\nhome = "Accueil"\n')
    body = "## Un\n\nTexte.\n\n## Deux\n\nTexte.\n"
    small_blog.post("2025-01-01-fr.md", body, lang="fr").build()
    page = small_blog.text("2025/01/01/fr/index.html")
    assert '<html lang="fr"' in page
    assert "<summary>Sommaire</summary>" in page
    assert 'aria-label="Close"' in page or 'data-close="Close"' in page, "the rest is English"


BROKEN = {
    "extends itself": (
        {"post.html": '\n{% extends "post.html" %}'}, ("SSG503", "templates/post.html", 2),
    ),
    "extends itself through another": (
        {"post.html": '{% extends "other.html" %}', "other.html": '{% extends "post.html" %}'},
        ("SSG503", "templates/post.html", 1),
    ),
    "a value that is not there": (
        {"post.html": "\n\n{{ page.nothing }}"}, ("SSG502", "templates/post.html", 3),
    ),
    "a value of a value that is not there": (
        {"post.html": "\n{{ nobody.knows }}"}, ("SSG502", "templates/post.html", 2),
    ),
    "in an included part": (
        {"partials/footer.html": "\n\n\n{{ oh }}"}, ("SSG502", "templates/partials/footer.html", 4),
    ),
    "not a template": ({"post.html": "\n{% if %}"}, ("SSG501", "templates/post.html", 2)),
    "an unknown filter": ({"post.html": "\n{{ 1|loud }}"}, ("SSG501", "templates/post.html", 2)),
    "a block left open": (
        {"post.html": "{% block a %}"}, ("SSG501", "templates/post.html", 1),
    ),
    "a template that is not there": (
        {"post.html": '\n{% include "gone.html" %}'}, ("SSG504", "templates/post.html", 2),
    ),
    "an asset that is not there": (
        {"post.html": '{{ asset("gone.css") }}'}, ("SSG504", "templates/post.html", 1),
    ),
    "a text that is not there": (
        {"post.html": '\n{{ t("gone") }}'}, ("SSG502", "templates/post.html", 2),
    ),
    "a text without its value": (
        {"post.html": '{{ t("page_n") }}'}, ("SSG502", "templates/post.html", 1),
    ),
    "a division by zero": ({"post.html": "\n{{ 1/0 }}"}, ("SSG502", "templates/post.html", 2)),
    "a part that includes itself": (
        {"partials/footer.html": '{% include "partials/footer.html" %}'},
        ("SSG502", "templates/partials/footer.html", 1),
    ),
    "texts that are not TOML": (
        {"i18n/ja.toml": "home = "}, ("SSG505", "templates/i18n/ja.toml", 0),
    ),
    "a text that is a number": (
        {"i18n/ja.toml": "home = 5"}, ("SSG505", "templates/i18n/ja.toml", 0),
    ),
    "a text with a wrong name": (
        {"i18n/ja.toml": 'year = "{jahr}"'}, ("SSG505", "templates/i18n/ja.toml", 0),
    ),
    "a text with an open brace": (
        {"i18n/ja.toml": 'year = "{year"'}, ("SSG505", "templates/i18n/ja.toml", 0),
    ),
    "a text that looks inside": (
        {"i18n/ja.toml": 'year = "{year.__class__}"'}, ("SSG505", "templates/i18n/ja.toml", 0),
    ),
    "a text with a conversion": (
        {"i18n/ja.toml": 'year = "{year!z}"'}, ("SSG505", "templates/i18n/ja.toml", 0),
    ),
    "a text with a form": (
        {"i18n/ja.toml": 'title_tag = "{name:d}"'}, ("SSG505", "templates/i18n/ja.toml", 0),
    ),
    "a text with a huge form": (
        {"i18n/ja.toml": 'year = "{year:>99999999}"'}, ("SSG505", "templates/i18n/ja.toml", 0),
    ),
    "forms that are no texts": (
        {"i18n/ja.toml": "[posts]\none = 1\nother = 2"}, ("SSG505", "templates/i18n/ja.toml", 0),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
def test_what_is_wrong_in_a_theme_is_an_error_with_its_place(small_blog, case: str) -> None:
    templates, expected = BROKEN[case]
    for name, text in templates.items():
        small_blog.file(f"templates/{name}", text)
    small_blog.build(fails=True)
    assert expected[:2] in {told[:2] for told in small_blog.told()}
    if expected[2]:
        assert expected in small_blog.told()
    assert not (small_blog.out / "index.html").exists()


def test_a_template_error_leaves_the_last_good_site(small_blog) -> None:
    before = small_blog.build().stamps()
    small_blog.file("templates/post.html", "{{ page.nothing }}").build(fails=True)
    assert small_blog.stamps() == before


def test_a_mistake_that_many_pages_meet_is_told_once(small_blog) -> None:
    small_blog.file("templates/post.html", "{{ page.nothing }}")
    small_blog.file("templates/tag.html", "{{ page.nothing }}").build(fails=True)
    assert small_blog.told() == [
        ("SSG502", "templates/post.html", 1),
        ("SSG502", "templates/tag.html", 1),
    ]
