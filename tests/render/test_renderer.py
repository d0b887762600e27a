"""Pages to bytes: keys that hold all that shapes a page, escaped values, bodies with links."""

from dataclasses import dataclass, replace

import pytest

from ssg.diagnostics import Diagnostic
from ssg.feeds.json_ld import Graph
from ssg.model.rendered import SLOT_CLOSE, SLOT_OPEN, BodyRef
from ssg.model.settings import Settings
from ssg.pages.frame import Frame
from ssg.pages.page import Page
from ssg.pages.parts import Head
from ssg.pages.shared import site_view
from ssg.pages.texts import Texts
from ssg.render.bodies import feed_body, page_body
from ssg.render.renderer import make_renderer
from ssg.render.theme import load_theme

SHARED = {"recent_posts": ("r",), "tag_counts": ("t",), "data": {}}
SETTINGS = Settings("題 & 名", base_url="https://example.com/b")


FRAME = Frame(SETTINGS, Texts({}))
BODY_REF = BodyRef("d", ("/x/",))


@dataclass(frozen=True, slots=True)
class View:
    head: Head
    title: str = "題"
    content: BodyRef = BODY_REF


def page_of(view: View) -> Page:
    return Page("/p/", "a.html", FRAME, lambda _, given: given, (view,), "posts/a.md")


def renderer(own=None, *, settings=SETTINGS, engine="e", shared=None, assets=None):
    shipped = {"i18n/en.toml": 'home = "Home"', "i18n/ja.toml": 'home = "表紙"'}
    files = assets or {"s.css": "/a/s.1.css"}
    loaded = load_theme({"a.html": "a", **(own or {})}, shipped, files)
    assert loaded.diagnostics == ()
    values = SHARED if shared is None else shared
    body = f'<a href="{SLOT_OPEN}0{SLOT_CLOSE}">x</a>'
    return make_renderer(loaded.value, site_view(settings, "1"), values, engine, lambda _: body)


def render(text: str, view: View | None = None, **options) -> str:
    page = page_of(view or View(Head("t", "", "/p/", "ja")))
    own = {**options.pop("own", {}), "a.html": text}
    made = renderer(own, **options).render(page)
    assert isinstance(made, bytes), made
    return made.decode()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ page.title }}", "題"),
        ("{{ site.title }}", "題 &amp; 名"),
        ("{{ '<b>' }}", "&lt;b&gt;"),
        ("{{ '/推/'|url }}", "/b/%E6%8E%A8/"),
        ("{{ '/x/'|absolute }}", "https://example.com/b/x/"),
        ("{{ 'https://example.org/'|url }}", "https://example.org/"),
        ("{{ t('home') }}", "表紙"),
        ("{{ asset('s.css') }}", "/b/a/s.1.css"),
        ("{{ page.content }}", '<a href="/b/x/">x</a>'),
        ("{{ 3|monthname }}", "3月"),
        ("{{ recent_posts[0] }}", "r"),
        ("日本語", "日本語"),
    ],
)
def test_what_a_template_may_use(text: str, expected: str) -> None:
    assert render(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [("1", "true"), ("0", "false"), ("'<b>'", "'<b>'|safe"), ("'1'", "1"), ("[1]", "[true]"),
     ("{'a': 1, 'b': 2}", "{'b': 2, 'a': 1}"), ("none", "'None'")],
)  # fmt: skip
def test_a_part_made_once_is_made_again_for_other_values(one: str, other: str) -> None:
    call = '{{{{ partial_cached("p.html", lang="ja", value={}) }}}}'
    own = {"p.html": "{{ value }};"}
    alone = [render(call.format(value), own=own) for value in (one, other)]
    assert render(call.format(one) * 2 + call.format(other), own=own) == alone[0] * 2 + alone[1]


def test_a_part_made_once_is_in_the_language_asked_for() -> None:
    text = "".join(f'{{{{ partial_cached("p.html", lang="{lang}") }}}}' for lang in ("ja", "en"))
    assert render(text, own={"p.html": "{{ t('home') }};"}) == "表紙;Home;"


def test_a_part_made_once_does_not_see_the_page() -> None:
    page = page_of(View(Head("t", "", "/p/", "ja")))
    own = {"a.html": '{{ partial_cached("p.html", lang="ja") }}', "p.html": "\n{{ page.title }}"}
    told = renderer(own).render(page)
    assert isinstance(told, Diagnostic)
    assert (told.location.path, told.location.line) == ("templates/p.html", 2)


def test_the_language_is_the_pages() -> None:
    english = View(Head("t", "", "/p/", "en-GB"))
    assert render("{{ t('home') }} {{ 3|monthname }}", english) == "Home March"


def test_json_ld_is_not_escaped_again_and_other_values_are() -> None:
    view = View(Head("<t>", "", "/p/", "ja", json_ld=Graph(lambda: '{"a":"<"}')))
    assert render("{{ page.head.json_ld }} {{ page.head.title }}", view) == (
        '{"@context":"https://schema.org","@graph":[{"a":"\\u003c"}]} &lt;t&gt;'
    )


