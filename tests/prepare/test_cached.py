"""The cache of articles: a hit is as good as the work, and its key holds all that shapes one."""

import json
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssg.model.article import Article
from ssg.model.digests import digest_bytes
from ssg.model.settings import MarkdownSettings, Reading, Settings, StitchSettings
from ssg.model.source import SourceFile
from ssg.prepare import prepare, prepare_all
from ssg.prepare.cached import body_html
from ssg.prepare.codec import decode, encode
from ssg.prepare.found import article_key, body_key, making_digest
from ssg.prepare.sources import bodies

POST = """---
title: "推論 & 値段"
date: 2025-10-21 02:15:20 +0000
updated: 2025-11-01
expires: 2030-01-01
tags: [AI, C++]
categories: K
authors: [三上]
series: 連載
aliases: [/old/]
sources: [報告書 https://example.com/r, 談話]
image: chart.png
mood: {z: [1, 2.5, true, null], a: 2025-01-01}
reading_time: 99
---

## 見出し {#own}

本文は[前の記事](other.md#x)と![図](chart.png)と[^1]を含む。

[^1]: 注。

### 小見出し

途中で切れた

---END---

途中で切れた文がここで終わる。そして
""".encode()
SETTINGS = Settings("t")


class Store(dict):
    """A cache in memory that counts what is asked of it."""

    def put(self, key: str, value: bytes) -> None:
        self[key] = value


def file(data: bytes = POST, path: str = "posts/2025-10-21-a.md") -> SourceFile:
    return SourceFile(path, digest_bytes(data), len(data))


def read_never(path: str) -> bytes:
    raise AssertionError(f"{path} is read although its article is known")


def cached(cache: Store, read=lambda _: POST, source: SourceFile | None = None, **options):
    given = {"settings": SETTINGS, "engine": "e", **options}
    files = [(source or file(), False)]
    (made,) = prepare_all(files, read, given["settings"], cache, given["engine"])
    return made


def test_a_known_article_is_not_read_again() -> None:
    cache = Store()
    first = cached(cache)
    again = cached(cache, read_never)
    assert again == first
    assert again.article is not None
    assert again.diagnostics


def test_an_article_from_the_cache_is_the_article() -> None:
    """Every field comes back, whatever it holds."""
    made = prepare("posts/2025-10-21-a.md", POST, SETTINGS, is_page=False)
    again = decode(encode(made))
    assert again is not None
    assert again.article == made.article
    assert again.diagnostics == made.diagnostics
    for field in fields(made.article):
        assert getattr(again.article, field.name) == getattr(made.article, field.name)
    assert list(again.article.front.extra["mood"]) == ["z", "a"], "the order of keys stays"


def test_an_article_that_cannot_be_understood_is_kept_with_its_errors() -> None:
    cache, bad = Store(), b"\xff"
    first = cached(cache, lambda _: bad, file(bad))
    assert first.article is None
    assert cached(cache, read_never, file(bad)) == first


@pytest.mark.parametrize(
    "change",
    [
        {"settings": replace(SETTINGS, timezone="UTC")},
        {"settings": replace(SETTINGS, language="en")},
        {"settings": replace(SETTINGS, truncated="keep")},
        {"settings": replace(SETTINGS, reading=Reading(100, 100))},
        {"settings": replace(SETTINGS, stitch=StitchSettings(("===",)))},
        {"settings": replace(SETTINGS, markdown=MarkdownSettings(headline_as_subtitle=False))},
        {"settings": replace(SETTINGS, markdown=MarkdownSettings(toc_depth=2))},
        {"engine": "another program"},
        {"source": file(POST, "posts/2025-10-21-b.md")},
        {"source": file(POST + b"x")},
    ],
    ids=lambda change: next(iter(change)),
)
def test_whatever_shapes_an_article_is_in_its_key(change: dict) -> None:
    values = {"source": file(), "settings": SETTINGS, "engine": "e"}
    keys = {
        article_key(v["source"], making_digest(v["settings"], v["engine"]))
        for v in (values, values | change)
    }
    assert len(keys) == 2


def test_what_does_not_shape_an_article_is_not_in_its_key() -> None:
    other = replace(SETTINGS, title="another", base_url="https://example.org", posts_per_page=1)
    assert making_digest(SETTINGS, "e") == making_digest(other, "e")


def test_a_file_that_changes_while_the_build_runs_does_not_poison_the_cache() -> None:
    cache = Store()
    newer = POST.replace("本文".encode(), "新文".encode())
    cached(cache, lambda _: newer)  # the scan saw the older bytes
    article = cached(cache, lambda _: POST).article
    assert article == prepare(file().path, POST, SETTINGS, is_page=False).article


@pytest.mark.parametrize("damage", [b"", b"{}", b"null", b"[1]", b"\xff", b"[5,[]]", b"[[5],[]]"])
def test_a_damaged_entry_is_prepared_again(damage: bytes) -> None:
    cache = Store()
    first = cached(cache)
    for key in list(cache):
        if key.startswith(("article:", "shelf:")):
            cache[key] = damage
    assert cached(cache) == first


@given(st.recursive(
    st.none() | st.integers() | st.text(max_size=3),
    lambda x: st.lists(x, max_size=3)
    | st.dictionaries(st.sampled_from(
        ["article", "diagnostics", "front", "places", "toc", "links", "mending", "location"]
    ), x),
))  # fmt: skip
def test_any_json_is_decoded_without_an_exception(value: object) -> None:
    decode(json.dumps(value).encode())


@pytest.mark.parametrize("field", ["front", "toc", "links", "anchors", "mending", "path"])
@pytest.mark.parametrize("value", [None, 5, [5], {"x": 5}, "text"])
def test_a_part_of_another_form_is_a_miss(field: str, value: object) -> None:
    document = json.loads(encode(prepare("posts/2025-10-21-a.md", POST, SETTINGS, is_page=False)))
    document[0][[f.name for f in fields(Article)].index(field)] = value
    # An article that was not mended has nothing there.
    if field not in ("path", "anchors") and (field, value) != ("mending", None):
        assert decode(json.dumps(document).encode()) is None


def test_a_body_comes_from_the_cache_or_is_made_again() -> None:
    cache = Store()
    article = cached(cache).article
    html = prepare(file().path, POST, SETTINGS, is_page=False).html
    body = bodies(read_never, SETTINGS, cache, [article])
    assert body(article.body) == html
    for damage in (None, b"\xff\xfe"):
        if damage is None:
            del cache[body_key(article.body)]
        else:
            cache[body_key(article.body)] = damage
        with pytest.raises(AssertionError):
            body(article.body)
        assert bodies(lambda _: POST, SETTINGS, cache, [article])(article.body) == html
        assert cache[body_key(article.body)] == html.encode()


def test_a_body_is_asked_for_again_only_when_it_is_lost() -> None:
    cache = Store()
    assert body_html("no digest of it", lambda: "again", cache) == "again"
