"""The theme as readers have it, in a real browser (Chromium, where it is installed)."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from ssg.commands.building import BuildOptions, build_site

Open = Callable[..., BrowserContext]

LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
SECTIONS = "\n\n".join(f"## 第{n}節\n\n" + "本文がここに続きます。" * 80 for n in range(1, 6))
POST = f"""---
title: "読み手の画面で確かめる、とても長い題名の記事"
date: 2025-10-21
tags: [AI, 検証]
categories: [技術]
---

はじめの段落です。{LONG_WORD} https://example.com/{"a" * 120}

```python
print("copied")
```

| {" | ".join(f"見出し{n}" for n in range(12))} |
|{"---|" * 12}
| {" | ".join("とても広い欄" for _ in range(12))} |

{SECTIONS}

脚注[^1]もあります。

[^1]: 注の本文。
"""
URL = "/2025/10/21/long/"
PAGES = ("/", URL, "/tags/", "/tags/ai/", "/archive/", "/404.html")


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """The address of a built site."""
    root = tmp_path_factory.mktemp("site")
    (root / "posts").mkdir()
    (root / "posts/2025-10-21-long.md").write_text(POST, "utf-8")
    short = POST.split("##", maxsplit=1)[0].replace("2025-10-21", "2025-10-20")
    (root / "posts/2025-10-20-short.md").write_text(short, "utf-8")
    (root / "site.toml").write_text('title = "継ぎ目"\nsubtitle = "試験"\n', "utf-8")
    report = build_site(BuildOptions(root=root, now="2026-01-01"))
    assert report.ok, report.diagnostics
    return serve(root / "public")


def _ground(page: Page) -> str:
    return page.evaluate("getComputedStyle(document.documentElement).backgroundColor")


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_scrolls_sideways_logs_or_asks_elsewhere(
    base: str, reader: Open, width: int, scheme: str
) -> None:
    page = reader(width, scheme).new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    for path in PAGES:
        page.goto(base + path)
        beyond = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(beyond) <= 0, path
    assert said == []
    assert [url for url in asked if not url.startswith((base, "data:"))] == []


def test_a_reader_in_a_hurry_leaves_no_error(base: str, reader: Open) -> None:
    """A transition that is cut short by going on is no mistake, and the console has none."""
    page = reader(390).new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(base + "/")
    page.evaluate("addEventListener('pageswap', () => { location.href = '/tags/' })")
    page.evaluate("location.href = '/archive/'")  # and, before that has come, elsewhere
    page.wait_for_url("**/tags/")
    page.wait_for_load_state("networkidle")
    assert said == []


def test_the_switch_is_remembered_on_the_next_page(base: str, reader: Open) -> None:
    page = reader(scheme="light").new_page()
    page.goto(base + "/")
    light = _ground(page)
    switch = page.locator(".theme-switch")
    assert switch.get_attribute("aria-pressed") == "false"
    switch.click()
    dark = _ground(page)
    assert dark != light
    assert switch.get_attribute("aria-pressed") == "true"
    page.goto(base + URL)
    assert _ground(page) == dark
    page.locator(".theme-switch").click()
    page.goto(base + "/")
    assert _ground(page) == light


def test_the_choice_is_there_before_the_page_is_painted(base: str, reader: Open) -> None:
    """No flash: the theme is set while the head is read, before there is a body."""
    context = reader(scheme="light")
    page = context.new_page()
    page.goto(base + "/")
    page.locator(".theme-switch").click()
    page.add_init_script(
        "new MutationObserver(() => { if (document.body && !('early' in window))"
        " window.early = document.documentElement.dataset.theme })"
        ".observe(document, {childList: true, subtree: true})"
    )
    page.goto(base + URL)
    assert page.evaluate("window.early") == "dark"


def test_code_is_copied(base: str, reader: Open) -> None:
    context = reader(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(base + URL)
    page.locator(".highlight .copy").first.click()
    page.get_by_text("コピーしました").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == 'print("copied")\n'


def test_the_contents_follow_the_reader(base: str, reader: Open) -> None:
    page = reader(1280).new_page()
    page.goto(base + URL)
    page.locator("#第4節").scroll_into_view_if_needed()
    page.evaluate("document.getElementById('第4節').scrollIntoView()")
    current = page.locator(".toc a[aria-current]")
    current.get_by_text("第4節").wait_for()
    assert current.count() == 1


def test_a_page_reads_whole_without_scripts(base: str, reader: Open) -> None:
    page = reader(390, java_script_enabled=False).new_page()
    page.goto(base + URL)
    article = page.locator(".prose")
    for text in ("はじめの段落です。", "第5節", "注の本文。", 'print("copied")'):
        assert article.get_by_text(text).first.is_visible(), text
    page.locator(".toc summary").click()
    assert page.locator(".toc a").first.is_visible()


def test_the_keyboard_finds_the_text_first(base: str, reader: Open) -> None:
    page = reader().new_page()
    page.goto(base + URL)
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.get_attribute("href") == "#main"
    assert skip.bounding_box()["y"] >= 0, "the skip link shows when it has the focus"
    seen = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.add(
            page.evaluate(
                "(document.activeElement.className + ' ' + document.activeElement.tagName).trim()"
            )
        )
    assert any("theme-switch" in name for name in seen)
    assert any("copy" in name for name in seen)
    assert any("table-scroll" in name for name in seen), "a wide table is scrolled by keyboard"


def test_print_shows_the_article_and_its_address(base: str, reader: Open, tmp_path: Path) -> None:
    page = reader().new_page()
    page.goto(base + URL)
    page.emulate_media(media="print")
    assert page.get_by_text("はじめの段落です。").first.is_visible()
    assert not page.locator(".site-nav").is_visible()
    assert not page.locator(".theme-switch").is_visible()
    link = page.locator('.prose a[href^="http"]').first
    assert "https://example.com/" in link.evaluate("a => getComputedStyle(a, '::after').content")
    assert page.locator(".print-url").text_content().endswith(URL)
    page.pdf(path=tmp_path / "page.pdf")
    assert (tmp_path / "page.pdf").stat().st_size > 10_000


@pytest.mark.parametrize("feed", ["feed.xml", "rss.xml"])
def test_a_feed_opened_in_a_browser_is_a_page_with_links(
    base: str, reader: Open, feed: str
) -> None:
    page = reader(390).new_page()
    page.goto(f"{base}/{feed}")
    assert page.evaluate("getComputedStyle(document.documentElement).maxWidth") == "704px"
    shown = page.evaluate(
        "Array.from(document.getElementsByTagName('*'))"
        ".filter(element => !element.firstElementChild && element.checkVisibility())"
        ".map(element => element.textContent)"
    )
    assert "とても長い題名の記事" in " ".join(shown)
    assert not any("<p>" in text for text in shown), "no HTML as text"
    assert page.evaluate("document.querySelector('li a').href").endswith(URL)
