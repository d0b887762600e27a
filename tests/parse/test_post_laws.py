"""What holds for every file: nothing raises, and the body is what was written."""

import os
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ssg.model.settings import Settings
from ssg.parse.post import frame, parse_post

SITE = Settings("A")
PATH = "posts/2025-01-02-name.md"

# Text from the signs that mean something in front matter, and a little of everything else.
SIGNS = st.sampled_from(
    ["---", "\n", "\r\n", "\r", "title: ", "tags", "：", ": ", "- ", "[", "]", "{", "}", '"', "'",
     "&a",
     "*a", "!x", "|", ">", "#", "?", " ", "\t", "　", "\ufeff", "\u2028", "\x00", "日本", "a",
     "...", ",",
     "date: 2025-10-21", "<<: ", "%", "@", "`", "\\", "~", "=", "12:30", "----", "——", "0x_"]
)  # fmt: skip
MESSY = st.lists(st.one_of(SIGNS, st.text(max_size=5)), max_size=30).map("".join)
SOURCES = st.one_of(
    MESSY,
    MESSY.map(lambda s: "---\n" + s),
    st.tuples(MESSY, MESSY).map(lambda p: f"---\ntitle: T\n{p[0]}\n---\n{p[1]}"),
)


@given(st.one_of(st.binary(max_size=200), SOURCES.map(lambda s: s.encode("utf-8", "ignore"))))
@example(b"\xef\xbb\xbf")
@example(b"---")
@example(b"---\n---")
@example(b"---\r---\rx")
@example(b"---\ntitle: !!binary x\n? ? ?\n---\n")
@settings(max_examples=400, deadline=None)
def test_no_file_raises(data: bytes) -> None:
    for is_page in (False, True):
        checked = parse_post(PATH, data, SITE, is_page=is_page)
        for d in checked.diagnostics:
            assert d.location.path == PATH
            assert d.location.line <= data.count(b"\n") + data.count(b"\r") + 1
        if checked.value is None:
            assert [d.code for d in checked.diagnostics] == ["SSG103"]
        else:
            assert checked.value.front.title
            assert is_page or checked.value.front.date is not None


@given(SOURCES)
@settings(max_examples=300, deadline=None)
def test_the_body_is_the_end_of_the_file_unchanged(source: str) -> None:
    source = source.encode("utf-8", "ignore").decode()
    post = parse_post(PATH, source.encode(), SITE).value
    assert post is not None
    assert source[post.body_offset :] == post.body
    before = source[: post.body_offset].replace("\r\n", "\n").replace("\r", "\n")
    assert post.body_line == before.count("\n") + 1


BODIES = st.text(st.sampled_from("a日\n\r -#\t:"), max_size=40)


@given(
    BODIES, st.sampled_from(["\n", "\r\n", "\r"]), st.booleans(), st.sampled_from(["---", "..."])
)
def test_a_good_file_comes_apart_exactly(body: str, end: str, mark: bool, close: str) -> None:
    head = ("\ufeff" if mark else "") + end.join(["---", "title: T", close + "  ", ""])
    if end == "\r" and body.startswith("\n"):
        body = "x" + body
    checked = parse_post(PATH, (head + body).encode(), SITE)
    assert checked.diagnostics == ()
    post = checked.value
    assert post is not None
    assert (post.body, post.body_line, post.body_offset) == (body, 4, len(head))


def test_a_byte_order_mark_counts_as_a_character() -> None:
    post = parse_post(PATH, "\ufeff---\ntitle: T\n---\nB".encode(), SITE).value
    assert post is not None
    assert post.body_offset == 18


def test_later_lines_of_hyphens_belong_to_the_body() -> None:
    cut = frame("---\ntitle: T\n---\na\n\n---\n\nb\n---END---\n")
    assert cut.block == "title: T\n"
    assert cut.body_start == 17


def test_hyphens_inside_a_block_of_text_do_not_close() -> None:
    source = "---\ntitle: T\nexcerpt: |\n  a\n  ---\n  b\n---\nBody"
    post = parse_post(PATH, source.encode(), SITE).value
    assert post is not None
    assert (post.front.excerpt, post.body) == ("a --- b", "Body")


def test_a_large_body_is_not_touched() -> None:
    body = "本文。\n" * 100_000
    post = parse_post(PATH, f"---\ntitle: T\n---\n{body}".encode(), SITE).value
    assert post is not None
    assert post.body == body


@pytest.mark.parametrize(
    "value",
    [
        "title: a" + "\n" * 60_000 + "b: c: d",
        "title: >\n " + " " * 60_000 + "x",
        "tags: '" + " " * 60_000 + "x'",
        "tags: '" + "a " * 30_000 + "'",
        "title: [" + "a,\n" * 19_000,
        'title: "' + "a\n" * 30_000,
        "title: " + "''" * 30_000 + "'",
        "lang: " + "a-" * 30_000,
        "permalink: " + "/:a" * 20_000,
        "date: " + "0" * 60_000,
        "reading_time: " + "0" * 60_000 + "x",
        "slug: " + "/" * 60_000,
        "x: " + "9" * 60_000,
        "\n".join(f"titel{n}: x" for n in range(4000)),
        "\n".join(f"k{n}: &a x" for n in range(5000)),
        "\n".join(f"k{n}：x" for n in range(5000)),
        "：" * 20_000,
        "-" * 60_000,
        "- " * 200 + "a: b",
    ],
)
def test_hostile_front_matter_takes_no_long_time(value: str) -> None:
    # Anything that grows with the square of the size would take minutes here.
    for source in (f"---\n{value}\n---\n", f"---\n{value}\n", value):
        assert len(parse_post(PATH, source.encode(), SITE).diagnostics) <= 120


def test_the_seed_is_read_without_a_word() -> None:
    root = Path(__file__).parents[2]
    shared = Path(os.environ.get("TSUGIME_SHARED", root.parent / "shared"))
    if not shared.is_dir():
        pytest.skip("the folder of shared material is not there (TSUGIME_SHARED)")
    (seed,) = sorted((shared / "seeds").glob("*.txt"))
    data = seed.read_bytes()
    checked = parse_post("posts/2025-10-21-deepseek.md", data, SITE)
    assert checked.diagnostics == ()
    assert checked.value is not None
    assert data.decode()[: checked.value.body_offset].endswith("reading_time: 8\n---\n")
