"""Templates compiled elsewhere give what those compiled here give."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from types import SimpleNamespace

from ssg.model.settings import Settings
from ssg.model.source import SourceFile
from ssg.pages.expected import expected_pages
from ssg.pages.shared import site_view
from ssg.render.codes import Codes, Made
from ssg.render.compiled import MANY, compiled, compiled_for
from ssg.render.environment import make_templates
from ssg.render.theme import load_theme

SETTINGS = Settings(title="T & t", language="ja")
SITE = site_view(SETTINGS, "0")
TEXTS = {"i18n/en.toml": 'hello = "Hello"\n', "i18n/ja.toml": 'hello = "こんにちは"\n'}
THEME = load_theme(
    {},
    TEXTS
    | {
        "base.html": "<title>{{ site.title }}</title>{% block a %}{% endblock %}",
        "part.html": "{{ t('hello') }} {{ page.name }}",
        "post.html": '{% extends "base.html" %}{% block a %}{% include "part.html" %}{% endblock %}',
        "tag.html": '{% extends "base.html" %}{% block a %}{{ tag_counts }}{% endblock %}',
        "home.html": "{{ page.",
    },
    {},
).value
PAGE = {"page": SimpleNamespace(head=SimpleNamespace(lang="ja"), name="<名>")}


def _posts(count: int) -> list[SourceFile]:
    """So many, one a day."""
    first = date(2020, 1, 1)
    days = (first + timedelta(n) for n in range(count))
    return [SourceFile(f"posts/{day.isoformat()}-a.md", "", 0) for day in days]


def _codes() -> Codes:
    pieces = list(compiled(THEME, SITE, ("tag_counts", "recent_posts")))
    codes = Codes(lambda: pieces)
    codes.gather()
    return codes


def _beside(work: Callable[[], Iterator[bytes]]) -> Made:
    pieces = list(work())
    return lambda: pieces


def test_no_template_is_compiled_again() -> None:
    codes = _codes()
    templates, plain = make_templates(THEME, SITE, codes), make_templates(THEME, SITE)
    for name, values in (("post.html", PAGE), ("tag.html", PAGE | {"tag_counts": "<3>"})):
        assert templates.render(name, "ja", values) == plain.render(name, "ja", values)
    assert codes.new == []


def test_nor_is_one_of_many_pages() -> None:
    codes = _codes()
    templates, plain = make_templates(THEME, SITE, codes), make_templates(THEME, SITE)
    values = PAGE | {"tag_counts": "<3>"}
    for made in (templates, plain):
        made.make_ready("tag.html", "ja", ("tag_counts", "page"))
        assert made._quick[made._key("tag.html", "ja")] is not None
    assert templates.render("tag.html", "ja", values) == plain.render("tag.html", "ja", values)
    assert codes.new == []


def test_what_was_not_made_is_compiled_here() -> None:
    codes = Codes(lambda: ())
    codes.gather()
    templates = make_templates(THEME, SITE, codes)
    assert "こんにちは &lt;名&gt;" in templates.render("post.html", "ja", PAGE)
    assert len(codes.new) == 3


def test_a_build_from_nothing_compiles_nothing_again() -> None:
    shared = ("tag_counts", "recent_posts")
    codes = compiled_for(THEME, SITE, shared, _posts(1000), SETTINGS, _beside)
    made_before = len(codes.new)
    templates, plain = make_templates(THEME, SITE, codes), make_templates(THEME, SITE)
    templates.gather()
    for name, values in (("post.html", PAGE), ("tag.html", PAGE | {"tag_counts": "<3>"})):
        templates.make_ready(name, "ja", tuple(values))
        assert templates._quick[templates._key(name, "ja")] is not None
        assert templates.render(name, "ja", values) == plain.render(name, "ja", values)
    assert len(codes.new) == made_before == 2


def test_few_posts_are_left_to_jinjas_own_way() -> None:
    codes = compiled_for(THEME, SITE, ("tag_counts",), _posts(MANY - 1), SETTINGS, _beside)
    templates = make_templates(THEME, SITE, codes)
    templates.gather()
    assert "こんにちは" in templates.render("post.html", "ja", PAGE)
    assert codes.new == []


def test_how_many_pages_there_will_be_is_told_from_the_files() -> None:
    assert expected_pages(_posts(1000), 20) == {
        "post.html": 1000,
        "home.html": 50,
        "tag.html": 100,
        "month.html": 33,
    }


def test_templates_that_are_one_by_another_name_are_compiled_once() -> None:
    texts = {
        "archive.html": "<title>{{ page.name }}</title>",
        "year.html": '{% extends "archive.html" %}',
        "month.html": '{% extends "archive.html" %}',
        "post.html": "{{ page.name }}",
    }
    theme = load_theme({}, TEXTS | texts, {}).value
    pieces: list[bytes] = []

    def beside(work: Callable[[], Iterator[bytes]]) -> Made:
        pieces.extend(work())
        return tuple

    codes = compiled_for(theme, SITE, (), _posts(MANY * 31), SETTINGS, beside)
    assert len(codes.new) == 2  # of posts and of the archive
    assert pieces == []
    templates = make_templates(theme, SITE, codes)
    for name in ("archive.html", "year.html", "month.html"):
        templates.make_ready(name, "ja", ("page",))
        assert templates.render(name, "ja", PAGE) == "<title>&lt;名&gt;</title>"
    assert len(codes.new) == 2
