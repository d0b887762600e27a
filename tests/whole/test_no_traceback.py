"""Whatever stands in a file of the site, the build answers with a report."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

FRONT = st.sampled_from(
    ["title", "date", "tags", "categories", "permalink", "slug", "aliases", "series", "layout",
     "image", "lang", "expires", "reading_time", "excerpt", "draft", "authors", "extra", "updated"]
)  # fmt: skip
VALUE = st.sampled_from(
    [
        '"\\ud800"', "[", "{a: [b, {c: d}]}", "9999-12-31 23:59 -1200", "0001-01-01 00:00 +1400",
        "1850-01-01", "2025-13-45",
        "''", "|\n  text\n  more", "&a [*a]", "!!python/object:os.system",
        '"/"', "/../../etc/passwd", "../../x", '"\\0"', "null", "1e999", "0x10", ".nan", "[[], {}]",
        '"{{ 7*7 }}"', '"<script>"', "あ" * 300, "[a, A, ａ]", "-5", "1" * 400, "? x", "/feed.xml",
        "index", "base", '"\\u202e"', "true", "~", "/a?b#c", "[1, 2.5, true, 2025-01-01]", '"🚀"',
    ]
)  # fmt: skip
PIECES = st.sampled_from(
    [
        "---END---\n", "\n---END---\n\n", "本文の文です。", "# 見出し\n", "```python\nx\n", "~~~\n",
        "| a | b |\n|---|---|\n| 1 |\n", "[x](y.md#z)", "![](a.png)", "{% post_url x %}",
        "{% raw %}", "<script>alert(1)</script>", "[^1]", "[^1]: n\n", "<a href='javascript:x'>",
        "\x00\x01\x02\x03", "\u2028", "\ufeff", "\r\n", "\r", "- [ ] x\n", "> " * 60,
        "*" * 80, "[" * 80, "&#0;&#xD800;", "…", "!!! note\n    x\n", "{#id .c}", "term\n: d\n", "https://例え.jp/あ。",
        "\\", "\t" * 9,
        "%", "[a](%ZZ)", "[b](//x)", "[c](..//..//x)", "![d](%00.png)", "[e](?#)", "$$",
        "\x025\x03",
    ]
)  # fmt: skip


def post(front: list, body: list) -> bytes:
    lines = "".join(f"{key}: {value}\n" for key, value in front)
    return f"---\n{lines}---\n{''.join(body)}".encode("utf-8", "surrogatepass")


HARMLESS = PIECES.filter(lambda piece: not any(x in piece for x in ("y.md", "![", "post_url")))
TITLED = st.lists(st.tuples(FRONT, VALUE), max_size=5, unique_by=lambda pair: pair[0]).map(
    lambda front: [("title", "t"), *(pair for pair in front if pair[0] != "title")]
)
POSTS = st.one_of(
    st.binary(max_size=120),
    st.builds(post, TITLED, st.lists(PIECES, max_size=12)),
    st.builds(post, st.just([("title", "t")]), st.lists(HARMLESS, max_size=12)),
    st.builds(post, st.just([("title", "t")]), st.lists(HARMLESS, max_size=12)),
    st.text(max_size=120).map(lambda text: b"---\ntitle: t\n---\n" + text.encode()),
)


def built(blog, tmp: Path, posts: list[bytes]) -> None:
    fresh = blog.copy(tmp)
    for number, data in enumerate(posts):
        fresh.file(f"posts/2025-01-0{number + 1}-p{number}.md", data)
    fresh.file("pages/p.md", posts[0])
    try:
        fresh.build()
    except AssertionError:
        fresh.build(fails=True)
        assert fresh.report.diagnostics
        assert not fresh.out.exists()
        return
    for name, data in fresh.outputs().items():
        if name.endswith((".html", ".xml", ".json")):
            assert not {b"\x02", b"\x03", b"\x00"} & {data[n : n + 1] for n in range(len(data))}
            assert b"<script>alert" not in data
            assert b"javascript:x" not in data


@pytest.mark.thorough
@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(st.lists(POSTS, min_size=1, max_size=3))
def test_any_bytes_of_posts(tmp_path_factory: pytest.TempPathFactory, blog, posts) -> None:
    folder = tmp_path_factory.mktemp("fuzz")
    built(blog, folder / "blog", posts)
    shutil.rmtree(folder)


HOSTILE = {
    "bytes": b"\xff\xfe\x00",
    "a deep list": b"---\nx: " + b"[" * 3000 + b"\n---\n",
    "a bomb": b"---\na: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n---\n",
    "deep quotes": b"---\ntitle: t\n---\n" + b"> " * 3000 + b"x\n",
    "deep lists": b"---\ntitle: t\n---\n" + b"".join(b"  " * n + b"- x\n" for n in range(300)),
    "deep emphasis": b"---\ntitle: t\n---\n" + b"*a " * 3000,
    "many brackets": b"---\ntitle: t\n---\n" + b"[" * 5000,
    "deep HTML": b"---\ntitle: t\n---\n" + b"<div>" * 3000 + b"\n",
    "a long line": b"---\ntitle: t\n---\n" + "あ".encode() * 100_000,
    "many markers": b"---\ntitle: t\n---\n" + b"x\n\n---END---\n\n" * 300,
    "surrogates": b'---\ntitle: "\\ud800"\ntags: ["\\udfff"]\nextra: "\\ud83d"\n---\nx\n',
    "the last second": b"---\ntitle: t\ndate: 9999-12-31 23:59:59 -1200\n---\nx\n",
    "the first second": b"---\ntitle: t\ndate: 0001-01-01 00:00:00 +1400\n---\nx\n",
    "the year 1": b"---\ntitle: t\ndate: 0001-01-01\nupdated: 0001-01-01\n---\nx\n",
    "local mean time": b"---\ntitle: t\ndate: 1850-06-01 12:00\n---\nx\n",
}  # fmt: skip


@pytest.mark.parametrize("case", HOSTILE)
@pytest.mark.parametrize("options", [{}, {"future": True}], ids=["", "future"])
def test_hostile_posts(blog, case: str, options: dict) -> None:
    blog.file("posts/2025-01-01-x.md", HOSTILE[case])
    try:
        blog.build(**options)
    except AssertionError:
        blog.build(fails=True, **options)
        assert blog.report.diagnostics


@pytest.mark.thorough
@settings(max_examples=12, suppress_health_check=list(HealthCheck))
@given(
    st.sampled_from(["site.toml", "data/x.json", "data/x.yaml", "data/x.toml",
                     "templates/i18n/ja.toml", "templates/tag.html", "static/x/y"]),
    st.binary(max_size=60) | st.text(max_size=60).map(str.encode),
)  # fmt: skip
def test_any_bytes_of_other_files(
    tmp_path_factory: pytest.TempPathFactory, blog, path: str, data: bytes
) -> None:
    folder = tmp_path_factory.mktemp("fuzz")
    fresh = blog.copy(folder / "blog").post("2025-01-01-a.md", tags=["T"]).file(path, data)
    try:
        fresh.build()
    except AssertionError:
        fresh.build(fails=True)
        assert fresh.report.diagnostics
    shutil.rmtree(folder)
