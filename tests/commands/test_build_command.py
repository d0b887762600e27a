"""``ssg build``: what it prints, and how it exits."""

import json

import pytest

from ssg.cli.main import main

NOW = ["--now", "2026-01-01"]


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = main([str(a) for a in arguments])
    said = capsys.readouterr()
    return status, said.out, said.err


def test_a_clean_build_ends_with_a_summary(small_blog, capsys) -> None:
    status, out, err = run(capsys, "build", "--root", small_blog.root, *NOW)
    assert (status, err) == (0, "")
    assert "Built 3 posts" in out
    assert "0 seams mended" in out
    assert "no warnings" in out
    assert f"Home page: {small_blog.out / 'index.html'}" in out


def test_quiet_says_nothing_where_nothing_is_wrong(small_blog, capsys) -> None:
    assert run(capsys, "build", "--root", small_blog.root, "--quiet", *NOW) == (0, "", "")


def test_the_summary_tells_of_posts_left_out_and_of_what_was_mended(blog, capsys) -> None:
    blog.post("2025-01-01-a.md", "一つめの文です。二つめの\n\n---END---\n\n二つめの文です。\n")
    blog.post("2026-05-05-later.md").post("2025-01-02-draft.md", draft=True)
    status, out, _ = run(capsys, "build", "--root", blog.root, *NOW)
    assert status == 0
    assert "posts/2025-01-01-a.md: 1 seam mended" in out
    assert "1 draft" in out
    assert "1 post not due yet" in out
    assert "Next scheduled post: 2026-05-05 00:00 +0900" in out
    again = run(capsys, "build", "--root", blog.root, *NOW)[1]
    assert "0 written" in again
    assert "Next scheduled post: 2026-05-05 00:00 +0900" in again


def test_a_mistake_in_mended_text_is_told_with_its_line_in_the_file(blog, capsys) -> None:
    text = "一つめの文です。二つめの\n\n---END---\n\n二つめの文です。![図](missing.png)\n次の行の[x](gone.md)です。\n"
    blog.post("2025-01-01-a.md", text)
    raw = (blog.root / "posts/2025-01-01-a.md").read_text("utf-8").split("\n")
    status, _, err = run(capsys, "build", "--root", blog.root, "--format", "text", *NOW)
    assert status == 1
    for what in ("missing.png", "gone.md"):
        (number,) = (n for n, line in enumerate(raw, 1) if what in line)
        column = raw[number - 1].index(what) + 1
        assert f"posts/2025-01-01-a.md:{number}:{column}: error" in err, err


@pytest.fixture
def broken(blog):
    """A site with a mistake in every place that has mistakes."""
    blog.settings('langauge = "ja"\n')
    blog.file("posts/2025-01-01-a.md", "---\ntitle: [\n---\n")
    blog.file("posts/2025-01-02-b.md", b"---\ntitle: \xff\n---\n")
    blog.post("2025-01-03-c.md", "[x](missing.md)\n\n[y](/nowhere/)\n")
    blog.post("2025-01-04-d.md", permalink="/same/").post("2025-01-05-e.md", permalink="/same/")
    blog.file("data/x.json", "{")
    blog.file("templates/archive.html", "{{ page.nothing }}")
    return blog


PATHS = {
    "site.toml", "posts/2025-01-01-a.md", "posts/2025-01-02-b.md", "posts/2025-01-03-c.md",
    "data/x.json", "templates/archive.html",
}  # fmt: skip


def test_every_mistake_of_the_site_is_told_in_one_run(broken, capsys) -> None:
    status, out, err = run(capsys, "build", "--root", broken.root, *NOW)
    assert status == 1
    assert "Traceback" not in err
    for path in PATHS:
        assert f"{path}:" in err, path
    assert "SSG401" in err
    assert "SSG406" in err
    assert "Not built" in out
    assert not broken.out.exists()


def test_mistakes_in_the_text_of_templates_are_told_with_the_others(broken, capsys) -> None:
    broken.file("templates/tag.html", "{% if %}")
    broken.file("templates/tags.html", '{% extends "tags.html" %}')
    _, _, err = run(capsys, "build", "--root", broken.root, *NOW)
    for code in ("SSG401", "SSG406", "SSG501", "SSG503"):
        assert code in err
    assert "RecursionError" not in err


