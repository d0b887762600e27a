"""``ssg new-site``, ``ssg clean`` and ``ssg schema``."""

import json
import re
from pathlib import Path

import pytest

from ssg.cli.main import main
from ssg.commands import clean, new_site, schema
from ssg.model.front_matter import FrontMatter


def test_a_new_site_is_built_at_once(tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([new_site.NAME, "blog"]) == 0
    monkeypatch.chdir("blog")
    assert main(["build", "--strict"]) == 0, capsys.readouterr().err
    out = capsys.readouterr().out
    assert "1 seam mended" in out
    post = next(Path("public").glob("20*/*/*/first-post/index.html"))
    assert "---END---" in post.read_text("utf-8"), "the post shows the marker in its code"
    assert post.read_text("utf-8").count("重なった") == 1 or "重なった部分は" in post.read_text(
        "utf-8"
    )
    assert Path("public/about/index.html").is_file()


def test_a_new_site_in_english_holds_no_japanese(tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new-site", "blog", "--language", "en"]) == 0
    monkeypatch.chdir("blog")
    assert main(["build", "--strict"]) == 0, capsys.readouterr().err
    assert "1 seam mended" in capsys.readouterr().out
    pages = [f.read_text("utf-8") for f in Path("public").rglob("*.html")]
    assert all('<html lang="en"' in page for page in pages)
    assert not any(re.search("[\u3040-\u30ff\u4e00-\u9fff]", page) for page in pages)
    (post,) = Path("public").glob("20*/*/*/first-post/index.html")
    assert post.read_text("utf-8").count("What is said on both sides of it") == 1


def test_a_new_site_may_be_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "blog").mkdir()
    assert main(["new-site", str(tmp_path / "blog")]) == 0


@pytest.mark.parametrize("kind", ["file", "folder with a file"])
def test_a_new_site_leaves_alone_what_is_there(tmp_path: Path, capsys, kind: str) -> None:
    target = tmp_path / "blog"
    if kind == "file":
        target.write_text("mine")
    else:
        target.mkdir()
        (target / "mine").write_text("mine")
    before = sorted(tmp_path.rglob("*"))
    assert main(["new-site", str(target)]) == 2
    assert "is there already" in capsys.readouterr().err
    assert sorted(tmp_path.rglob("*")) == before


def test_cleaning_deletes_what_builds_wrote(small_blog, capsys) -> None:
    small_blog.build().file("public/mine.txt", "mine")
    count = len(small_blog.outputs()) - 1
    assert main([clean.NAME, "--root", str(small_blog.root)]) == 0
    assert f"Deleted {count} published files" in capsys.readouterr().out
    assert small_blog.outputs() == {"mine.txt": b"mine"}
    small_blog.build()
    assert len(small_blog.outputs()) == count + 1
    assert small_blog.codes() == []


def test_cleaning_the_cache_leaves_the_site(small_blog, capsys) -> None:
    before = small_blog.build().stamps()
    assert main(["clean", "--cache", "--root", str(small_blog.root)]) == 0
    left = {f.name for f in (small_blog.root / ".ssg-cache").iterdir()}
    assert left == {"outputs"}, "the manifests are no cache"
    assert small_blog.stamps() == before
    assert small_blog.build().stamps() == before


def test_cleaning_a_folder_that_is_no_site_is_an_error(tmp_path: Path, capsys) -> None:
    assert main(["clean", "--root", str(tmp_path)]) == 1
    assert "SSG005" in "".join(capsys.readouterr())
    assert main(["clean", "--root", str(tmp_path / "none")]) == 2


def test_the_schema_knows_every_key_of_the_front_matter(capsys) -> None:
    assert main([schema.NAME]) == 0
    document = json.loads(capsys.readouterr().out)
    own = {"extra", "places"}
    assert set(FrontMatter.__dataclass_fields__) - own <= set(document["properties"])
