"""JSON-LD: what search engines ask for, and that no text leaves its script."""

import json
from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from ssg.feeds.json_ld import (
    Image,
    Person,
    Publisher,
    blog_posting,
    breadcrumb_list,
    document,
    website,
)
from ssg.feeds.xml_text import clean_line, clean_lines

WHEN = datetime(2025, 10, 21, 2, 15, 20, tzinfo=UTC)
SITE = Publisher("継ぎ目", "https://e.com/", "https://e.com/logo.png")


def posting(**changes: Any) -> str:
    given_values: dict[str, Any] = {
        "url": "https://e.com/a/",
        "headline": "値段",
        "published": WHEN,
        "updated": None,
        "authors": (Person("編集部", "https://e.com/authors/a/"), Person("Ada")),
        "publisher": SITE,
        "lang": "ja",
    }
    return blog_posting(**(given_values | changes))


def read(node: str) -> dict[str, Any]:
    """The node's members; no text of it is written twice."""
    return json.loads(node, object_pairs_hook=_each_once)


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    assert len(made) == len(pairs)
    return made


def test_one_document_with_a_graph() -> None:
    text = document(posting(), breadcrumb_list((("Home", "https://e.com/"),)))
    data = json.loads(text)
    assert data["@context"] == "https://schema.org"
    assert [node["@type"] for node in data["@graph"]] == ["BlogPosting", "BreadcrumbList"]


def test_an_article_has_what_search_engines_ask_for() -> None:
    node = read(posting(image=Image("https://e.com/a.png"), keywords=("AI", "投資")))
    assert node["datePublished"] == node["dateModified"] == "2025-10-21T02:15:20+00:00"
    assert node["author"] == [
        {"@type": "Person", "name": "編集部", "url": "https://e.com/authors/a/"},
        {"@type": "Person", "name": "Ada"},
    ]
    assert node["image"] == ["https://e.com/a.png"]
    sized = read(posting(image=Image("https://e.com/a.png", 1200, 630)))
    assert sized["image"] == [
        {"@type": "ImageObject", "url": "https://e.com/a.png", "width": 1200, "height": 630}
    ]
    assert node["mainEntityOfPage"]["@id"] == "https://e.com/a/"
    assert node["publisher"]["logo"]["url"] == SITE.logo
    assert node["keywords"] == ["AI", "投資"]


def test_members_with_nothing_to_say_are_left_out() -> None:
    assert not {"image", "keywords", "description", "articleSection", "wordCount"} & set(
        read(posting())
    )


def test_without_authors_the_publisher_is_the_author() -> None:
    node = read(posting(authors=()))
    assert node["author"] == [node["publisher"]]


def test_crumbs_are_numbered_from_one() -> None:
    crumbs = (("Home", "https://e.com/"), ("AI", "https://e.com/tags/ai/"))
    node = read(breadcrumb_list(crumbs))
    assert [(i["position"], i["name"], i["item"]) for i in node["itemListElement"]] == [
        (1, "Home", "https://e.com/"),
        (2, "AI", "https://e.com/tags/ai/"),
    ]


def test_the_site_names_itself() -> None:
    node = read(website(name="継ぎ目", url="https://e.com/", lang="ja", publisher=SITE))
    assert (node["@type"], node["name"], node["url"]) == ("WebSite", "継ぎ目", "https://e.com/")


@given(st.text(), st.text(), st.lists(st.text(), max_size=3), st.integers(0, 3))
def test_any_text_is_read_as_it_was(headline: str, url: str, words: list[str], size: int) -> None:
    node = read(
        posting(
            headline=headline, url=url, keywords=words, description=headline, section=headline,
            image=Image(url, size, size), word_count=size, lang=url,
        )
    )  # fmt: skip
    lines = {name: node.get(name, "") for name in ("headline", "description", "articleSection")}
    assert set(lines.values()) == {clean_line(headline)}
    assert (
        node.get("url", "") == node.get("inLanguage", "") == node["mainEntityOfPage"]["@id"] == url
    )
    assert node["@id"] == url + "#article"
    assert node.get("keywords", []) == clean_lines(words)
    assert node.get("wordCount", 0) == size
    (image,) = node["image"]
    assert image == (
        {"@type": "ImageObject", "url": url, "width": size, "height": size} if size else url
    )
    label = read(breadcrumb_list(((headline, url),)))["itemListElement"][0]
    assert (label["name"], label["item"]) == (clean_line(headline), url)
    site = read(website(name=headline, url=url, lang=url, publisher=Publisher(headline, url, url)))
    assert site.get("name", "") == site["publisher"].get("name", "") == clean_line(headline)
    assert site["publisher"].get("logo", {}).get("url", "") == url


def test_no_node_no_document() -> None:
    assert document() == ""


@given(
    st.text(st.characters(exclude_categories=()))
    | st.sampled_from(["</script><script>alert(1)</script>", "<!--<script>", "\u2028\u2029&amp;"])
)
def test_no_text_leaves_the_script(text: str) -> None:
    script = document(posting(headline="x" + text, keywords=(text,)))
    script.encode("utf-8")
    assert not set("<>&\u2028\u2029") & set(script)
    page = html.fromstring(f'<body><script type="application/ld+json">{script}</script></body>')
    assert len(page.xpath("//script")) == 1
    assert json.loads(script)["@graph"][0]["@type"] == "BlogPosting"
