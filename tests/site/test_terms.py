"""Terms: which are one, how they are shown, and their slugs."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssg.diagnostics import Checked
from ssg.model.article import Article
from ssg.model.settings import Author, Settings
from ssg.model.site import Post, Site
from ssg.model.slugs import fold
from ssg.site.terms import build_taxonomies

Sites = Callable[..., Checked[Site]]
Articles = Callable[..., Article]


def names(checked: Checked[Site], kind: str = "tag") -> list[tuple[str, str, int]]:
    return [(t.name, t.slug, len(t.posts)) for t in checked.value.terms[kind]]


def test_terms_spelled_alike_are_left_alone(site: Sites, article: Articles) -> None:
    made = site(
        article("posts/2025-01-01-a.md", tags=("AI", "推論")),
        article("posts/2025-01-02-b.md", tags=("AI",)),
    )
    assert names(made) == [("AI", "ai", 2), ("推論", "推論", 1)]
    assert made.diagnostics == ()


def test_the_commonest_spelling_is_shown_and_others_are_named(
    site: Sites, article: Articles
) -> None:
    made = site(
        article("posts/2025-01-01-a.md", tags=("ＡＩ",)),
        article("posts/2025-01-02-b.md", tags=("AI",)),
        article("posts/2025-01-03-c.md", tags=("AI",)),
        article("posts/2025-01-04-d.md", tags=("ai",)),
    )
    assert names(made) == [("AI", "ai", 4)]
    told = [(d.code, d.location.path) for d in made.diagnostics]
    assert told == [("SSG402", "posts/2025-01-04-d.md"), ("SSG402", "posts/2025-01-01-a.md")]


def test_of_spellings_used_equally_the_first_by_code_points_is_shown(
    site: Sites, article: Articles
) -> None:
    for order in (("ai", "AI"), ("AI", "ai")):
        made = site(
            article("posts/2025-01-01-a.md", tags=(order[0],)),
            article("posts/2025-01-02-b.md", tags=(order[1],)),
        )
        assert names(made)[0][0] == "AI"


def test_a_term_written_twice_in_a_post_counts_once(site: Sites, article: Articles) -> None:
    made = site(article("posts/2025-01-01-a.md", tags=("AI", "ai", "AI")))
    assert names(made) == [("AI", "ai", 1)]


def test_different_terms_have_different_slugs(site: Sites, article: Articles) -> None:
    tags = ("C", "C++", "C#", "C.", "c!", "a b", "a-b")
    slugs = [slug for _, slug, _ in names(site(article("posts/2025-01-01-a.md", tags=tags)))]
    assert len(set(slugs)) == len(tags)
    assert {"c", "cplusplus", "csharp", "a-b"} <= set(slugs)


def test_a_term_whose_name_is_the_slug_keeps_it(site: Sites, article: Articles) -> None:
    made = site(article("posts/2025-01-01-a.md", tags=("a b", "a-b")))
    assert {n: s for n, s, _ in names(made)}["a-b"] == "a-b"


def test_the_settings_choose_a_slug(site: Sites, article: Articles) -> None:
    made = site(
        article("posts/2025-01-01-a.md", tags=("機械学習", "C++")),
        slugs={"tags": {"機械学習": "machine-learning", "c++": "cpp"}},
    )
    assert sorted(s for _, s, _ in names(made)) == ["cpp", "machine-learning"]


def test_a_series_is_oldest_first_and_a_tag_newest_first(site: Sites, article: Articles) -> None:
    made = site(
        *(article(f"posts/2025-01-0{n}-{n}.md", tags=("T",), series="S") for n in (2, 1, 3))
    ).value
    assert [p.article.name_slug for p in made.terms["tag"][0].posts] == ["3", "2", "1"]
    assert [p.article.name_slug for p in made.terms["series"][0].posts] == ["1", "2", "3"]


@pytest.mark.parametrize("written", ["mika", "MIKA", "三上", "ｍｉｋａ"])
def test_an_author_is_known_by_key_and_by_name(
    site: Sites, article: Articles, written: str
) -> None:
    author = Author("mika", "三上", bio="書く人")
    made = site(article("posts/2025-01-01-a.md", authors=(written,)), authors=(author,))
    assert names(made, "author") == [("三上", "mika", 1)]
    assert made.value.terms["author"][0].author == author
    assert made.diagnostics == ()


def test_a_post_without_an_author_is_the_sites(site: Sites, article: Articles) -> None:
    made = site(article("posts/2025-01-01-a.md"), author="編集部")
    assert names(made, "author") == [("編集部", "編集部", 1)]


def test_terms_of_a_post_keep_its_order(site: Sites, article: Articles) -> None:
    made = site(
        article("posts/2025-01-01-a.md", tags=("z", "a", "m")),
        article("posts/2025-01-02-b.md", tags=("m",)),
    ).value
    url = next(p.url for p in made.posts if p.article.name_slug == "a")
    assert [t.name for t in made.terms_of["tag"][url]] == ["z", "a", "m"]


def test_most_posts_come_first_then_the_folded_name(site: Sites, article: Articles) -> None:
    made = site(
        article("posts/2025-01-01-a.md", tags=("b", "C", "a")),
        article("posts/2025-01-02-b.md", tags=("C",)),
    )
    assert [n for n, _, _ in names(made)] == ["C", "a", "b"]


TAGS = st.lists(st.text(min_size=1, max_size=6).filter(str.strip), max_size=6)


@given(st.lists(TAGS, max_size=6))
def test_terms_are_the_classes_of_their_folded_form(article: Articles, tags: list) -> None:
    posts = []
    for n, own in enumerate(tags):
        source = article(f"posts/2025-01-{n + 1:02}-p.md", tags=tuple(own))
        posts.append(Post(source, f"/{n}/", source.front.date))
    made = build_taxonomies(posts, Settings("t")).value
    terms = made.terms["tag"]
    assert {fold(t.name) for t in terms} == {fold(name) for own in tags for name in own}
    assert len({unicodedata.normalize("NFKC", t.url).casefold() for t in terms}) == len(terms)
    for term in terms:
        having = [p for p in posts if fold(term.name) in {fold(t) for t in p.article.front.tags}]
        assert list(term.posts) == having
    for post in posts:
        found = made.terms_of["tag"].get(post.url, ())
        assert [fold(t.name) for t in found] == list(
            dict.fromkeys(map(fold, post.article.front.tags))
        )
