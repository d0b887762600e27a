"""Related posts that are remembered are those that are found anew, after any edits."""

import pickle
from datetime import UTC, datetime, timedelta
from unittest import mock

from hypothesis import given
from hypothesis import strategies as st

from ssg.model.site import Post, Term
from ssg.site import related, related_scores
from ssg.site.related import KnownRelated, related_posts

START = datetime(2025, 1, 1, tzinfo=UTC)


class Store(dict):
    def put(self, key: str, value: bytes) -> None:
        self[key] = value


# What a site is, as far as this goes: by a post's number its day and its tags.
days = st.integers(0, 40)
tags = st.frozensets(st.sampled_from("abcde"), max_size=4)
sites = st.dictionaries(st.integers(0, 30), st.tuples(days, tags), max_size=30)


def laid_out(article, site: dict) -> tuple[list[Post], list[Term]]:
    posts = [
        Post(article(f"posts/{number}.md"), f"/{number}/", START + timedelta(days=day))
        for number, (day, _) in site.items()
    ]
    posts.sort(key=lambda p: (p.date, p.url), reverse=True)
    terms = []
    for name in "abcde":
        members = tuple(p for p in posts if name in site[int(p.url.strip("/"))][1])
        if members:
            terms.append(Term("tag", name, name, f"/tags/{name}/", "", members))
    return posts, terms


def urls(found) -> dict[str, list[str]]:
    return {url: [p.url for p in posts] for url, posts in found.items()}


def _backwards(function, count: int):
    """Other processes give what can be pickled, and end in any order."""
    made = {
        number: pickle.loads(pickle.dumps(function(number))) for number in reversed(range(count))
    }
    return (made[number] for number in range(count))


@given(st.lists(sites, min_size=2, max_size=5), st.integers(1, 4), st.sampled_from((4, 50)))
def test_after_any_edits(article, history: list[dict], limit: int, candidates: int) -> None:
    with (
        mock.patch.object(related, "MANY", 5),
        mock.patch.object(related_scores, "CANDIDATES", candidates),
    ):
        check(article, history, limit)


def check(article, history: list[dict], limit: int) -> None:
    store = Store()
    for before, site in zip([{}, *history], history, strict=False):
        # Half of the posts are as they were: edits, not another site.
        kept = {n: v for n, v in before.items() if n % 2}
        posts, terms = laid_out(article, {**site, **kept})
        expected = urls(related_posts(posts, terms, limit))
        assert urls(KnownRelated(store, "engine", _backwards)(posts, terms, limit)) == expected


def test_only_the_posts_of_a_changed_tag_are_looked_at(article, monkeypatch) -> None:
    site = {n: (n, frozenset("a" if n < 20 else "b")) for n in range(40)}
    store, looked_at = Store(), []
    real = related._best
    monkeypatch.setattr(related, "_best", lambda url, *a: looked_at.append(url) or real(url, *a))

    def scored() -> int:
        looked_at.clear()
        KnownRelated(store, "engine")(*laid_out(article, site), 3)
        return len(looked_at)

    assert scored() == 40
    assert scored() == 0
    site[3] = (3, frozenset("c"))  # leaves a, comes to c
    assert scored() == 20
    site[41] = (41, frozenset("c"))
    assert scored() == 2
    site[41] = (41, frozenset())
    assert scored() == 1


def test_only_the_posts_near_a_changed_one_are_looked_at(article, monkeypatch) -> None:
    site = {n: (n, frozenset("a")) for n in range(200)}
    store, looked_at = Store(), []
    real = related._best
    monkeypatch.setattr(related, "_best", lambda url, *a: looked_at.append(url) or real(url, *a))
    for looked in (200, 0):
        looked_at.clear()
        KnownRelated(store, "engine")(*laid_out(article, site), 3)
        assert len(looked_at) == looked
    # With those that have it among their candidates, or have another one in its place.
    for tags, looked in (("ab", 1), ("b", 51)):
        site[100] = (100, frozenset(tags))
        looked_at.clear()
        KnownRelated(store, "engine")(*laid_out(article, site), 3)
        assert "/100/" in looked_at
        assert len(looked_at) == looked


def test_another_date_in_the_same_place(article) -> None:
    store = Store()
    for newest, nearest in ((21, 0), (15, 2)):
        posts, terms = laid_out(
            article, {n: (d, frozenset("a")) for n, d in enumerate((0, 10, newest))}
        )
        found = KnownRelated(store, "engine")(posts, terms, 1)
        assert urls(found)["/1/"] == [f"/{nearest}/"]


def test_what_is_damaged_is_found_anew(article) -> None:
    posts, terms = laid_out(article, {n: (n, frozenset("a")) for n in range(5)})
    store = Store()
    expected = urls(KnownRelated(store, "engine")(posts, terms, 3))
    for damaged in (b"", b"{}", b"[1, 2]", b"[[], []]", b"no JSON"):
        store.update(dict.fromkeys(store, damaged))
        assert urls(KnownRelated(store, "engine")(posts, terms, 3)) == expected
