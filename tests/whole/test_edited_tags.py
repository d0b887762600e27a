"""A build of edited tags gives what a clean build gives, without the stages of the site."""

import shutil
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ssg.commands import short_way
from ssg.plan.ties import Ties

SETTINGS = """\
base_url = "https://example.com/b"
posts_per_page = {}
feed_items = 2
related_posts = 3
[search]
enabled = false
[cards]
enabled = false
{}
"""
PLAIN = "[features]\nterm_feeds = false\narchive = false\nauthors = false\n"
COUNT = 12
# AI 12, 推論 8, C++ 6, c 5, 電力 4: with five a page the lists take 3, 2, 2, 1 and 1 pages. 古 is on
# old posts alone.
TAGS = (
    ("AI", "推論", "C++", "古"), ("AI", "c", "古"), ("AI", "推論", "電力", "古"),
    ("AI", "推論", "C++", "c", "電力"), ("AI", "C++"), ("AI", "推論"), ("推論", "AI", "c"),
    ("AI", "C++"), ("AI", "推論", "C++", "c", "電力"), ("AI", "推論", "電力"), ("AI",),
    ("AI", "推論", "C++", "c"),
)  # fmt: skip


def tag(blog, n: int, *tags: str, more: str = "", flow: str = "", **front: object) -> None:
    """A post again, with these tags."""
    about = "電力" if n % 2 else "C++"
    values = {"title": f"題{n}", "categories": [about], "tags": list(tags), **front}
    name = f"2025-{1 + n // 4:02}-{10 + n}-p{n}.md"
    blog.post(name, f"書き出し{n}。[前](2025-01-10-p0.md)\n\n{more}\n", **values)
    if flow:
        file = blog.root / "posts" / name
        text = file.read_text("utf-8")
        file.write_text(text.replace(f"tags: [{', '.join(tags)}]", flow), "utf-8")
        assert flow in file.read_text("utf-8")


def tagged(blog, per_page: int = 5, more: str = "") -> None:
    blog.settings(SETTINGS.format(per_page, more))
    for path in (blog.root / "posts").rglob("*.md"):
        path.unlink()
    for n in range(COUNT):
        tag(blog, n, *TAGS[n])


@pytest.fixture
def site(small_blog):
    tagged(small_blog)
    return small_blog


def making_lists(blog) -> None:
    """Lists of tags that make what they show of posts each time."""
    blog.file(
        "templates/list.html",
        "{% for p in page.posts %}{{ p.url }}{{ p.title }}{{ p.excerpt }}"
        "{% for t in p.tags %}{{ t.name }}{% endfor %}{% endfor %}{{ page.pager.items }}",
    )
    blog.file("templates/tag.html", '{% extends "list.html" %}')


