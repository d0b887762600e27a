"""The theme: what each template depends on, and what is wrong in it."""

import pytest

from ssg.render.theme import load_theme

SHIPPED = {
    "base.html": "{% block main %}{% endblock %}{{ archives }}",
    "post.html": '{% extends "base.html" %}{% block main %}{{ page.title }}{% endblock %}',
    "tag.html": '{% include "part.html" %}',
    "part.html": "{{ recent_posts }}",
    "plain.html": "plain",
    "i18n/en.toml": 'home = "Home"',
}


def theme(own: dict | None = None, shipped: dict | None = None):
    return load_theme(own or {}, {**SHIPPED, **(shipped or {})}, {})


def changed(own: dict, before: dict | None = None) -> set[str]:
    """The templates whose key another set of own templates changes."""
    old, new = theme(before).value.depends, theme(own).value.depends
    return {n for n in SHIPPED if n.endswith(".html") and old.get(n) != new.get(n)}


def test_the_same_theme_has_the_same_keys() -> None:
    assert changed({}) == set()
    assert changed({"other.html": "not used"}) == set()


@pytest.mark.parametrize(
    ("own", "stale"),
    [
        ({"plain.html": "changed"}, {"plain.html"}),
        ({"base.html": "changed"}, {"base.html", "post.html"}),
        ({"part.html": "changed"}, {"part.html", "tag.html"}),
        ({"post.html": '{% extends "default/post.html" %}'}, {"post.html"}),
        ({"tag.html": '{% include "icon.svg" %}', "icon.svg": "<svg>"}, {"tag.html"}),
    ],
)
def test_a_change_makes_stale_what_depends_on_it(own: dict, stale: set) -> None:
    assert changed(own) == stale


@pytest.mark.parametrize(
    "statement",
    [
        '{% include "x.svg" %}',
        '{% import "x.svg" as x %}',
        '{% from "x.svg" import y %}',
        '{% include ["none.html", "x.svg"] %}',
        '{% include "none.html" ignore missing %}{% include "x.svg" %}',
        '{% include "x" ~ ".svg" %}',
        "{% for n in ['x.svg'] %}{% include n %}{% endfor %}",
        '{{ partial_cached("x.svg", lang="ja") }}',
        '{% set n = "x.svg" %}{{ partial_cached(n, lang="ja") }}',
        '{% macro m() %}{% include "x.svg" %}{% endmacro %}{{ m() }}',
    ],
)
def test_every_way_to_use_another_template_is_followed(statement: str) -> None:
    own = {"plain.html": statement, "x.svg": "{% macro y() %}{% endmacro %}1"}
    later = {**own, "x.svg": own["x.svg"] + "2"}
    assert "plain.html" in changed(later, own)
    used = {**own, "x.svg": own["x.svg"] + "{{ recent_posts }}"}
    assert "recent_posts" in theme(used).value.names["plain.html"]


def test_a_template_that_comes_later_is_a_change() -> None:
    own = {"plain.html": '{% include "x.html" ignore missing %}'}
    assert changed({**own, "x.html": "new"}, own) == {"plain.html"}


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("post.html", {"archives"}),
        ("tag.html", {"recent_posts"}),
        ("plain.html", set()),
    ],
)
def test_the_values_of_the_site_that_a_template_looks_up(name: str, names: set) -> None:
    assert theme().value.names[name] == names


def test_a_name_known_only_when_it_runs_depends_on_all() -> None:
    made = theme({"plain.html": "{% include page.title %}"}).value
    assert {"archives", "recent_posts"} <= made.names["plain.html"]


def test_the_shipped_template_stays_in_reach() -> None:
    made = theme({"post.html": "own"}).value
    assert made.templates["post.html"] == "own"
    assert made.templates["default/post.html"] == SHIPPED["post.html"]
    assert made.places["post.html"] == "templates/post.html"
    assert made.places["default/post.html"] == "default/post.html"


@pytest.mark.parametrize(
    "own",
    [
        {"post.html": '{% extends "default/post.html" %}'},
        {"a.html": '{% extends "b.html" %}', "b.html": '{% extends "default/post.html" %}'},
        {"a.html": "{% extends page.layout %}"},
    ],
)
def test_a_template_that_extends_another_is_left_alone(own: dict) -> None:
    assert theme(own).diagnostics == ()


@pytest.mark.parametrize(
    ("own", "circles"),
    [
        ({"post.html": '{% extends "post.html" %}'}, {"templates/post.html"}),
        (
            {"a.html": '{% extends "b.html" %}', "b.html": '{% extends "a.html" %}'},
            {"templates/a.html", "templates/b.html"},
        ),
        ({"base.html": '{% extends "default/post.html" %}'},
         {"templates/base.html", "default/post.html"}),
    ],
)  # fmt: skip
def test_a_circle_is_told_of_each_template_in_it(own: dict, circles: set) -> None:
    told = [d for d in theme(own).diagnostics if d.code == "SSG503"]
    assert {d.location.path for d in told} >= {c for c in circles if c.startswith("templates/")}
    assert all("default/" in d.hint for d in told)


@pytest.mark.parametrize("name", ["x.svg", "README.md", "notes.j2"])
def test_a_file_that_no_template_uses_may_be_anything(name: str) -> None:
    assert theme({name: "{% if %} {{ } #}"}).diagnostics == ()


def test_all_syntax_errors_are_told() -> None:
    told = theme({"a.html": "\n{% if %}", "b.html": "{{", "post.html": "{{ 1|loud }}"}).diagnostics
    assert sorted({(d.code, d.location.path, d.location.line) for d in told}) == [
        ("SSG501", "templates/a.html", 2),
        ("SSG501", "templates/b.html", 1),
        ("SSG501", "templates/post.html", 1),
    ]
