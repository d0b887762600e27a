"""The script in served pages, in a real browser (Chromium, where it is installed)."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Queue

import pytest
from playwright.sync_api import Browser, Page

from ssg.serve import Changes, Outcome, serve

LONG = 30.0
PROBLEM = "posts/a.md:1:2: error SSG101: <b>x</b>\n    <script>document.title = 'run'</script>"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.set_default_timeout(LONG * 1000)
    yield page
    page.context.close()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "posts").mkdir()
    (tmp_path / "public").mkdir()
    return tmp_path


def save(site: Path, text: str) -> None:
    aside = site / "aside"
    aside.write_text(text)
    os.replace(aside, site / "posts" / "a.md")


@pytest.fixture
def url(site: Path) -> Iterator[str]:
    """The address of a served site whose only page is the text of its post."""
    urls: Queue[str] = Queue()
    changes = Changes()
    # A strict policy: what the theme of a site may have at most.
    policy = "<meta http-equiv=Content-Security-Policy content=\"default-src 'self'\">"

    def build(url: str, _: tuple[Path, ...]) -> Outcome:
        urls.put(url)
        text = (site / "posts" / "a.md").read_text()
        if text == "bad":
            return Outcome(ok=False, problems=PROBLEM)
        html = f"<!DOCTYPE html><title>t</title>{policy}<body><p>{text}</p></body>"
        (site / "public" / "index.html").write_text(html)
        return Outcome(ok=True)

    def run() -> None:
        said: list[str] = []
        watch = [site / "posts"]
        output = site / "public"
        serve(output, "/blog", watch, build, port=0, echo=said.append, changes=changes)

    save(site, "bad")
    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    yield urls.get(timeout=LONG) + "/"
    changes.close()
    thread.join(LONG)


def test_the_page_follows_the_post(page: Page, site: Path, url: str) -> None:
    overlay = page.get_by_role("alert")
    page.goto(url)  # a site that was never built: the overlay says why
    overlay.wait_for()
    save(site, "one")
    page.get_by_text("one").wait_for()
    save(site, "two")
    page.get_by_text("two").wait_for()
    save(site, "bad")
    overlay.wait_for()
    assert PROBLEM in overlay.inner_text()
    assert overlay.locator("b, script").count() == 0
    assert page.title() == "t"
    assert page.get_by_text("two").is_visible()
    overlay.get_by_role("button").click()
    assert overlay.count() == 0
    save(site, "three")
    page.get_by_text("three").wait_for()
    assert overlay.count() == 0
