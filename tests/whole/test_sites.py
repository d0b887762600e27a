"""What a reader finds: links below the base path, pages of every kind, the mended text."""

import json
import re
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path
from urllib.parse import unquote

import pytest


def dead_links(outputs: dict[str, bytes], base: str) -> list[str]:
    """The links within the site, of all its pages, that lead to no file of it."""
    links: set[str] = set()
    for name, data in outputs.items():
        if name.endswith(".html"):
            links |= set(re.findall(r'(?:href|src)="(/[^"#?]*)', data.decode()))
    assert links
    files = {name.removesuffix("index.html") for name in outputs} | set(outputs)
    return [
        link
        for link in sorted(links)
        if not link.startswith(base) or unquote(link.removeprefix(base)) not in files
    ]


def test_every_link_of_a_site_leads_to_a_file(small_blog) -> None:
    assert dead_links(small_blog.build().outputs(), "/b/") == []


def test_our_own_site_has_no_errors_and_no_dead_links(
    blog, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("posts", "pages", "static", "data"):
        if (repository / name).is_dir():
            shutil.copytree(repository / name, blog.root / name)
    shutil.copy(repository / "site.toml", blog.root / "site.toml")
    blog.build(now="2026-12-31", base_url="https://example.com/b")
    assert blog.report.posts >= 14
    assert dead_links(blog.outputs(), "/b/") == []


def test_without_a_base_path_links_begin_at_the_root(small_blog) -> None:
    small_blog.build(base_url="https://example.org")
    page = small_blog.text("2025/02/02/b/index.html")
    assert 'href="/2025/01/01/a/"' in page
    assert "example.com/b" not in page
    assert 'href="https://example.org/2025/02/02/b/"' in page


def test_feeds_hold_absolute_links_and_no_slots(small_blog) -> None:
    small_blog.build()
    for name in ("feed.xml", "rss.xml", "feed.json"):
        text = small_blog.text(name)
        assert "https://example.com/b/2025/01/01/a/" in text
        assert "https://example.com/b/2025/01/01/a/chart.png" in text
        assert not set(text) & {"\x02", "\x03"}
    for name in ("feed.xml", "rss.xml", "sitemap.xml"):
        ET.fromstring(small_blog.text(name))
    assert len(json.loads(small_blog.text("feed.json"))["items"]) == 3


def test_a_file_beside_a_post_lies_beside_its_page(small_blog) -> None:
    small_blog.build()
    published = small_blog.out / "2025/01/01/a/chart.png"
    assert published.read_bytes() == (small_blog.root / "posts/chart.png").read_bytes()
    assert 'src="/b/2025/01/01/a/chart.png"' in small_blog.text("2025/01/01/a/index.html")


def test_drafts_and_scheduled_posts_come_when_they_are_asked_for(blog) -> None:
    blog.post("2025-01-01-draft.md", draft=True)
    blog.post("2026-05-05-later.md").post("2024-01-01-gone.md", expires="2025-01-01")
    blog.build()
    assert blog.report.posts == 0
    assert dict(blog.report.left_out) == {"draft": 1, "expired": 1, "future": 1}
    assert f"{blog.report.next_due:%Y-%m-%d}" == "2026-05-05"
    for options, name in (
        ({"drafts": True}, "2025/01/01/draft"),
        ({"future": True}, "2026/05/05/later"),
        ({"expired": True}, "2024/01/01/gone"),
    ):
        assert blog.build(**options).report.posts == 1
        assert (blog.out / name / "index.html").is_file()
    blog.now = "2026-06-01"
    assert blog.build().report.posts == 1


def test_an_unfinished_end_is_left_out_with_a_warning(blog) -> None:
    blog.post(
        "2025-01-01-cut.md",
        "最初の段落はここで終わる。次の文も終わる。だが三つめは\n\n---END---\n\n"
        "だが三つめは続く。しかし四つめの文は途中で切れて\n",
    ).build()
    page = blog.text("2025/01/01/cut/index.html").split('class="prose"', 1)[1]
    assert page.count("だが三つめは続く。") == 1
    assert "途中で切れて" not in page
    assert "---END---" not in page
    assert "SSG201" in blog.codes()
    blog.settings('truncated = "keep"\n').build()
    assert "途中で切れて" in blog.text("2025/01/01/cut/index.html")
    blog.build(strict=True, fails=True)


def test_the_seed_as_the_only_post(blog, shared_folder) -> None:
    (seed,) = sorted((shared_folder / "seeds").glob("000_*.txt"))
    data = seed.read_bytes()
    name = "2025-10-21-seed.md"
    blog.file(f"posts/{name}", data).build(now="2030-01-01")
    assert blog.report.posts == 1
    assert len(blog.report.mended) == 1
    assert "SSG201" in blog.codes()
    (page,) = blog.out.glob("2025/*/*/*/index.html")
    body = page.read_text("utf-8").split('class="prose"', 1)[1].split("</article>")[0]
    told = re.sub(r"<[^>]+>", "", body)
    expected = (shared_folder / "seeds/expected_body.md").read_text("utf-8")
    sentences = re.findall(r"[^。！？\n*#`|&]{25,}。", expected)
    assert len(sentences) > 40
    assert [s for s in sentences if told.count(s) != expected.count(s)] == []
    assert "---END---" not in told


@pytest.mark.parametrize("count", [0, 1, 45])
def test_every_post_is_on_one_page_of_the_home_page(blog, count: int) -> None:
    for n in range(count):
        blog.post(f"2025-01-{n % 28 + 1:02}-p{n}.md", tags=["T"])
    blog.build()
    pages = [blog.out / "index.html", *sorted((blog.out / "page").glob("*/index.html"))]
    assert len(pages) == max(1, -(-count // 20))
    mains = [p.read_text("utf-8").split("<main", 1)[1].split("</main>")[0] for p in pages]
    for n in range(count):
        url = f"/2025/01/{n % 28 + 1:02}/p{n}/"
        assert sum(f'href="{url}"' in main for main in mains) == 1, url
