"""Slugs: what stays as it is, what is changed, and the laws of every slug."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssg.model.slugs import MAX_BYTES, distinct_slug, fold, path_slug, term_slug


@pytest.mark.parametrize(
    "text", ["deepseek", "DeepSeek-R1", "推論の原価", "v1.2", "a_b~c", "Ünïcödé", "데이터", "2025"]
)
def test_a_safe_name_is_left_alone(text: str) -> None:
    assert path_slug(text) == text


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("two words", "two-words"),
        ("a  --  b", "a-b"),
        ("a/b\\c", "a-b-c"),
        ("..", ""),
        ("../../etc/passwd", "etc-passwd"),
        (".hidden", "hidden"),
        ("what?#&%", "what"),
        ("<script>", "script"),
        ("が", "が"),  # decomposed: becomes NFC
        ("tab\there\x00\u202e", "tab-here"),
        ("🚀", ""),
        ("価格：安い！", "価格-安い"),
        ("-.~a~.-", "a"),
    ],
)
def test_what_is_not_safe_becomes_one_hyphen(text: str, slug: str) -> None:
    assert path_slug(text) == slug


@pytest.mark.parametrize(
    ("term", "slug"),
    [
        ("C++", "cplusplus"),
        ("C#", "csharp"),
        ("C", "c"),
        ("R&D", "r-and-d"),
        ("ＡＩ", "ai"),
        ("AI  投資", "ai-投資"),
        ("50%", "50-percent"),
        (".NET", "net"),
    ],
)
def test_symbols_that_tell_terms_apart_are_spelled_out(term: str, slug: str) -> None:
    assert term_slug(term) == slug


def test_a_term_without_letters_gets_a_slug_of_its_own() -> None:
    slugs = {term_slug(t) for t in ("🚀", "!!", "？！", "…")}
    assert len(slugs) == 4 - (fold("!!") == fold("？！"))
    assert all(s.startswith("term-") for s in slugs)


@given(st.text(max_size=300))
def test_a_path_slug_is_a_safe_segment(text: str) -> None:
    slug = path_slug(text)
    assert len(slug.encode()) <= MAX_BYTES
    assert slug not in (".", "..")
    assert not set(slug) & set("/\\?#%:<>\"'&\0 \t\n")
    assert slug == unicodedata.normalize("NFC", slug)
    assert not slug.startswith((".", "-"))
    assert not slug.endswith((".", "-", " "))


@given(st.text(max_size=300))
def test_slugs_are_idempotent(text: str) -> None:
    assert path_slug(path_slug(text)) == path_slug(text)
    if not term_slug(text).startswith("term-"):
        assert term_slug(term_slug(text)) == term_slug(text)


@given(st.text(min_size=60, max_size=200, alphabet="価格推論がぎé🚀a"))
def test_a_long_slug_is_cut_at_a_character(text: str) -> None:
    slug = path_slug(text)
    assert len(slug.encode()) <= MAX_BYTES
    assert path_slug(unicodedata.normalize("NFC", text)).startswith(slug)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Straße", "STRASSE"), ("ΣΟΦΟΣ", "σοφος"), ("ＡＩ", "ai"), ("ｱ", "ア"), ("a  b ", "A B")],
)
def test_spellings_of_one_term_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@given(st.text(max_size=40))
def test_fold_is_idempotent_and_blind_to_width_and_case(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert fold(unicodedata.normalize("NFKC", text)) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded


@given(st.text(min_size=1, max_size=120), st.text(min_size=1, max_size=120))
def test_distinct_slugs_differ_where_terms_do(one: str, other: str) -> None:
    slug = path_slug("価" * 100)
    first, second = distinct_slug(one, slug), distinct_slug(other, slug)
    assert (first == second) == (fold(one) == fold(other))
    for made in (first, second):
        assert path_slug(made) == made, "a URL would cut it again"
