"""Partials are kept from one build to the next, and what shapes them is in their keys."""

from dataclasses import make_dataclass
from typing import Any

import pytest

from ssg.model.settings import Settings
from ssg.pages.shared import site_view
from ssg.render.environment import make_templates
from ssg.render.partials import KeptPartials, Partials
from ssg.render.renderer import make_renderer
from ssg.render.theme import load_theme

Card = make_dataclass("Card", [("title", str), ("digest_key", str)], frozen=True)
PAGE = '{{ partial_cached("card.html", post=post, level=level, lang=lang) }}'
CARD = "<h{{ level }}>{{ post.title }} {{ t('hello') }} {{ site.title }}</h{{ level }}>"


class Store(dict):
    def put(self, key: str, value: bytes) -> None:
        self[key] = value


def shown(store: Store, title: str = "題", **changes: Any) -> str:
    """The page with one card, by a program that has just started."""
    given = {"card": CARD, "hello": "Hello", "site": "T", "engine": "e", "assets": {}, "high": True}
    given |= changes
    texts = {"i18n/en.toml": f'hello = "{given["hello"]}"\n'}
    templates = {**texts, "page.html": PAGE, "card.html": given["card"]}
    theme = load_theme({}, templates, given["assets"]).value
    site = site_view(Settings(title=given["site"], language="ja"), "0")
    high = given["high"]
    renderer = make_renderer(
        theme, site, {}, given["engine"], lambda _: "", kept=(store, lambda: high)
    )
    values = {"post": Card(title, f"digest of {title}"), "level": 2, "lang": "ja"}
    values |= {k: v for k, v in changes.items() if k in values}
    return renderer.templates.render("page.html", values["lang"], values)


def test_a_card_is_made_once_for_all_builds() -> None:
    store = Store()
    assert shown(store) == "<h2>題 Hello T</h2>"
    (key,) = store
    store[key] = b"<kept>"
    assert shown(store) == "<kept>"
    assert shown(store, "another") == "<h2>another Hello T</h2>"
    assert len(store) == 2


CHANGES: list[tuple[dict[str, Any], str]] = [
    ({"card": "{{ post.title }}"}, "題"),
    ({"hello": "Hi"}, "<h2>題 Hi T</h2>"),
    ({"site": "Other"}, "<h2>題 Hello Other</h2>"),
    ({"engine": "another"}, "<h2>題 Hello T</h2>"),
    ({"assets": {"a.css": "/a.1.css"}}, "<h2>題 Hello T</h2>"),
    ({"level": 3}, "<h3>題 Hello T</h3>"),
    ({"lang": "en"}, "<h2>題 Hello T</h2>"),
    ({"high": False}, "<h2>題 Hello T</h2>"),
]


@pytest.mark.parametrize(("change", "expected"), CHANGES)
def test_whatever_shapes_it_is_in_its_key(change: dict[str, Any], expected: str) -> None:
    store = Store()
    shown(store)
    store.update(dict.fromkeys(store, b"<kept>"))
    assert shown(store, **change) == expected


def test_nothing_is_kept_where_it_is_not_worth_it() -> None:
    store = Store()
    shown(store, high=False)
    assert not store


def test_what_is_damaged_is_made_anew() -> None:
    store = Store()
    shown(store)
    store.update(dict.fromkeys(store, b"\xff"))
    assert shown(store) == "<h2>題 Hello T</h2>"


def test_one_of_unknown_shape_is_not_kept() -> None:
    store = Store()
    kept = KeptPartials(store, lambda _: "", lambda: True)
    assert Partials(lambda *_: "made", kept)("x.html", lang="ja", post=Card("a", "b")) == "made"
    assert not store


def test_templates_do_without() -> None:
    theme = load_theme({}, {"page.html": PAGE, "card.html": "c"}, {}).value
    templates = make_templates(theme, site_view(Settings(title="T"), "0"))
    values = {"post": Card("a", "b"), "level": 2, "lang": "ja"}
    assert templates.render("page.html", "ja", values) == "c"
