"""A page's parts tell all that its view shows: where the keys are equal, so are the views."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ssg.feeds.json_ld import Graph
from ssg.model.article import Article, Mending
from ssg.model.faces import OWN_PAGE_ONLY, OWN_PAGE_ONLY_FRONT, face_digest
from ssg.model.rendered import Heading, Link
from ssg.model.settings import Settings
from ssg.model.site import Post
from ssg.pages.cards import CardSource, card, post_link
from ssg.pages.frame import Frame
from ssg.pages.page import Page
from ssg.pages.parts_key import parts_text
from ssg.pages.texts import Texts

TOKYO = timezone(timedelta(hours=9))
NAMES = [f"posts/2025-01-0{n}-p{n}.md" for n in range(1, 6)]
# One value after another for each thing that an editor may change.
CHANGES: dict[str, tuple[Any, Any]] = {
    "title": ("甲", "乙"),
    "subtitle": ("", "副題"),
    "date": (datetime(2025, 3, 1, tzinfo=TOKYO), datetime(2024, 12, 31, tzinfo=TOKYO)),
    "updated": (None, datetime(2025, 6, 1, tzinfo=TOKYO)),
    "excerpt": ("", "抜粋"),
    "reading_minutes": (1, 9),
    "tags": (("t",), ("t", "u")),
    "categories": ((), ("c",)),
    "authors": ((), ("m",)),
    "series": ("", "s"),
    "image": ("", "/x.png"),
    "image_alt": ("", "図"),
    "lang": ("", "en"),
    "draft": (False, True),
    "slug": ("", "other"),
    "permalink": ("", "/else/where/"),
    "aliases": ((), ("/old/",)),
    "sources": ((), ("A https://a.example/",)),
    "layout": ("", "essay"),
    "extra": ({}, {"x": 1}),
    "toc": ((), (Heading(2, "h", "見出し"),)),
    "links": ((), (Link("2025-01-01-p1.md", "a", 9),)),
    "body": ("a" * 32, "b" * 32),
    "mending": (Mending(), Mending(seams=1, truncated=True)),
}
Pages = Callable[..., dict[str, Page]]


def plain(value: Any) -> Any:
    """A view as values that can be compared."""
    if isinstance(value, Graph):
        return str(value)
    if is_dataclass(value):
        return [type(value).__name__, *(plain(getattr(value, f.name)) for f in fields(value))]
    return [plain(v) for v in value] if isinstance(value, (tuple, list)) else value


change = st.tuples(st.sampled_from(NAMES), st.sampled_from(sorted(CHANGES)))
SHARED_TERMS = {"tags": ("t",), "series": "s", "categories": ("c",)}


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(changed=st.lists(change, min_size=1, max_size=3), left_out=st.sampled_from(["", *NAMES]))
def test_equal_keys_are_equal_views(
    pages: Pages, article: Callable[..., Article], changed: list, left_out: str
) -> None:
    def site(*, after: bool) -> dict[str, Page]:
        values: dict[str, dict[str, Any]] = {name: dict(SHARED_TERMS) for name in NAMES}
        for name, key in changed:
            values[name][key] = CHANGES[key][after]
        articles = [article(n, **v) for n, v in values.items() if not (after and n == left_out)]
        return pages(*articles, unique=False, posts_per_page=2, feed_items=2, related_posts=2)

    before, after = site(after=False), site(after=True)
    for path in set(before) & set(after):
        one, other = before[path], after[path]
        if (one.recipe, one.key) == (other.recipe, other.key):
            assert plain(one.view) == plain(other.view), path


def test_every_change_of_an_article_is_seen_on_its_own_page(
    pages: Pages, article: Callable[..., Article]
) -> None:
    for key, (one, other) in CHANGES.items():
        made = [pages(article(NAMES[0], **{key: value})) for value in (one, other)]
        keys = [{(p.path, p.recipe, p.key) for p in of.values()} for of in made]
        assert keys[0] != keys[1], key


def test_a_card_shows_nothing_that_its_digest_leaves_out(article: Callable[..., Article]) -> None:
    full = article(NAMES[0], title="題", extra={"x": 1}, toc=(Heading(2, "h", "h"),), links=())
    front = replace(full.front, **{n: {} for n in OWN_PAGE_ONLY_FRONT})
    bare = {n: "" if n == "body" else () for n in OWN_PAGE_ONLY} | {"mending": Mending()}
    other = replace(full, front=front, **bare)
    assert face_digest(full) == face_digest(other)
    frame = Frame(Settings("題"), Texts({}))
    posts = [Post(a, "/p/", datetime(2025, 1, 1, tzinfo=TOKYO)) for a in (full, other)]
    shown = [card(CardSource(p, None, (), (), (), "key", p.date), frame) for p in posts]
    assert shown[0] == shown[1]
    assert post_link(posts[0], "ja") == post_link(posts[1], "ja")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("a", "b"), ("ab", "")),
        (("a\ns1:b",), ("a", "b")),
        ((1,), ("1",)),
        ((True,), (1,)),
        ((None,), ("None",)),
        ((("a",), "b"), (("a", "b"),)),
        (((), ()), ((),)),
    ],
)
def test_no_two_lists_of_parts_look_alike(one: tuple, other: tuple) -> None:
    assert parts_text(one) != parts_text(other)
