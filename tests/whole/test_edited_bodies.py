"""A build of edited bodies alone gives what a clean build gives, without the stages of the site."""

import contextlib
import os
import shutil
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ssg.commands import short_way
from ssg.commands.build_report import BuildOptions
from ssg.commands.building import build_site
from ssg.plan.ties import Ties

SETTINGS = """\
base_url = "https://example.com/b"
posts_per_page = 2
feed_items = 1
{}
[search]
enabled = false
[cards]
enabled = false
[features]
term_feeds = false
"""
OLD, MID, NEXT, NEW = (f"2025-0{n}-01-{name}.md" for n, name in enumerate("abcd", 1))
FRONT = {
    OLD: {"tags": ["AI", "推論"]},
    MID: {"tags": ["AI"], "categories": ["C++"], "author": "編集部"},
    NEXT: {"tags": ["推論", "AI"], "mood": "{z: 1, a: 2}"},
    NEW: {"tags": ["AI"]},
}


def text(blog, name: str, more: str, **front: object) -> None:
    """A post again, with its opening as it was."""
    values = {**FRONT[name], **front}
    blog.post(name, f"書き出しの文は同じです。[前](2025-01-01-a.md)\n\n{more}\n", **values)


SHORT = {
    "a sentence": lambda b: text(b, MID, "一文を足した。"),
    "another": lambda b: text(b, MID, "別の一文です。"),
    "as it was": lambda b: text(b, MID, "続き。"),
    "two neighbours": lambda b: [text(b, MID, "両方を直した。"), text(b, NEXT, "両方を直した。")],
    "the oldest": lambda b: text(b, OLD, "最初の記事を直した。"),
    "values of its own": lambda b: text(b, NEXT, "続き。", mood="{a: 2, z: 1}"),
}
SHOWN = {
    "a title": lambda b: text(b, MID, "続き。", title="新しい題"),
    "the newest one's title": lambda b: text(b, NEW, "続き。", title="最新の題"),
    "another neighbour's title": lambda b: text(b, NEXT, "続き。", title="隣の題"),
    "a title and a body": lambda b: text(b, OLD, "題も本文も。", title="題も"),
    "an excerpt": lambda b: text(b, NEXT, "続き。", excerpt="隣の抜粋"),
    "the newest, in the feed": lambda b: text(b, NEW, "フィードにもある。"),
    "all titles": lambda b: [text(b, n, "続き。", title=f"題{n}") for n in FRONT],
}
LONG = {
    "an opening": lambda b: b.post(MID, "書き出しを変えた。\n", **FRONT[MID]),
    "a tag": lambda b: text(b, MID, "続き。", tags=["推論"]),
    "a heading": lambda b: text(b, MID, "## 見出し\n\n続き。"),
    "a link": lambda b: text(b, MID, "[無](none.md)"),
    "a series": lambda b: text(b, MID, "続き。", series="連載"),
    "a body and a template": lambda b: [
        text(b, MID, "本文と型。"), b.file("templates/partials/footer.html", "F")
    ],
    "a template of the whole site": lambda b: b.file(
        "templates/post.html",
        "{{ page.content }}{% for p in recent_posts %}{{ p.title }}{% endfor %}",
    ),
    "without it": lambda b: b.without("templates/post.html"),
    "a newer post": lambda b: b.post("2025-06-01-e.md", "一番新しい。\n", tags=["AI"]),
    "a post less": lambda b: b.without("posts/2025-06-01-e.md"),
    "a mistake": lambda b: b.file(f"posts/{MID}", "---\ntitle: [\n---\n"),
    "a warning": lambda b: text(b, MID, "続き。", reading_time=90),
    "a page": lambda b: b.file("pages/about.md", "---\ntitle: 紹介\n---\n\n別の説明。\n"),
    "settings": lambda b: b.settings(SETTINGS.format("related_posts = 1")),
    "a lost output": lambda b: [text(b, MID, "消えた。"), (b.out / "index.html").unlink()],
    "a changed output": lambda b: [text(b, MID, "手で。"), b.file("public/feed.xml", "by hand")],
}  # fmt: skip
LOST = {
    "lost ties": "outputs/*.ties",
    "lost snapshot": "outputs/*.snapshot",
    "lost manifest": "outputs/*.manifest",
    "lost articles": "articles.sqlite*",
}


@pytest.fixture
def plain(small_blog):
    """A site of which some posts are on their own page alone."""
    for path in ("posts/2025-02-02-b.md", "posts/en"):
        small_blog.without(path)
    small_blog.settings(SETTINGS.format(""))
    for name in (OLD, MID, NEXT, NEW):
        text(small_blog, name, "続き。")
    return small_blog


@pytest.mark.parametrize("own_templates", [False, True])
def test_what_others_show_takes_the_short_way_too(
    plain, tmp_path: Path, own_templates: bool
) -> None:
    if own_templates:
        shared = "{% for p in recent_posts %}{{ p.title }}{% endfor %}"
        shared += "{% for t in tag_counts %}{{ t.name }} {{ t.count }}{% endfor %}"
        plain.file("templates/tags.html", shared).file("templates/404.html", shared)
        plain.file("templates/home.html", "{{ category_counts|length }}" + shared)
    plain.build()
    for name, edit in SHOWN.items():
        edit(plain)
        assert not plain.build_counted(), name
        assert plain.report.written > 1, name
        plain.same_as_clean(tmp_path / "clean")
    before = plain.stamps()
    assert not plain.build_counted()
    assert plain.stamps() == before


