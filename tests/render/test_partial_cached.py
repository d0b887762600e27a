"""``partial_cached``: a partial made once for the same values, and never a stale one."""

import dataclasses

import pytest
from jinja2 import Environment, TemplateNotFound, UndefinedError

from ssg.model.settings import Settings
from ssg.pages.shared import site_view
from ssg.render.environment import make_templates
from ssg.render.theme import Theme, load_theme

SITE = site_view(Settings(title="T", language="ja"), "0")
TEXTS = {"i18n/en.toml": 'hello = "Hello"\n', "i18n/ja.toml": 'hello = "こんにちは"\n'}


def _theme(**templates: str) -> Theme:
    shipped = {name.replace("__", "/") + ".html": text for name, text in templates.items()}
    loaded = load_theme({}, {**TEXTS, **shipped}, {})
    assert not loaded.diagnostics
    return loaded.value


def _environment(**templates: str) -> Environment:
    return make_templates(_theme(**templates), SITE).plain


def test_values_and_language_reach_the_partial() -> None:
    environment = _environment(
        a='{{ partial_cached("p.html", word=word, lang=lang) }}', p="{{ t('hello') }} {{ word }}"
    )
    page = environment.get_template("a.html")
    assert page.render(word="<b>", lang="en") == "Hello &lt;b&gt;"
    assert page.render(word="<b>", lang="ja") == "こんにちは &lt;b&gt;"
    assert page.render(word="c", lang="ja") == "こんにちは c"


def test_other_values_of_a_kind_give_another_result() -> None:
    environment = _environment(
        a='{{ partial_cached("p.html", item=item, lang="en") }}', p="{{ item.n }}"
    )
    kind = dataclasses.make_dataclass("Item", [("n", int)], frozen=True)
    page = environment.get_template("a.html")
    assert [page.render(item=kind(n)) for n in (1, 2, 1)] == ["1", "2", "1"]


def test_what_it_does_not_get_it_does_not_have() -> None:
    environment = _environment(a='{{ partial_cached("p.html", lang="en") }}', p="{{ page.title }}")
    with pytest.raises(UndefinedError):
        environment.get_template("a.html").render(page={"title": "x"})


def test_a_page_depends_on_the_partials_it_names() -> None:
    page = '{{ partial_cached("p.html", lang="en") }}'
    before, after = _theme(a=page, p="one", q="x"), _theme(a=page, p="two", q="y")
    assert before.depends["a.html"] != after.depends["a.html"]
    assert _theme(a=page, p="one", q="z").depends["a.html"] == before.depends["a.html"]


def test_a_name_known_only_at_run_time_depends_on_all() -> None:
    page = '{{ partial_cached(name, lang="en") }}'
    before, after = _theme(a=page, p="one"), _theme(a=page, p="two")
    assert before.depends["a.html"] != after.depends["a.html"]


def test_a_partial_that_is_not_there_is_named() -> None:
    loaded = load_theme({"a.html": '\n{{ partial_cached("no.html", lang="en") }}'}, {}, {})
    (found,) = {d.location.line: d for d in loaded.diagnostics}.values()
    assert (found.code, found.location.line) == ("SSG504", 2)
    with pytest.raises(TemplateNotFound):
        make_templates(loaded.value, SITE).plain.get_template("a.html").render()


def test_what_another_process_has_made_is_taken_from_it() -> None:
    class Between(dict[bytes, bytes]):
        def put(self, key: bytes, value: bytes) -> bool:
            self[key] = value.replace(b"made", b"made elsewhere")
            return True

    theme = _theme(a='{{ partial_cached("p.html", n=n, lang=lang) }}', p="made {{ lang }} {{ n }}")
    between = Between()
    for said in ("made", "made elsewhere"):
        page = make_templates(theme, SITE, between=between).plain.get_template("a.html")
        for n, lang in ((1, "ja"), (True, "ja"), (1, "en"), ("&", "ja")):
            text = "&amp;" if n == "&" else n
            assert page.render(n=n, lang=lang) == f"{said} {lang} {text}"
    assert len(between) == 4
