"""An incremental build equals a clean one, byte for byte, after any history."""

import argparse
import contextlib
import itertools
import os
import re
import shutil
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ssg.cli.parser import command_parser
from ssg.commands import find_command
from ssg.commands.build_report import BuildOptions
from ssg.commands.build_said import said, unchanged
from ssg.commands.building import build_site
from ssg.commands.still import keep_said, say_again

A, B, C = "2025-01-01-a.md", "2025-02-02-b.md", "en/2025-02-03-c.md"
FUTURE = "2026-02-01-future.md"


def in_disguise(blog, path: str) -> None:
    """Change a file's last letter and set its time back."""
    file = blog.root / path
    if not file.exists():
        return
    before, data = file.stat(), file.read_bytes()
    file.write_bytes(data[:-2] + (b"x" if data[-2:-1] != b"x" else b"y") + data[-1:])
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


class Killed(BaseException):
    """The process is gone."""


def killed(blog, turn: int) -> None:
    """An edit whose build ends before it puts its so-many-th file in place."""
    blog.post(A, f"{turn} つめの前に終わる。\n", tags=["AI", f"終{turn}"])
    calls, replace = itertools.count(), os.replace

    def failing(*args: object) -> None:
        if next(calls) == turn:
            raise Killed
        replace(*args)

    with mock.patch("os.replace", failing), contextlib.suppress(Killed):
        build_site(BuildOptions(root=blog.root, now=blog.now))


def by_another_version(blog) -> None:
    """A build by a program with another digest."""
    with (
        mock.patch("ssg.commands.inputs.engine_digest", return_value="another"),
        mock.patch("ssg.commands.stages.engine_digest", return_value="another"),
    ):
        build_site(BuildOptions(root=blog.root, now=blog.now))