@pytest.mark.parametrize("name", SHORT)
def test_edited_bodies_take_the_short_way(plain, tmp_path: Path, name: str) -> None:
    plain.build()
    SHORT[name](plain)
    assert not plain.build_counted()
    # Nothing is written where the page's bytes are what they were.
    written = {"two neighbours": 2, "as it was": 0, "values of its own": 0}
    assert plain.report.written == written.get(name, 1)
    plain.same_as_clean(tmp_path / "clean")
    before = plain.stamps()
    assert not plain.build_counted()
    assert plain.stamps() == before


def test_what_others_show_takes_the_long_way(plain, tmp_path: Path) -> None:
    plain.build()
    for number, (name, edit) in enumerate(LONG.items()):
        edit(plain)
        assert plain.build_counted(), name
        if number % 4 == 3:
            plain.same_as_clean(tmp_path / "clean")


@pytest.mark.parametrize("name", LOST)
def test_without_what_it_needs_it_takes_the_long_way(plain, tmp_path: Path, name: str) -> None:
    plain.build()
    for file in (plain.root / ".ssg-cache").glob(LOST[name]):
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2] + b"?")
    SHORT["a sentence"](plain)
    assert plain.build_counted()
    plain.same_as_clean(tmp_path / "clean")


def test_wrong_ties_are_found_out_by_the_key(plain, tmp_path: Path) -> None:
    """Ties whole in themselves, but of a neighbour that is none: they have to be proved."""
    plain.build()
    real = short_way.load_ties

    def wrong(record: Path, manifest: str):
        ties = real(record, manifest)
        lines = ties._lines.replace(f'"posts/{NEXT}"'.encode(), f'"posts/{NEW}"'.encode())
        return Ties(ties._head(), lines, ties._listings)

    SHORT["a sentence"](plain)
    with mock.patch.object(short_way, "load_ties", wrong):
        assert plain.build_counted()
    plain.same_as_clean(tmp_path / "clean")


def test_a_wrong_list_is_found_out_by_the_key(plain, tmp_path: Path) -> None:
    plain.build()
    real = short_way.load_ties

    def wrong(record: Path, manifest: str):
        ties = real(record, manifest)
        lists = ties._listings.replace(b'{"cards":[0,1]}', b'{"cards":[1,0]}')
        assert lists != ties._listings
        return Ties(ties._head(), ties._lines, lists)

    SHOWN["the newest one's title"](plain)
    with mock.patch.object(short_way, "load_ties", wrong):
        assert plain.build_counted()
    plain.same_as_clean(tmp_path / "clean")


def test_a_warning_elsewhere_is_told_again(plain, tmp_path: Path) -> None:
    text(plain, NEXT, "続き。", reading_time=90)
    plain.build()
    assert "SSG407" in plain.codes()
    SHORT["a sentence"](plain)
    assert not plain.build_counted()
    plain.same_as_clean(tmp_path / "clean")


def test_a_file_that_changes_while_it_is_built_is_found_by_the_next(plain, tmp_path: Path) -> None:
    plain.build()
    SHORT["a sentence"](plain)
    real = short_way.retouch

    def meanwhile(*args):
        made = real(*args)
        text(plain, MID, "その間に。")
        return made

    with mock.patch.object(short_way, "retouch", meanwhile):
        plain.build_counted()
    plain.build_counted()
    plain.same_as_clean(tmp_path / "clean")


def killed(blog, turn: int) -> None:
    """An edit whose build ends before it puts its so-many-th file in place."""
    text(blog, MID, f"{turn} つめの前に終わる。")
    real, calls = os.replace, iter(range(99))

    def failing(*args: object) -> None:
        if next(calls) == turn:
            raise KeyboardInterrupt
        real(*args)

    with mock.patch("os.replace", failing), contextlib.suppress(KeyboardInterrupt):
        build_site(BuildOptions(root=blog.root, now=blog.now))


@pytest.mark.parametrize("turn", [1, 3, 4, 5])
def test_killed_at_any_step(plain, tmp_path: Path, turn: int) -> None:
    plain.build()
    killed(plain, turn)
    SHORT["the oldest"](plain)
    plain.build_counted()
    plain.same_as_clean(tmp_path / "clean")


ANY = {**SHORT, **SHOWN, **{name: do for name, do in LONG.items() if "output" not in name}}
_STEPS = st.lists(st.sampled_from([*SHORT, *SHOWN, *ANY]), min_size=3, max_size=6)


@pytest.mark.thorough
@settings(max_examples=4, suppress_health_check=list(HealthCheck))
@given(_STEPS)
def test_any_history_of_edits(
    tmp_path_factory: pytest.TempPathFactory, plain, history: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("edits")
    blog = plain.copy(folder / "blog").build()
    for name in history:
        ANY[name](blog)
        blog.build_counted()
    blog.same_as_clean(folder / "clean")
    shutil.rmtree(folder)