OWN = {"a.html": "{{ recent_posts }}", "b.html": "{{ tag_counts }}", "c.html": "plain"}


def keys(**options) -> dict[str, str]:
    options["own"] = {**OWN, **options.get("own", {})}
    made = renderer(**options)
    return {r: made.recipe_key(r) for r in (*OWN, "feed:atom", "text:sitemap")}


ALL = {*OWN, "feed:atom", "text:sitemap"}


@pytest.mark.parametrize(
    ("change", "stale"),
    [
        ({}, set()),
        ({"engine": "another"}, ALL),
        ({"settings": replace(SETTINGS, title="another")}, ALL),
        ({"settings": replace(SETTINGS, base_url="https://example.com")}, ALL),
        ({"settings": replace(SETTINGS, params={"x": 1})}, ALL),
        ({"assets": {"s.css": "/a/s.2.css"}}, ALL),
        ({"own": {"i18n/ja.toml": 'home = "家"'}}, ALL),
        ({"own": {"c.html": "changed"}}, {"c.html"}),
        ({"shared": {**SHARED, "recent_posts": ("new",)}}, {"a.html"}),
        ({"shared": {**SHARED, "tag_counts": ()}}, {"b.html"}),
        ({"shared": {**SHARED, "data": {"x": 1}}}, set()),
        ({"settings": replace(SETTINGS, posts_per_page=3)}, set()),
    ],
)
def test_a_recipes_key_holds_what_its_pages_can_see(change: dict, stale: set) -> None:
    before, after = keys(), keys(**change)
    assert {r for r in ALL if before[r] != after[r]} == stale


def test_pages_of_different_recipes_have_different_keys() -> None:
    made = keys()
    assert len({made[r] for r in OWN}) == len(OWN)


@pytest.mark.parametrize(
    ("text", "code", "line", "said"),
    [
        ("\n{{ page.nothing }}", "SSG502", 2, "nothing"),
        ("\n\n{{ nothing }}", "SSG502", 3, "'nothing' is undefined"),
        ("{{ site.none }}", "SSG502", 1, "none"),
        ("{{ t('none') }}", "SSG502", 1, "none"),
        ("{{ asset('none.css') }}", "SSG504", 1, "static/assets/none.css"),
        ("\n{{ 1 / 0 }}", "SSG502", 2, "division"),
        ("{{ page.title.none() }}", "SSG502", 1, "none"),
        ("{% for i in 5 %}{% endfor %}", "SSG502", 1, "int"),
    ],
)
def test_a_failure_names_the_templates_line(text: str, code: str, line: int, said: str) -> None:
    page = page_of(View(Head("t", "", "/p/", "ja")))
    told = renderer({"a.html": text}).render(page)
    assert isinstance(told, Diagnostic)
    assert (told.code, told.location.path, told.location.line) == (code, "templates/a.html", line)
    assert said in told.message


BODY = (
    f'<a class="x" href="{SLOT_OPEN}0{SLOT_CLOSE}">1</a><a href="#own">2</a>'
    f'<img src="{SLOT_OPEN}1{SLOT_CLOSE}"><a href="{SLOT_OPEN}2{SLOT_CLOSE}">3</a>'
)
URLS = ("/推/#値", '/a"b.png', "https://example.org/?a=1&b=2")


def test_a_body_of_a_page_has_links_below_the_base() -> None:
    assert page_body(BODY, BodyRef("d", URLS), "/b", "100vw") == (
        '<a class="x" href="/b/%E6%8E%A8/#%E5%80%A4">1</a><a href="#own">2</a>'
        '<img src="/b/a%22b.png"><a href="https://example.org/?a=1&amp;b=2">3</a>'
    )


def test_a_body_of_a_feed_has_absolute_links() -> None:
    page = "https://example.com/b/p/?a=1&b=2"
    assert feed_body(BODY, BodyRef("d", URLS), "https://example.com/b", page) == (
        '<a class="x" href="https://example.com/b/%E6%8E%A8/#%E5%80%A4">1</a>'
        '<a href="https://example.com/b/p/?a=1&amp;b=2#own">2</a>'
        '<img src="https://example.com/b/a%22b.png">'
        '<a href="https://example.org/?a=1&amp;b=2">3</a>'
    )


def test_a_body_without_links_is_left_alone() -> None:
    assert page_body("<p>x</p>", BodyRef("d"), "/b", "100vw") == "<p>x</p>"
    assert feed_body("<p>x</p>", BodyRef("d"), "https://example.com", "/p/") == "<p>x</p>"


def test_a_feed_leaves_the_breaks_of_headings_out_and_a_writer_s_own_in() -> None:
    body = (
        '<h2 id="a" class="b phrases">推論の<wbr>経済学<span class="join"></span>（1）</h2>\n'
        "<p>a<wbr>b</p>"
    )
    assert feed_body(body, BodyRef("d"), "https://example.com", "/p/") == (
        '<h2 id="a" class="b phrases">推論の経済学（1）</h2>\n<p>a<wbr>b</p>'
    )