def damage(blog, pattern: str) -> None:
    """The second half of each such file is lost."""
    for file in (blog.root / ".ssg-cache").glob(pattern):
        data = file.read_bytes()
        file.write_bytes(data[: len(data) // 2])


def retitled(blog) -> None:
    """Another title, and nothing else."""
    file = blog.root / "posts" / A
    if file.exists():
        text = file.read_text("utf-8", "replace")
        title = f"改題 {text.count('改題') + len(text)}"
        file.write_text(
            re.sub(r"^title: .*$", f"title: {title}", text, count=1, flags=re.MULTILINE)
        )


ALONE = "edit a title alone"
OPERATIONS = {
    "edit a body": lambda b: b.post(A, "書き直した本文です。\n", tags=["AI", "推論"]),
    "edit a title": lambda b: b.post(A, title="新しい題", tags=["AI"]),
    "edit tags": lambda b: b.post(A, tags=["ai", "C#", "C++"]),
    "edit a date": lambda b: b.post(A, date="2025-06-01 09:00", tags=["AI"]),
    "edit an excerpt": lambda b: b.post(A, excerpt="抜粋を書き直した。", tags=["AI"]),
    "edit extra values": lambda b: b.post(A, mood="{z: 1, a: 2}", tags=["AI"]),
    "swap extra values": lambda b: b.post(A, mood="{a: 2, z: 1}", tags=["AI"]),
    "leave a series": lambda b: b.post(B, "もう続かない。\n", tags=["AI"]),
    "rename a post": lambda b: b.without(f"posts/{B}").post(
        "2025-02-02-renamed.md", "名を変えた。\n", tags=["AI"]
    ),
    "rename by case": lambda b: b.without(f"posts/{B}").post("2025-02-02-B.md", tags=["AI"]),
    "delete a post": lambda b: b.without(f"posts/{C}"),
    "add a post": lambda b: b.post("2025-05-05-new.md", "新しい。\n", tags=["AI", "新"]),
    "add a scheduled post": lambda b: b.post(FUTURE, "予約した。\n", tags=["AI"]),
    "add a draft": lambda b: b.post("2025-05-06-draft.md", draft=True),
    "add an alias": lambda b: b.post(A, aliases=["/was/here/"], tags=["AI"]),
    "a folder becomes a file": lambda b: b.post(C, permalink="/2025/02/x.html", lang="en"),
    "a file becomes a folder": lambda b: b.post(C, permalink="/2025/02/x.html/y/", lang="en"),
    "break a post": lambda b: b.file(f"posts/{A}", "---\ntitle: [\n---\n"),
    "mend it": lambda b: b.post(A, tags=["AI"]),
    "a damaged post": lambda b: b.post(
        "2025-07-01-cut.md",
        "一つめの文です。二つめの文は途中\n\n---END---\n\n二つめの文は途中で切れた。三つめの文\n",
    ),
    "edit a page": lambda b: b.file("pages/about.md", "---\ntitle: 私\n---\n\n別の説明。\n"),
    "edit a picture": lambda b: b.file("posts/chart.png", b"\x89PNG other"),
    "edit a static file": lambda b: b.file("static/images/x.txt", "y"),
    "add a static file": lambda b: b.file("static/.well-known/y.txt", "y"),
    "own style": lambda b: b.file("static/assets/site.css", "body{}"),
    "own template": lambda b: b.file(
        "templates/tag.html",
        '{% extends "default/tag.html" %}{% block main %}'
        "{% for x in recent_posts %}{{ x.title }}{% endfor %}{% endblock %}",
    ),
    "edit it": lambda b: b.file("templates/tag.html", "{{ page.name }} {{ tag_counts|length }}"),
    "drop it": lambda b: b.without("templates/tag.html"),
    "own part of a template": lambda b: b.file(
        "templates/partials/footer.html", '{% include "drawings/line.svg" ignore missing %}'
    ),
    "a drawing that it includes": lambda b: b.file("templates/drawings/line.svg", "<svg></svg>"),
    "edit the drawing": lambda b: b.file("templates/drawings/line.svg", "<svg>2</svg>"),
    "own card": lambda b: b.file(
        "templates/partials/card.html",
        '{% include "default/partials/card.html" %}{{ t("home") }}{% include "partials/in.html" %}',
    ).file("templates/partials/in.html", "in the card"),
    "edit what is in the card": lambda b: b.file("templates/partials/in.html", "changed"),
    "own base": lambda b: b.file(
        "templates/base.html", '{% extends "default/base.html" %}{% block footer %}F{% endblock %}'
    ),
    "a template of values": lambda b: b.file(
        "templates/post.html",
        "{% for k, v in (page.extra.mood or {}).items() %}{{ k }}={{ v }}{% endfor %}"
        "{% for k in data.team %}{{ k }}{% endfor %}{% for k in site.params %}{{ k }}{% endfor %}"
        "{% for f in ['x', 'y'] %}{% include 'partials/' ~ f ~ '.html' ignore missing %}"
        "{% endfor %}{{ page.content }}",
    ),
    "a part named as it runs": lambda b: b.file("templates/partials/x.html", "X"),
    "edit that part": lambda b: b.file("templates/partials/x.html", "XX"),
    "own texts": lambda b: b.file("templates/i18n/ja.toml", 'home = "表紙"\n'),
    "texts of another language": lambda b: b.file("templates/i18n/xx.toml", 'home = "X"\n'),
    "data": lambda b: b.file("data/team.json", '{"z": 1, "a": 2}'),
    "data in another order": lambda b: b.file("data/team.json", '{"a": 2, "z": 1}'),
    "another title": lambda b: b.settings('base_url = "https://example.com/b"\n', "改題"),
    "another base": lambda b: b.settings('base_url = "https://example.org"\n'),
    "other params": lambda b: b.settings("[params]\na = 2\nz = 1\n"),
    "other paths": lambda b: b.settings('[permalinks]\npost = "pretty"\ntag = "/t/:slug/"\n'),
    "other sizes": lambda b: b.settings("posts_per_page = 1\nfeed_items = 1\nrelated_posts = 0\n"),
    "other language": lambda b: b.settings('language = "en"\ntimezone = "America/New_York"\n'),
    "keep ends": lambda b: b.settings('truncated = "keep"\n[markdown]\ntoc_depth = 2\n'),
    "time goes on": lambda b: setattr(b, "now", "2026-03-01T00:00"),
    "time goes back": lambda b: setattr(b, "now", "2025-02-02T12:00"),
    "damage the cache": lambda b: b.file(".ssg-cache/articles.sqlite", b"no database" * 99),
    "drop the cache": lambda b: b.without(".ssg-cache/articles.sqlite"),
    "damage the index of files": lambda b: b.file(".ssg-cache/stat-index.json", b"damage"),
    "killed as it begins": lambda b: killed(b, 1),
    "killed as it claims": lambda b: killed(b, 2),
    "killed midway": lambda b: killed(b, 5),
    "killed later": lambda b: killed(b, 12),
    "killed as it ends": lambda b: killed(b, 24),
    "another version": by_another_version,
    "damage the snapshot": lambda b: damage(b, "outputs/*.snapshot"),
    "lose half of the manifest": lambda b: damage(b, "outputs/*.manifest"),
    "damage the intent": lambda b: [killed(b, 7), damage(b, "outputs/*.intent")],
    "a scheduled post moves": lambda b: b.post(FUTURE, "予約した。\n", date="2026-02-15"),
    "a post expires": lambda b: b.post(B, "消える。\n", expires="2026-02-20", tags=["AI"]),
    "an edit that keeps size and time": lambda b: in_disguise(b, f"posts/{A}"),
    "delete an output": lambda b: (b.out / "index.html").unlink(missing_ok=True),
    "change an output": lambda b: b.file("public/feed.xml", "changed by hand"),
    "empty the output folder": lambda b: shutil.rmtree(b.out, ignore_errors=True),
    "damage the manifest": lambda b: [
        f.write_bytes(b"damage") for f in (b.root / ".ssg-cache/outputs").glob("*.manifest")
    ],
}


def list_of(name: str) -> list[str]:
    return [name]


def same_as_clean(blog, tmp_path: Path, name: str) -> None:
    clean = blog.copy(tmp_path / f"clean-{name}")
    try:
        clean.build(fails=not blog.report.ok)
        if not blog.report.ok:
            assert clean.told() == blog.told()
            return
        made, expected = blog.outputs(), clean.outputs()
        assert set(made) == set(expected)
        assert [n for n in made if made[n] != expected[n]] == []
        assert clean.told() == blog.told()
    finally:
        shutil.rmtree(clean.root, ignore_errors=True)


def options(blog) -> argparse.Namespace:
    return command_parser(find_command("build"), "ssg build").parse_args(
        ["--root", str(blog.root), "--now", blog.now]
    )


def step(blog, name: str) -> None:
    """An operation and a build, which finds nothing to do where the quickest look says so."""
    {**OPERATIONS, ALONE: retitled}[name](blog)
    is_still = say_again(options(blog), 0)
    try:
        blog.build()
    except AssertionError:  # a history may lead through a site with errors
        blog.build(fails=True)
    if is_still:
        assert (blog.report.written, blog.report.deleted) == (0, 0), name
    with mock.patch("ssg.disk.marks.YOUNG_NS", 0):  # or a test would wait for its files to age
        again = build_site(BuildOptions(root=blog.root, now=blog.now))
        keep_said(options(blog), again, said(unchanged(again), options(blog)))
    assert say_again(options(blog), 0) or not blog.report.ok, name


def test_options_come_and_go(small_blog, tmp_path: Path) -> None:
    small_blog.post("2025-04-04-draft.md", draft=True, tags=["AI"]).post(FUTURE, tags=["AI"])
    small_blog.build(drafts=True, future=True)
    assert small_blog.report.posts == 5
    for options in ({"drafts": True}, {"base_url": "https://example.org"}, {}):
        small_blog.build(**options)
    same_as_clean(small_blog, tmp_path, "end")


@pytest.mark.thorough
@pytest.mark.parametrize("start", range(2))
def test_one_long_history(small_blog, tmp_path: Path, start: int) -> None:
    """Half of the operations each; what is stale after one of them stays so until it is found."""
    small_blog.build()
    names = list(OPERATIONS)
    half = -(-len(names) // 2)
    done: list[str] = []
    for number, name in enumerate(names[start * half : (start + 1) * half], 1):
        step(small_blog, name)
        done.append(name)
        if number % 3 == 0 or name == names[-1]:
            try:
                same_as_clean(small_blog, tmp_path, str(number))
            except AssertionError as error:
                raise AssertionError(f"after: {done[-3:]}") from error


# Each history holds an edit that other pages show, and one of what shapes pages besides their posts:
# of any operations alone a handful of histories would leave out too much.
_ANY = st.lists(st.sampled_from(sorted(OPERATIONS)), max_size=2)
_SHAPING = st.sampled_from(["own template", "own card", "own texts", "another title", "own base"])
_HISTORIES = st.tuples(_ANY, st.just([ALONE]), _ANY, _SHAPING.map(list_of), _ANY).map(
    lambda parts: list(itertools.chain.from_iterable(parts))
)


@settings(max_examples=5, suppress_health_check=list(HealthCheck))
@given(_HISTORIES)
def test_any_history(tmp_path_factory: pytest.TempPathFactory, small_blog, history) -> None:
    folder = tmp_path_factory.mktemp("history")
    # As on a large site: cards are kept, and what lists show is read side by side.
    with mock.patch("ssg.pipeline.MANY", 1):
        blog = small_blog.copy(folder / "blog").build()
        for name in history:
            step(blog, name)
        same_as_clean(blog, folder, "end")
        before = blog.stamps() if blog.report.ok else None
        if before is not None:
            assert blog.build().stamps() == before
    shutil.rmtree(folder)