def test_json_is_one_document(broken, capsys) -> None:
    status, out, _ = run(capsys, "build", "--root", broken.root, "--format", "json", *NOW)
    document = json.loads(out)
    assert status == 1
    assert {d["path"] for d in document["diagnostics"]} >= PATHS
    assert document["errors"] == sum(d["severity"] == "error" for d in document["diagnostics"])
    for told in document["diagnostics"]:
        if told["line"] and told["column"] and told["source_line"]:
            assert told["column"] <= len(told["source_line"]) + 1


def test_github_is_one_command_a_line(broken, capsys) -> None:
    status, out, _ = run(capsys, "build", "--root", broken.root, "--format", "github", *NOW)
    lines = [line for line in out.splitlines() if line]
    assert status == 1
    assert lines
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in lines)


def test_sarif_is_one_log(broken, capsys) -> None:
    status, out, _ = run(capsys, "build", "--root", broken.root, "--format", "sarif", *NOW)
    (log,) = json.loads(out)["runs"]
    assert status == 1
    rules = {rule["id"] for rule in log["tool"]["driver"]["rules"]}
    assert {r["ruleId"] for r in log["results"]} <= rules


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_a_clean_build_gives_a_document_too(small_blog, capsys, form: str) -> None:
    arguments = ["build", "--root", small_blog.root, "--format", form, "--quiet", *NOW]
    status, out, err = run(capsys, *arguments)
    assert (status, err) == (0, "")
    json.loads(out)


def test_a_warning_fails_a_strict_build_and_leaves_the_last_site(small_blog, capsys) -> None:
    small_blog.build()
    before = small_blog.stamps()
    small_blog.post("2025-01-01-a.md", "[x](/nowhere/)\n")
    status, out, err = run(capsys, "build", "--root", small_blog.root, "--strict", *NOW)
    assert status == 1
    assert "posts/2025-01-01-a.md:5" in err
    assert "Not built: 1 warning" in out
    assert small_blog.stamps() == before
    assert run(capsys, "build", "--root", small_blog.root, *NOW)[0] == 0
    assert small_blog.stamps() != before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--now", "soon"], "--now soon"),
        (["--base-url", "nowhere"], "--base-url nowhere"),
        (["--root", "/nowhere/at/all"], "/nowhere/at/all"),
    ],
)
def test_wrong_usage_exits_with_2(small_blog, capsys, arguments: list, said: str) -> None:
    status, out, err = run(capsys, "build", "--root", small_blog.root, *arguments)
    assert (status, out) == (2, "")
    assert said in err


@pytest.mark.parametrize("out", [".", "posts", "static", ".ssg-cache"])
def test_a_dangerous_output_folder_is_refused(small_blog, capsys, out: str) -> None:
    before = sorted(small_blog.root.rglob("*"))
    target = small_blog.root / out
    status, _, err = run(capsys, "build", "--root", small_blog.root, "--out", target, *NOW)
    assert status == 1
    assert "SSG601" in err
    assert sorted(small_blog.root.rglob("*")) == before


def test_an_output_folder_that_is_a_file_is_an_error(small_blog, capsys) -> None:
    small_blog.file("public", "a file")
    status, _, err = run(capsys, "build", "--root", small_blog.root, *NOW)
    assert status == 1
    assert "SSG603" in err
    assert (small_blog.root / "public").read_text() == "a file"


def test_a_state_folder_that_is_a_file_is_an_error(small_blog, capsys) -> None:
    small_blog.file(".ssg-cache", "a file")
    status, _, err = run(capsys, "build", "--root", small_blog.root, *NOW)
    assert status == 1
    assert "SSG603" in err


def test_files_of_others_are_named_where_the_manifest_is_gone(small_blog, capsys) -> None:
    small_blog.build().without(".ssg-cache").file("public/mine.txt", "mine")
    status, _, err = run(capsys, "build", "--root", small_blog.root, *NOW)
    assert status == 0
    assert "SSG602" in err
    assert "mine.txt" in err
    assert small_blog.text("mine.txt") == "mine"


def test_errors_are_coloured_only_where_they_should_be(broken, capsys, monkeypatch) -> None:
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    plain = run(capsys, "build", "--root", broken.root, *NOW)[2]
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = run(capsys, "build", "--root", broken.root, *NOW)[2]
    monkeypatch.setenv("NO_COLOR", "1")
    assert run(capsys, "build", "--root", broken.root, *NOW)[2] == plain
    assert "\x1b[" in coloured
    assert "\x1b[" not in plain
