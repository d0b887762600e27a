"""The corpus is the same everywhere, and has the shape that docs/performance.md tells of."""

import hashlib
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from statistics import mean

import pytest
import yaml

from bench import vocabulary
from bench.corpus import NEWEST, SPAN, posts
from bench.flavors import FLAVORS
from bench.sources import ROOT, shared_folder, url_of, write_posts

SAMPLE = tuple(posts(300))


def digest(folder: Path) -> str:
    files = sorted(folder.iterdir())
    return hashlib.sha256(b"".join(f.name.encode() + f.read_bytes() for f in files)).hexdigest()


def test_the_same_number_gives_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    write_posts(20, [(tmp_path / "a", "jekyll")])
    command = [sys.executable, "-m", "bench.sources", "--posts", "20", "--out", f"{tmp_path}/b"]
    other = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "PYTHONPATH": str(ROOT)}
    subprocess.run(command, cwd=ROOT, env=other, check=True, capture_output=True)
    assert digest(tmp_path / "a") == digest(tmp_path / "b")


def test_names_and_paths_are_distinct_and_agree() -> None:
    assert len({post.name for post in SAMPLE}) == len(SAMPLE)
    assert [url_of(post.name) for post in SAMPLE] == [post.url for post in SAMPLE]
    assert [post.name for post in SAMPLE] == sorted(post.name for post in SAMPLE)


def test_posts_lie_in_order_over_eight_years() -> None:
    dates = [post.date for post in SAMPLE]
    assert dates == sorted(dates)
    assert NEWEST - SPAN <= dates[0] < dates[-1] < NEWEST


def test_the_statistics() -> None:
    sizes = [len(FLAVORS["jekyll"](post).encode()) for post in SAMPLE]
    assert 6_600 < mean(sizes) < 7_500
    assert min(sizes) > 3_500
    assert 0.62 < mean(bool(re.search("[ぁ-ん]", post.body)) for post in SAMPLE) < 0.78
    assert 0.22 < mean("|---" in post.body for post in SAMPLE) < 0.38
    assert 0.22 < mean("```" in post.body for post in SAMPLE) < 0.38
    assert all(3 <= post.body.count("\n### ") <= 6 for post in SAMPLE)
    for mark in (r"\*\*.+?\*\*", r"`[^`\n]+`", r"\]\(https://", r"^> ", r"^- "):
        assert sum(bool(re.search(mark, post.body, re.MULTILINE)) for post in SAMPLE) > 200, mark


def test_terms() -> None:
    assert len(set(vocabulary.TAGS)) == 200
    assert {post.category for post in SAMPLE} == set(vocabulary.CATEGORIES)
    assert len(set(vocabulary.CATEGORIES)) == 20
    assert all(3 <= len(set(post.tags)) == len(post.tags) <= 7 for post in SAMPLE)
    counted = Counter(tag for post in SAMPLE for tag in post.tags)
    assert counted[vocabulary.TAGS[0]] > counted[vocabulary.TAGS[9]] > counted[vocabulary.TAGS[150]]


@pytest.mark.parametrize("flavor", ["jekyll", "hugo", "eleventy"])
def test_flavors_in_yaml_hold_the_same(flavor: str) -> None:
    post = SAMPLE[7]
    _, front, body = FLAVORS[flavor](post).split("---\n", 2)
    values = yaml.safe_load(front)
    assert (values["title"], values["author"]) == (post.title, post.author)
    assert (values["categories"], values["tags"]) == ([post.category], list(post.tags))
    assert (values["excerpt"], values["reading_time"]) == (post.excerpt, post.minutes)
    assert str(values["date"])[:19] == f"{post.date:%Y-%m-%d %H:%M:%S}"
    assert body == "\n" + post.body


def test_the_flavor_of_pelican() -> None:
    post = SAMPLE[7]
    head, body = FLAVORS["pelican"](post).split("\n\n", 1)
    values = dict(line.split(": ", 1) for line in head.splitlines())
    assert (values["Title"], values["Slug"]) == (post.title, post.slug)
    assert values["Tags"].split(", ") == list(post.tags)
    assert body == post.body


def test_posts_of_another_folder_can_be_taken(tmp_path: Path, shared_folder: Path) -> None:
    names = write_posts(5, [(tmp_path, "hugo")], shared_folder / "bench")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)
    assert url_of(names[0]).count("/") == 5


def test_the_shared_folder_follows_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TSUGIME_SHARED", "elsewhere")
    assert shared_folder() == Path("elsewhere/bench")
