"""Templates as one function give what Jinja gives, or are left to it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jinja2 import StrictUndefined, TemplateNotFound, UndefinedError

from ssg.diagnostics import Location
from ssg.model.settings import NavItem, Settings
from ssg.pages.shared import site_view
from ssg.render.environment import make_templates
from ssg.render.failures import template_failure
from ssg.render.quick_templates import LEAST, QuickTemplates
from ssg.render.theme import load_theme

SITE = site_view(Settings(title="T & t", language="ja", nav=(NavItem("a", "/a/"),)), "0")
_DATE = datetime(2025, 10, 21, 9, tzinfo=UTC)
PLACES = {"a.html": "default/a.html", "i.html": "default/i.html"}
TEXTS = {
    "i18n/en.toml": 'hello = "Hello"\n[n]\none = "{n} one"\nother = "{n} others"\n',
    "i18n/ja.toml": 'hello = "<こんにちは>"\n',
}


@dataclass(frozen=True)
class Item:
    name: str
    url: str = "/x/"


def _templates(**texts: str) -> QuickTemplates:
    named = {name.replace("__", "/") + ".html": text for name, text in texts.items()}
    return make_templates(load_theme({}, {**TEXTS, **named}, {"s.css": "/a/s.1.css"}).value, SITE)


def _page(lang: str = "ja", **values: Any) -> dict[str, Any]:
    head = SimpleNamespace(lang=lang, url="/", title="題 <1>")
    items = (Item("one"), Item("<two>", "/推/"), Item("three", ""))
    return {"page": SimpleNamespace(head=head, items=items, none=None, n=2, date=_DATE, **values)}


def _both(templates: QuickTemplates, values: dict[str, Any]) -> tuple[str, str, bool]:
    """What the two ways give for ``a.html`` (an error's name where it is one); if it is quick."""
    lang = values["page"].head.lang
    try:
        plain = templates.plain.get_template("a.html").render(values)
    except Exception as error:  # noqa: BLE001 - the two have to agree on errors too
        plain = type(error).__name__
    templates.make_ready("a.html", lang, values)
    quick = templates._quick[templates._key("a.html", lang)]
    try:
        made = templates.render("a.html", lang, values)
    except Exception as error:  # noqa: BLE001 - as above
        made = type(error).__name__
    return made, plain, quick is not None


EXPRESSIONS = st.sampled_from(
    [
        "{{ page.head.title }}", "{{ page.head.lang }}", "{{ site.title }}", "{{ t('hello') }}",
        "{{ t('n', n=page.n) }}", "{{ t('no such') }}", "{{ site.home|url }}", "{{ page.nothing }}",
        "{{ x }}", "{{ y }}", "{{ asset('s.css') }}", "{{ asset('no.css') }}", "{{ 10|monthname }}",
        "{{ page.head.title|phrases }}", "{{ 'a' if page.n == 2 }}", "{{ 'a' if site.footer }}",
        "{{ x is defined }}", "{{ page.items|length }}", "{{ site.nav[0].label }}", "{{ loop.index }}",
        "{{ super() }}", "{{ self.b() }}", "{{ page.head.title.startswith('題') }}", "<b>",
        "{{ (site.footer or page.head.title) ~ '&' }}", "{{ site.footer and page.x }}",
        "{{ page.date.strftime('%Y-%m-%d') }}", "{{ page.date.strftime('%d %b') }}",
        "{{ page.n.strftime('%Y') }}", "{{ page.date.strftime(page.n) }}",
        "{{ ('<a>' if site.title else page.x)|upper }}", "{{ page['n'] }}", "{{ page.items.x }}",
    ]
)  # fmt: skip


def _wrapped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    some = st.lists(inner, max_size=3).map("".join)
    test = st.sampled_from(["page.n == 2", "site.footer", "x is defined", "page.head.lang == 'ja'"])
    return st.one_of(
        st.builds("{{% if {} %}}{}{{% else %}}{}{{% endif %}}".format, test, some, some),
        st.builds("{{% if {} %}}{}{{% elif {} %}}{}{{% endif %}}".format, test, some, test, some),
        st.builds("{{% for {} in page.items %}}{}{{% endfor %}}".format, _NAMES, some),
        st.builds("{{% for i in () %}}{}{{% else %}}{}{{% endfor %}}".format, some, some),
        st.builds("{{% set {} = '<1>' %}}{}".format, _NAMES, some),
        st.builds("{{% set {} %}}{}{{% endset %}}".format, _NAMES, some),
        st.builds("{{% with {} = page.n %}}{}{{% endwith %}}".format, _NAMES, some),
        st.builds("{{% filter upper %}}{}{{% endfilter %}}".format, some),
    )


_NAMES = st.sampled_from(["x", "y", "lang", "t"])
PARTS = st.recursive(EXPRESSIONS, _wrapped, max_leaves=8)
WITH_INCLUDES = st.recursive(
    st.one_of(EXPRESSIONS, st.sampled_from(['{% include "i.html" %}', '{% include "j.html" %}'])),
    _wrapped,
    max_leaves=6,
)


@st.composite
def themes(draw: st.DrawFn) -> dict[str, str]:
    """A page that extends a layout with blocks in blocks, and parts that both include."""
    block = "{{% block {} %}}{}{{% endblock %}}".format
    inner = block("c", draw(WITH_INCLUDES))
    base = f"{draw(WITH_INCLUDES)}{block('b', draw(WITH_INCLUDES) + inner)}{draw(WITH_INCLUDES)}"
    middle = '{% extends "base.html" %}' + block("b", draw(WITH_INCLUDES))
    own = draw(st.sampled_from(["b", "c", "d"]))
    page = draw(st.sampled_from(["base", "middle"]))
    text = f'{{% extends "{page}.html" %}} text {block(own, draw(WITH_INCLUDES))}'
    return {"base": base, "middle": middle, "a": text, "i": draw(PARTS), "j": draw(PARTS)}


@settings(max_examples=50, deadline=None)
@given(themes(), st.sampled_from(["ja", "en"]))
@example(
    {
        "base": "{% set x = 1 %}{% block b %}{{ x }}{% endblock %}",
        "a": '{% extends "base.html" %}{% block b %}{{ super() }}{% endblock %}',
    },
    "ja",
)
@example({"a": '{% for x in page.items %}{% include "i.html" %}{% endfor %}', "i": "{{ x }}"}, "ja")
def test_a_page_is_the_same(theme: dict[str, str], lang: str) -> None:
    made, plain, _ = _both(_templates(**theme), _page(lang))
    assert made == plain


@pytest.mark.parametrize(
    "text",
    [
        "{% block b %}{% set x = 1 %}{{ x }}{% endblock %}",
        '{% set x = page.items %}{% include "i.html" %}',
        "{% for x in page.items %}{{ loop.index }}{{ x.name }}{% endfor %}",
        '{{ partial_cached("i.html", x=page.items, lang=page.head.lang) }}',
        '{% set ns = namespace(n=1) %}{% set ns.n = 2 %}{{ ns.n }}{{ "a" if ns.n == 3 }}',
    ],
)
def test_what_themes_do_is_quick(text: str) -> None:
    made, plain, is_quick = _both(_templates(a=text, i="{{ x|length }}"), _page())
    assert made == plain
    assert is_quick


@pytest.mark.parametrize(
    "text",
    [
        "{% macro m() %}{% endmacro %}{{ m() }}",
        '{% import "i.html" as i %}',
        "{% include page.name %}",
        '{% include "no.html" ignore missing %}',
        "{% set page = 1 %}",
        "{% for site in page.items %}{% endfor %}",
        "{% set x = 1 %}{% block b %}{{ x }}{% endblock %}",
        "{% for x in page.items %}{% block b scoped %}{{ x }}{% endblock %}{% endfor %}",
        "{% autoescape false %}{{ page.head.title }}{% endautoescape %}",
        "{% block b %}{% endblock %}{{ self.b() }}",
        '{% for x in page.items %}{% include "i.html" %}{% endfor %}',
    ],
)
def test_what_could_differ_is_left_to_jinja(text: str) -> None:
    made, plain, is_quick = _both(_templates(a=text, i="{{ loop.index }}"), _page(name="i.html"))
    assert made == plain
    assert not is_quick


def test_an_entry_of_a_mapping_is_found_by_jinja() -> None:
    templates = _templates(a="{{ page.extra.word }}")
    for word in map(str, range(LEAST + 5)):
        assert templates.render("a.html", "ja", _page(extra={"word": word})) == word


def test_a_mistake_is_told_with_its_place() -> None:
    templates = _templates(a='\n{% include "i.html" %}', i="\n\n{{ page.nothing }}")
    places = []
    for _ in range(LEAST + 5):
        with pytest.raises(UndefinedError) as error:
            templates.render("a.html", "ja", _page())
        places.append(template_failure(error.value, "a.html", "a post", PLACES).location)
    assert set(places) == {Location("default/i.html", 3)}


def test_a_file_that_is_not_there_is_told() -> None:
    templates = _templates(a="{{ asset('no.css') }}")
    for _ in range(LEAST + 1):
        with pytest.raises(TemplateNotFound):
            templates.render("a.html", "ja", _page())


def test_undefined_stays_strict() -> None:
    assert _templates(a="").plain.undefined is StrictUndefined


@pytest.mark.parametrize(
    ("text", "is_same"),
    [
        ('{% extends "a.html" %}\n', True),
        ('{# As a. #}\n{% extends "a.html" %}', True),
        ('{% extends "b.html" %}', True),
        ('{% extends "a.html" %}{% block b %}{% endblock %}', False),
        ('x{% extends "a.html" %}', False),
        ('{% include "a.html" %}', False),
        ("{% extends page.name %}", False),
        ('{% extends "c.html" %}', False),
        ('{% extends "no.html" %}', False),
        ("{% extends %}", False),
    ],
)
def test_a_template_that_only_extends_another_is_that_one(text: str, *, is_same: bool) -> None:
    templates = _templates(
        a="{% block b %}{{ page.head.title }}{% endblock %}", b='{% extends "a.html" %}', c=text
    )
    templates.make_ready("a.html", "ja", ("page",))
    assert (templates._key("c.html", "ja") == ("a.html", "ja")) is is_same
    if is_same:
        known = dict(templates._quick)
        made = templates.render("c.html", "ja", _page())
        assert made == templates.plain.get_template("c.html").render(_page())
        assert templates._quick == known
