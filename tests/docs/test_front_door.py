"""What README and tutorial show is what the program does."""

import re
import tomllib
from pathlib import Path

import pytest

from ssg.model.settings import Settings
from ssg.parse.post import parse_post
from ssg.prepare import Prepared, prepare
from ssg.stitch import stitch

ROOT = Path(__file__).parents[2]
READMES = ("README.md", "README.ja.md")
TUTORIALS = ("docs/tutorial.md", "docs/tutorial.ja.md")
SETTINGS = Settings(title="A test")


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name: str, language: str) -> list[str]:
    """The fenced blocks of one language, in order."""
    fenced = re.compile(rf"^```{language}\n(.*?)^```$", re.MULTILINE | re.DOTALL)
    return fenced.findall(text(name))


def pieces(shown: str) -> list[str]:
    """What a shortened text shows between its omissions."""
    return [piece.strip() for piece in shown.split("…") if piece.strip()]


def mended(path: str, source: str) -> str:
    """The mended body of a post."""
    post = parse_post(path, source.encode(), SETTINGS, is_page=False).value
    assert post is not None
    return stitch(post.body, first_line=post.body_line, title=post.front.title).body


def prepared(tutorial: str) -> Prepared:
    """The tutorial's damaged post as it is first saved."""
    [path] = set(re.findall(r"`(posts/2026-11-02-[a-z-]+\.md)`", text(tutorial)))
    return prepare(path, blocks(tutorial, "markdown")[0].encode(), SETTINGS, is_page=False)


@pytest.mark.parametrize("readme", READMES)
def test_the_damaged_passage_stands_in_the_post(readme: str) -> None:
    path = "posts/2025-10-14-deepseek-low-cost.md"
    before, after = blocks(readme, "markdown")[:2]
    source = text(path)
    place = 0
    for piece in pieces(before):
        place = source.index(piece, place) + len(piece)
    assert before.count("---END---") == 2
    body = mended(path, source)
    place = 0
    for piece in pieces(after):
        place = body.index(piece, place) + len(piece)
    assert body.count("### 見積書に載らなかった仕事") == 1


@pytest.mark.parametrize("readme", READMES)
def test_paths_that_the_readme_names_are_there(readme: str) -> None:
    named = re.findall(r"`((?:ssg|docs|tests|posts)/[\w./-]+)`", text(readme))
    own = {"posts/2025-11-04-rate-cuts.md"}  # the reader's
    assert len(named) > 15
    assert [path for path in named if path not in own and not (ROOT / path).exists()] == []


@pytest.mark.parametrize("readme", READMES)
def test_tuples_that_the_readme_names_are_there(readme: str) -> None:
    rows = re.findall(r"`([A-Z]{4,})` in `(ssg/[\w/]+\.py)`", text(readme))
    rows += [(b, a) for a, b in re.findall(r"`(ssg/[\w/]+\.py)` の `([A-Z]{4,})`", text(readme))]
    assert len(rows) == 7
    for name, path in rows:
        assert re.search(rf"^{name}\b", text(path), re.MULTILINE), f"{name} in {path}"


@pytest.mark.parametrize("name", [*READMES, "docs/adr/0001-floors.md"])
def test_the_floors_are_those_that_the_linter_keeps(name: str) -> None:
    contracts = tomllib.loads(text("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    layers = next(c["layers"] for c in contracts if c["name"] == "Floors")
    floors = [layer.replace("ssg.", "") for layer in layers]
    [shown] = [b for b in blocks(name, "text") if b.startswith("cli")]
    assert [" ".join(f.split()) for f in re.split(r"→|\n(?!\s)", shown) if f.strip()] == floors


@pytest.mark.parametrize("tutorial", TUTORIALS)
def test_the_tutorials_post_is_mended_as_shown(tutorial: str) -> None:
    article = prepared(tutorial).article
    assert article is not None
    assert f": {article.mending.seams} seams mended, " in text(tutorial)
    assert article.mending.trimmed
    body = mended(article.path, blocks(tutorial, "markdown")[0])
    assert body.count("##") == 2
    paragraphs = [p for p in body.split("\n\n") if p.strip()]
    assert len(paragraphs) == len(set(paragraphs)) == 6


@pytest.mark.parametrize("tutorial", TUTORIALS)
def test_the_tutorials_warning_is_the_builds(tutorial: str) -> None:
    found = prepared(tutorial).diagnostics
    assert [d.code for d in found] == ["SSG201"]
    place = found[0].location
    shown = f"{place.path}:{place.line}: warning SSG201: {found[0].message}\n"
    assert shown in text(tutorial)
    assert f"hint: {found[0].hint}" in text(tutorial)


@pytest.mark.parametrize("tutorial", TUTORIALS)
def test_the_tutorials_finished_post_has_no_warning(tutorial: str) -> None:
    damaged, finished = blocks(tutorial, "markdown")[:2]
    last = damaged.rstrip().removesuffix("---END---").rstrip().split("\n")[-1]
    assert finished.startswith(last)
    source = damaged.replace(last, finished.rstrip())
    done = prepare("posts/2026-11-02-x.md", source.encode(), SETTINGS, is_page=False)
    assert done.diagnostics == ()


@pytest.mark.parametrize("name", ["README.md", "README.ja.md", "docs/tutorial.md"])
def test_the_readers_own_post_is_sound(name: str) -> None:
    posts = [b for b in blocks(name, "markdown") if b.startswith("---\n")]
    assert posts
    for source in posts:
        found = prepare("posts/2025-11-04-a.md", source.encode(), SETTINGS, is_page=False)
        assert found.article is not None
        assert not found.article.mending.review
