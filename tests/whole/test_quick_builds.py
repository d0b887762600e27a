"""A build on the one in memory gives what a clean build gives, or leaves it to a whole one."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ssg import pipeline
from ssg.commands import quick_build as quick_builds
from ssg.commands.build_report import BuildOptions
from ssg.commands.building import build_site
from ssg.commands.quick_build import is_settled, quick_build
from ssg.commands.standing import Standing

A, B, C = "2025-01-01-a.md", "2025-02-02-b.md", "en/2025-02-03-c.md"
BODY = "最初の**本文**です。\n\n![図](chart.png)\n"
TAGS = {"tags": ["AI", "推論"]}
QUICK = {
    "a sentence more": lambda b: b.post(A, BODY + "\n一文を足した。\n", **TAGS),
    "another sentence": lambda b: b.post(A, BODY + "\n別の一文を足した。\n", **TAGS),
    "a value of its own": lambda b: b.post(A, BODY, mood="{a: 1}", **TAGS),
    "the body as it was": lambda b: b.post(A, BODY, **TAGS),
    "the end of a page": lambda b: b.file(
        "pages/about.md", "---\ntitle: このブログ\n---\n\n説明です。\n\n続き。\n"
    ),
}
WHOLE = {
    "a title": lambda b: b.post(A, BODY, title="新しい題", **TAGS),
    "an opening": lambda b: b.post(A, "別の書き出しです。\n\n![図](chart.png)\n", **TAGS),
    "tags": lambda b: b.post(A, BODY, tags=["AI"]),
    "a date": lambda b: b.post(A, BODY, date="2025-03-01", **TAGS),
    "a heading": lambda b: b.post(A, BODY + "\n## 見出し\n", **TAGS),
    "a link": lambda b: b.post(A, BODY + "\n[次](2025-02-02-b.md)\n", **TAGS),
    "a link to nothing": lambda b: b.post(A, BODY + "\n[無](none.md)\n", **TAGS),
    "a mistake": lambda b: b.file(f"posts/{A}", "---\ntitle: [\n---\n"),
    "a draft": lambda b: b.post(A, BODY, draft=True, **TAGS),
}
POSTS = {"the end of a page": "pages/about.md"}


def save(blog, standing: Standing, name: str):
    """What the preview does after a save: the quick way, else the whole one."""
    {**QUICK, **WHOLE}[name](blog)
    options = BuildOptions(root=blog.root, now=blog.now)
    changed = [(blog.root / POSTS.get(name, f"posts/{A}")).resolve()]
    quick = quick_build(options, standing, changed)
    blog.report = quick or build_site(options, standing=standing)
    return quick


def same_as_clean(blog, folder: Path) -> None:
    clean = blog.copy(folder)
    clean.build(fails=not blog.report.ok)
    assert clean.told() == blog.told()
    assert clean.report.posts == blog.report.posts
    if blog.report.ok:
        assert clean.outputs() == blog.outputs()
    shutil.rmtree(folder)


@pytest.fixture
def stood(small_blog) -> tuple:
    standing = Standing()
    options = BuildOptions(root=small_blog.root, now=small_blog.now)
    assert build_site(options, standing=standing).ok
    return small_blog, standing


@pytest.fixture
def stages_run(monkeypatch: pytest.MonkeyPatch) -> list:
    """Grows with each build in memory that goes through all stages."""
    run: list = []
    real = quick_builds.run_stages
    monkeypatch.setattr(quick_builds, "run_stages", lambda *a, **k: run.append(a) or real(*a, **k))
    return run


@pytest.mark.parametrize("name", QUICK)
def test_an_edited_body_takes_the_shortest_way(
    stood: tuple, tmp_path: Path, stages_run: list, name: str
) -> None:
    blog, standing = stood
    assert save(blog, standing, name) is not None
    assert not stages_run
    same_as_clean(blog, tmp_path / "clean")
    assert is_settled(standing)


@pytest.mark.parametrize("name", WHOLE)
def test_what_others_show_goes_through_all_stages_in_memory(
    stood: tuple, tmp_path: Path, stages_run: list, name: str
) -> None:
    blog, standing = stood
    quick = save(blog, standing, name)
    assert len(stages_run) == 1
    assert (quick is not None) is blog.report.ok
    same_as_clean(blog, tmp_path / "clean")
    if blog.report.ok:
        assert is_settled(standing)


def test_in_memory_no_other_article_is_read(stood: tuple, monkeypatch: pytest.MonkeyPatch) -> None:
    blog, standing = stood
    asked = []
    real = pipeline.prepare_one
    monkeypatch.setattr(pipeline, "prepare_one", lambda f, *a: asked.append(f.path) or real(f, *a))
    monkeypatch.setattr(pipeline, "prepare_all", lambda *_: pytest.fail("all were asked for"))
    assert save(blog, standing, "a title") is not None
    assert asked == [f"posts/{A}"]


@pytest.mark.thorough
@settings(max_examples=6, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from([*QUICK, *WHOLE]), min_size=2, max_size=6))
def test_any_history_of_saves(
    tmp_path_factory: pytest.TempPathFactory, small_blog, history: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("saves")
    blog, standing = small_blog.copy(folder / "blog"), Standing()
    build_site(BuildOptions(root=blog.root, now=blog.now), standing=standing)
    for name in history:
        save(blog, standing, name)
    same_as_clean(blog, folder / "clean")
    shutil.rmtree(folder)


def test_what_the_watch_did_not_name_is_found_afterwards(stood: tuple) -> None:
    blog, standing = stood
    blog.post(B, "こちらも書き直した。\n", tags=["AI"], series="連載")
    assert save(blog, standing, "a sentence more") is not None
    assert not is_settled(standing)
    build_site(BuildOptions(root=blog.root, now=blog.now), standing=standing)
    assert is_settled(standing)
    (blog.out / "index.html").unlink()
    assert not is_settled(standing)


def test_a_post_that_came_due_is_left_to_a_whole_build(stood: tuple) -> None:
    blog, standing = stood
    blog.post("2026-02-01-future.md", "予約した。\n")
    build_site(BuildOptions(root=blog.root, now=blog.now), standing=standing)
    blog.now = "2026-03-01T00:00"
    assert save(blog, standing, "a sentence more") is None
    assert blog.report.posts == 4


def test_a_site_with_search_goes_through_all_stages_in_memory(
    small_blog, tmp_path: Path, stages_run: list
) -> None:
    """Its index holds the bodies too."""
    small_blog.settings('base_url = "https://example.com/b"\n[search]\nenabled = true\n')
    standing = Standing()
    options = BuildOptions(root=small_blog.root, now=small_blog.now)
    assert build_site(options, standing=standing).ok
    for name in ("a sentence more", "a title", "tags"):
        assert save(small_blog, standing, name) is not None
        same_as_clean(small_blog, tmp_path / "clean")
    assert len(stages_run) == 3
