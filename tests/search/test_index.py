"""The index as a whole: everything is found, and changed is as made anew."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssg.search import arrays, plain
from ssg.search.fold import fold

from .conftest import Library, Store, find

WORDS = ("推論の原価", "は下がり続け", "、", "電力と", "データセンター", "。", "inference cost", " falls ", "Jevons’ ", "ｶﾞｽ", "ＧＰＵ", "\U0001f600", "ブ\u3099")  # fmt: skip
PARAGRAPH = st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map("".join)
BODY = st.lists(PARAGRAPH, max_size=12).map(lambda ps: "".join(f"<p>{p}</p>\n" for p in ps))
POSTS = st.lists(st.tuples(BODY, PARAGRAPH, st.lists(st.sampled_from(WORDS), max_size=3)), min_size=1, max_size=6)  # fmt: skip


def documents_of(library: Library, posts):
    return [
        library.document(f"/{n}/", body, title, labels=tuple(labels))
        for n, (body, title, labels) in enumerate(posts)
    ]


def whole_text(library: Library, document) -> list[str]:
    from ssg.search.visible import visible_text

    body = "\n".join(visible_text(library.bodies[document.body]).lines)
    return [fold(text) for text in (document.title, *document.labels, body)]


@given(POSTS, st.data())
def test_every_string_of_two_or_more_characters_is_found(posts, data) -> None:
    library = Library()
    documents = documents_of(library, posts)
    index = library.index(documents)
    texts = {d.url: whole_text(library, d) for d in documents}
    long = [text for found in texts.values() for text in found if len(text) > 1]
    if not long:
        return
    text = data.draw(st.sampled_from(long))
    start = data.draw(st.integers(0, len(text) - 2))
    query = text[start : start + data.draw(st.integers(2, 40))].strip()
    if len(query) < 2:
        return
    right = {url for url, found in texts.items() if any(query in text for text in found)}
    assert right
    found = find(index, query)
    assert right <= found
    if len(query) <= 3:
        assert found == right, "a query that is one gram is exact"


def test_a_hit_may_cross_from_block_to_block(library: Library) -> None:
    lines = [f"第{n}段落。" + "本文が続く。" * 20 for n in range(60)]
    document = library.document("/a/", "".join(f"<p>{line}</p>\n" for line in lines))
    index = library.index([document])
    assert index.documents[0].parts > 1
    text = fold("\n".join(lines))
    for start in range(0, len(text) - 30, 7):
        assert find(index, text[start : start + 30]) == {"/a/"}, text[start : start + 30]


@given(POSTS, POSTS, st.sampled_from([plain, arrays]))
def test_a_changed_index_is_as_one_made_anew(before, after, maker) -> None:
    library = Library()
    # Enough others, so that the change is worth making.
    others = [library.document(f"/o/{n}/", f"<p>他の記事{n}。</p>") for n in range(100)]
    library.index([*others, *documents_of(library, before)], maker=maker)
    documents = [*documents_of(library, after), *others]
    changed = library.index(documents, maker=maker)
    clean = library.index(documents, Store(), plain)
    assert library.files(changed) == library.files(clean)
    assert changed.documents == clean.documents


def test_an_edit_writes_few_shards_again(library: Library) -> None:
    documents = [library.document(f"/{n}/", f"<p>記事{n}の本文。</p>") for n in range(200)]
    library.index(documents)
    documents[7] = library.document("/7/", "<p>記事7の本文を直した。</p>")
    before = set(library.cache)
    reads: list[str] = []
    body = library.bodies.__getitem__
    from ssg.search import make_index

    make_index(documents, lambda d: reads.append(d) or body(d), library.cache, "engine")
    assert len(reads) == 2, "the old text and the new"
    assert 0 < len(set(library.cache) - before) < 40


@pytest.mark.parametrize("lost", ["state", "shards", "old text", "all"])
def test_what_the_cache_has_lost_is_made_anew(library: Library, lost: str) -> None:
    documents = [library.document(f"/{n}/", f"<p>記事{n}の本文。</p>") for n in range(60)]
    old = library.index(documents)
    documents[7] = replace(documents[7], title="別の題")
    if lost == "old text":
        documents[7] = library.document("/7/", "<p>直した。</p>")
        del library.bodies[
            old.documents[[d.document.url for d in old.documents].index("/7/")].document.body
        ]
    for key in list(library.cache):
        if lost == "all" or (
            key.startswith("search-shard:" if lost == "shards" else "search:")
            and lost != "old text"
        ):
            library.cache[key] = b"damage" if lost == "state" else None
    index = library.index(documents)
    assert library.files(index) == library.files(library.index(documents, Store()))


def test_shards_that_the_cache_loses_later_are_made_again(library: Library) -> None:
    documents = [library.document(f"/{n}/", f"<p>記事{n}の本文。</p>") for n in range(20)]
    files = library.files(library.index(documents))
    index = library.index(documents)
    for key in list(library.cache):
        library.cache[key] = None
    assert library.files(index) == files


def test_passages_together_are_the_text(library: Library) -> None:
    lines = [f"第{n}段落。" + "本文が続く。" * 20 for n in range(60)]
    html = (
        '<h2 id="a">はじめ</h2>'
        + "".join(f"<p>{line}</p>\n" for line in lines)
        + '<h2 id="b">おわり</h2><p>終。</p>'
    )
    document = library.document("/a/", html, labels=("AI",))
    (indexed,) = library.index([document]).documents
    parts = library.texts(document, indexed.parts)
    text = "".join(block for part in parts for block in part["b"])
    assert text == "\n".join(["はじめ", *lines, "おわり", "終。"]) + "\n"
    assert sum(len(part["b"]) for part in parts) == parts[0]["n"]
    blocks = [block for part in parts for block in part["b"]]
    for heading, _, block, place in parts[-1]["h"]:
        assert blocks[block][place:].startswith(heading)
    assert parts[0]["t"] == "題"
    assert parts[0]["g"] == ["AI"]


def test_a_site_without_posts_has_an_index(library: Library) -> None:
    index = library.index([])
    assert library.files(index)["table.bin"]
    assert find(index, "推論") == set()