FLOW = "tags: [AI, 'C++']"  # not read at first sight
SHORT = {
    "one gives way": lambda b: tag(b, 11, "AI", "推論", "C++", "電力"),
    "and comes back": lambda b: tag(b, 11, *TAGS[11]),
    "one less": lambda b: tag(b, 2, "AI", "電力", "古"),
    "one more": lambda b: tag(b, 0, *TAGS[0], "電力"),
    "in another order": lambda b: tag(b, 3, *TAGS[3][::-1]),
    "a page less": lambda b: tag(b, 11, "AI", "推論", "c", "電力"),
    "a page more": lambda b: tag(b, 11, *TAGS[11]),
    "one more and one less": lambda b: [tag(b, 11, "AI", "c", "電力"), tag(b, 7, "AI", "C++", "c")],
    "no tag": lambda b: tag(b, 10),
    "with a title": lambda b: tag(b, 9, "AI", "推論", "c", title="題も"),
    "with a body": lambda b: tag(b, 11, "AI", "推論", "C++", "電力", more="本文も。"),
    "and a title elsewhere": lambda b: [
        tag(b, 5, "AI", "電力"),
        tag(b, 6, *TAGS[6], title="他の題"),
    ],
    "of two posts": lambda b: [tag(b, 8, "AI", "C++", "c"), tag(b, 9, "AI", "推論", "c")],
    "in another form": lambda b: tag(b, 4, flow=FLOW),
    "in another form, others": lambda b: tag(b, 11, flow="tags:\n  - AI\n  - 推論\n  - C++"),
    "into a feed": lambda b: tag(b, 7, "AI", "C++", "古"),
    "and its body there": lambda b: tag(b, 7, "AI", "C++", "古", more="フィードにもある。"),
    "a title alone": lambda b: tag(b, 11, *TAGS[11], title="題だけ"),
    "a body alone": lambda b: tag(b, 11, *TAGS[11], more="本文だけ。"),
    "all as they were": lambda b: [tag(b, n, *of_post) for n, of_post in enumerate(TAGS)],
}
LONG = {
    "one that is new": lambda b: tag(b, 11, "AI", "新"),
    "one that goes": lambda b: tag(b, 11, *TAGS[11]),
    "another spelling": lambda b: tag(b, 11, "ai", "推論", "C++", "c"),
    "with a spelling elsewhere": lambda b: tag(b, 9, "AI", "推論", "c"),
    "the usual one": lambda b: tag(b, 11, *TAGS[11]),
    "a page that is linked": lambda b: [
        tag(b, 0, *TAGS[0], more="[二](/tags/cplusplus/page/2/)"), b.build(), tag(b, 7, "AI")
    ],
    "and not any more": lambda b: [tag(b, 0, *TAGS[0]), tag(b, 7, *TAGS[7])],
    "and a category": lambda b: tag(b, 11, "AI", "電力", categories=["C++"]),
    "and a date": lambda b: tag(b, 11, "AI", "推論", "C++", "電力", date="2025-01-02 12:00"),
    "and a template": lambda b: [
        tag(b, 11, *TAGS[11]), b.file("templates/partials/footer.html", "F")
    ],
    "counts on all posts": lambda b: [
        b.file("templates/post.html", "{{ page.content }}{{ tag_counts|length }}"), b.build(),
        tag(b, 11, "AI", "推論", "C++", "電力"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("way", ["default", "plain", "counting"])
def test_edited_tags_take_the_short_way(site, tmp_path: Path, way: str) -> None:
    if way == "plain":
        tagged(site, more=PLAIN)
        making_lists(site)
    if way == "counting":
        counts = "{% for t in tag_counts %}{{ t.name }} {{ t.count }}{% endfor %}"
        site.file("templates/404.html", counts).file("templates/home.html", counts)
    site.build()
    # As on a large site: cards are kept.
    with mock.patch("ssg.pipeline.MANY", 1):
        for number, (name, edit) in enumerate(SHORT.items()):
            if way == "default" or number % 4 == 0:
                edit(site)
                assert not site.build_counted(), name
                assert (site.report.written > 1) is (name != "in another form"), name
            if number % 6 == 5 or (way == "default" and name == "and its body there"):
                site.same_as_clean(tmp_path / "clean")
    site.same_as_clean(tmp_path / "clean")
    before = site.stamps()
    assert not site.build_counted()
    assert site.stamps() == before


def test_what_more_follows_from_takes_the_long_way(site, tmp_path: Path) -> None:
    site.build()
    for number, (name, edit) in enumerate(LONG.items()):
        edit(site)
        assert site.build_counted(), name
        if number % 4 == 3:
            site.same_as_clean(tmp_path / "clean")
    site.same_as_clean(tmp_path / "clean")


def wrong(part: str, old: bytes, new: bytes):
    """Ties whole in themselves, of which one part says something else."""
    real = short_way.load_ties

    def load(record: Path, manifest: str):
        ties = real(record, manifest)
        data = {n: getattr(ties, n) for n in ("_lines", "_listings", "_census", "sitemap")}
        assert old in data[part]
        return Ties(ties._head(), *{**data, part: data[part].replace(old, new)}.values())

    return mock.patch.object(short_way, "load_ties", load)


@pytest.mark.parametrize(
    ("part", "many"),
    [("members", 100), ("card", 1), ("list", 1), ("list", 100), ("related", 1), ("date", 100),
     ("change", 100)],
)  # fmt: skip
def test_what_is_not_as_it_was_known_to_be_is_found_out(
    site, tmp_path: Path, part: str, many: int
) -> None:
    """Where there are many pages, while they are made."""
    site.build()
    ties = Ties.load(next((site.root / ".ssg-cache/outputs").glob("*.ties")).read_bytes())
    census = ties._census
    key = census[:32]
    row = ties.row("posts/2025-03-21-p11.md")
    how = {
        "members": ("_census", b"[[", b"[[4,"),
        "card": ("_census", key, key[::-1]),
        "list": ("_listings", b'{"cards":[0,1', b'{"cards":[1,0'),
        "related": ("_lines", f'"{row.related[0]}"'.encode(), f'"{row.related[1]}"'.encode()),
        "date": ("_census", b"2025-03-21", b"2025-03-29"),
        "change": ("sitemap", b"2025-03-21", b"2025-03-29"),
    }[part]
    SHORT["one gives way"](site)
    with mock.patch("ssg.pipeline.MANY", many), wrong(*how):
        assert site.build_counted()
    site.same_as_clean(tmp_path / "clean")


@pytest.mark.parametrize("many", [1, 100])
def test_a_card_that_is_not_its_posts_is_found_out_where_it_is_made(
    site, tmp_path: Path, many: int
) -> None:
    """No page's key tells of it, for these know the card by its digest."""
    site.settings(SETTINGS.format(5, PLAIN).replace("related_posts = 3", "related_posts = 0"))
    making_lists(site)
    site.build()
    SHORT["one gives way"](site)
    url = b'"/2025/01/13/p3/"'
    with mock.patch("ssg.pipeline.MANY", many), wrong("_lines", url, b'"/elsewhere/"'):
        assert site.build_counted()
    site.same_as_clean(tmp_path / "clean")


_NAMES = st.lists(
    st.sampled_from(["AI", "推論", "C++", "c", "電力", "古"]), unique=True, max_size=4
)
_TAG = st.tuples(st.integers(0, COUNT - 1), _NAMES, st.sampled_from(["", "題も", "本文も"]))
_STEPS = st.lists(st.one_of(_TAG, _TAG, st.sampled_from(sorted(LONG))), min_size=3, max_size=4)


def step(blog, what) -> None:
    if isinstance(what, str):
        LONG[what](blog)
        return
    n, tags, also = what
    more = {"題も": {"title": f"題{tags}"}, "本文も": {"more": f"{tags}"}}.get(also, {})
    tag(blog, n, *tags, **more)


@settings(max_examples=2, suppress_health_check=list(HealthCheck))
@given(_STEPS)
def test_any_history_of_tags(tmp_path_factory: pytest.TempPathFactory, site, history) -> None:
    folder = tmp_path_factory.mktemp("tags")
    with mock.patch("ssg.pipeline.MANY", 1):
        blog = site.copy(folder / "blog").build()
        for what in history:
            step(blog, what)
            blog.build_counted()
        blog.same_as_clean(folder / "clean")
    shutil.rmtree(folder)
