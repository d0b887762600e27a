"""Pictures as a reader's browser has them: the right file, no jump of the text, nothing too early."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

pytest.importorskip("PIL", reason="needs the extra images")

from PIL import Image

from ssg.commands.building import BuildOptions, build_site

Open = Callable[..., BrowserContext]
URL = "/2025/10/21/photos/"
SHIFTS = """() => new Promise(done => {
  let total = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => total += entry.value))
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(total), 150);
})"""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """The address of a built site with two photographs far from each other."""
    root = tmp_path_factory.mktemp("pictured")
    (root / "posts").mkdir()
    for name, size in (("first.jpg", (1700, 1100)), ("second.jpg", (1000, 1500))):
        stream = BytesIO()
        Image.linear_gradient("L").resize(size).convert("RGB").save(stream, "JPEG")
        (root / "posts" / name).write_bytes(stream.getvalue())
    text = (
        '![一](first.jpg "一枚目")\n\n'
        + "本文。\n\n" * 150
        + '![二](second.jpg "二枚目")\n\n終わり。\n'
    )
    head = '---\ntitle: "写真"\ndate: 2025-10-21\n---\n\n'
    (root / "posts/2025-10-21-photos.md").write_text(head + text, "utf-8")
    (root / "site.toml").write_text('title = "継ぎ目"\n', "utf-8")
    report = build_site(BuildOptions(root=root, now="2026-01-01"))
    assert report.ok, report.diagnostics
    return serve(root / "public")


@pytest.mark.parametrize(("width", "file"), [(390, "-480.avif"), (1280, "-800.avif")])
def test_the_file_fits_nothing_jumps_and_what_is_below_waits(
    base: str, reader: Open, width: int, file: str
) -> None:
    page = reader(width).new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(base + URL, wait_until="load")
    images = [url for url in asked if "/assets/img/" in url]
    assert [url.partition("/assets/img/")[2][:5] for url in images] == ["first"]
    assert images[0].endswith(file)
    second = page.locator("figure img").nth(1)
    second.scroll_into_view_if_needed()
    page.wait_for_function("() => document.querySelectorAll('figure img')[1].naturalWidth > 0")
    assert page.evaluate(SHIFTS) == 0
    box = second.bounding_box()
    assert box is not None
    assert abs(box["height"] / box["width"] - 1.5) < 0.01
    assert page.locator("figcaption").all_inner_texts() == ["一枚目", "二枚目"]


def test_a_browser_with_neither_format_shows_the_original(base: str, reader: Open) -> None:
    page = reader(390).new_page()
    page.route(
        "**/*", lambda route: route.abort() if "if" in route.request.url[-5:] else route.continue_()
    )
    page.goto(base + URL)
    page.evaluate("() => document.querySelectorAll('picture source').forEach(s => s.remove())")
    page.wait_for_function("() => document.querySelector('figure img').naturalWidth > 0")
    assert page.evaluate("() => document.querySelector('figure img').currentSrc").endswith(
        "-480.jpg"
    )
