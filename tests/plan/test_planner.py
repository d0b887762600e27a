"""The planner: what stays, what is made again, what goes, and which two would meet."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssg.model.settings import Settings
from ssg.pages.frame import Frame
from ssg.pages.page import Page
from ssg.pages.texts import Texts
from ssg.plan.manifest import Entry, Manifest
from ssg.plan.planner import BuildPlan, Copy, plan_build

FRAME = Frame(Settings("題"), Texts({}))


@dataclass(frozen=True, slots=True)
class View:
    text: str


def page(path: str, text: str = "text", source: str = "", recipe: str = "post.html") -> Page:
    source = source or f"posts{path.rstrip('/')}.md"
    return Page(path, recipe, FRAME, lambda _, given: given, (View(text),), source)


def built(plan: BuildPlan) -> tuple[Manifest, dict[str, tuple[int, int]]]:
    """The manifest and the files after that plan was carried out."""
    keys = {t.file: t.key for t in plan.render} | {c.file: c.key for c in plan.copy} | plan.keep
    return (
        Manifest({file: Entry(key, 1, 2) for file, key in keys.items()}, recipes=plan.recipes),
        dict.fromkeys(keys, (1, 2)),
    )


def plan(pages=(), copies=(), last=None, present=None, recipe=lambda name: name) -> BuildPlan:
    return plan_build(pages, copies, recipe, last or Manifest(), present or {})


SITE = [page("/"), page("/a/"), page("/feed.xml", recipe="feed:atom")]
FILES = [Copy("images/x.png", "digest", "static/images/x.png")]


def test_what_is_fresh_is_left_alone() -> None:
    first = plan(SITE, FILES)
    again = plan(SITE, FILES, *built(first))
    assert again.changes_nothing
    assert set(again.keep) == {"index.html", "a/index.html", "feed.xml", "images/x.png"}
    assert again.files == first.files
    assert again.pages == 3


def test_a_first_build_makes_everything() -> None:
    first = plan(SITE, FILES)
    assert [t.file for t in first.render] == ["index.html", "a/index.html", "feed.xml"]
    assert list(first.copy) == FILES
    assert first.delete == ()


@pytest.mark.parametrize(
    "changed",
    [
        page("/a/", "other text"),
        page("/a/", recipe="other.html"),
    ],
)
def test_a_page_whose_view_or_recipe_changed_is_stale(changed: Page) -> None:
    last = built(plan(SITE, FILES))
    after = plan([SITE[0], changed, SITE[2]], FILES, *last)
    assert [t.file for t in after.render] == ["a/index.html"]
    assert after.copy == after.delete == ()


@pytest.mark.parametrize("are_known", [True, False])
def test_a_changed_recipe_makes_its_pages_stale(*, are_known: bool) -> None:
    manifest, present = built(plan(SITE, FILES))
    assert manifest.recipes == {"post.html": "post.html", "feed:atom": "feed:atom"}
    if not are_known:
        manifest = Manifest(manifest.outputs)
    after = plan(SITE, FILES, manifest, present, lambda name: name.replace("post", "changed"))
    assert [t.file for t in after.render] == ["index.html", "a/index.html"]
    assert [bool(task.known) for task in after.render] == [not are_known] * 2
    clean = plan(SITE, FILES, recipe=lambda name: name.replace("post", "changed"))
    assert after.keys == clean.keys


def test_what_is_recorded_of_recipes_never_keeps_a_page() -> None:
    manifest, present = built(plan(SITE, FILES))
    now = "changed.html"
    wrong = Manifest(manifest.outputs, recipes={"post.html": now})
    after = plan(SITE, FILES, wrong, present, lambda name: now if name == "post.html" else name)
    assert [t.file for t in after.render] == ["index.html", "a/index.html"]


@pytest.mark.parametrize("found", [None, (2, 2), (1, 3)])
def test_a_file_that_somebody_took_away_or_changed_is_stale(found: tuple | None) -> None:
    last, present = built(plan(SITE, FILES))
    for file in ("a/index.html", "images/x.png"):
        there = {k: v for k, v in present.items() if k != file} | ({file: found} if found else {})
        after = plan(SITE, FILES, last, there)
        assert [t.file for t in (*after.render, *after.copy)] == [file]


def test_a_file_that_nobody_wants_any_more_goes() -> None:
    last, present = built(plan(SITE, FILES))
    after = plan(SITE[:1], (), last, {**present, "mine.txt": (1, 1)})
    assert after.delete == ("a/index.html", "feed.xml", "images/x.png")
    assert "mine.txt" not in after.delete


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/a/", "/a/"),
        ("/a/", "/a/index.html"),
        ("/A/", "/a/"),
        ("/が/", "/が/"),
        ("/a", "/a/"),
        ("/a/", "/a"),
        ("/a/b/c/", "/a/b"),
        ("/ﬁ/", "/fi/"),
    ],
)
def test_two_pages_on_one_path_are_an_error_that_names_both(one: str, other: str) -> None:
    found = plan([page(one, source="posts/1.md"), page(other, source="posts/2.md")])
    (error,) = found.diagnostics
    assert error.code == "SSG401"
    assert error.location.path == "posts/2.md"
    assert "posts/1.md and posts/2.md" in error.message


@pytest.mark.parametrize(("one", "other"), [("/a/", "/b/"), ("/a", "/a.html"), ("/a/", "/a/b/")])
def test_pages_beside_each_other_do_not_meet(one: str, other: str) -> None:
    assert plan([page(one), page(other)]).diagnostics == ()


def test_a_page_and_a_copied_file_meet_too() -> None:
    found = plan(
        [page("/", source="the home page")], [Copy("index.html", "d", "static/index.html")]
    )
    assert [d.code for d in found.diagnostics] == ["SSG401"]
    assert "the home page and static/index.html" in found.diagnostics[0].message


def test_every_collision_is_named() -> None:
    found = plan([page("/a/", source=f"posts/{n}.md") for n in range(4)])
    assert [d.location.path for d in found.diagnostics] == [f"posts/{n}.md" for n in (1, 2, 3)]


SITES = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("xyz")), unique_by=lambda p: p[0]
)


@given(SITES, SITES)
def test_any_site_follows_any_other(before: list, after: list) -> None:
    """Kept, made and deleted files together are what one expects from the two sites alone."""
    pages = [[page(f"/{name}/", text) for name, text in site] for site in (before, after)]
    last = built(plan(pages[0]))
    found = plan(pages[1], (), *last)
    old, new = dict(before), dict(after)
    assert set(found.keep) == {f"{n}/index.html" for n in new if old.get(n) == new[n]}
    assert {t.file for t in found.render} == {
        f"{n}/index.html" for n in new if old.get(n) != new[n]
    }
    assert set(found.delete) == {f"{n}/index.html" for n in old.keys() - new.keys()}
    assert plan(pages[1], (), *built(found)).changes_nothing
