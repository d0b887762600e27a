"""Footnotes beside the text, in a sheet on a phone, and in the list at the end for everybody."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from ssg.commands.building import BuildOptions, build_site

Open = Callable[..., BrowserContext]
PAGE = "/2025/10/21/notes/"
POST = f"""---
title: 注のある記事
date: 2025-10-21
---

最初の段落[^a]と、すぐ次の注[^b]です。{"本文がここに続きます。" * 60}

もう一度、最初の注[^a]。

[^a]: 注の**本文**と[典拠](https://example.com/)。

    二つ目の段落。

[^b]: {"とても長い注です。" * 20}
"""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    root = tmp_path_factory.mktemp("notes")
    (root / "posts").mkdir()
    (root / "posts/2025-10-21-notes.md").write_text(POST, "utf-8")
    (root / "site.toml").write_text('title = "継ぎ目"\n', "utf-8")
    report = build_site(BuildOptions(root=root, now="2026-01-01"))
    assert report.ok, report.diagnostics
    return serve(root / "public")


def _open(base: str, context: BrowserContext) -> Page:
    page = context.new_page()
    page.goto(base + PAGE)
    return page


def test_on_a_wide_screen_notes_stand_level_with_their_marks_and_apart(
    base: str, reader: Open
) -> None:
    page = _open(base, reader(1280))
    notes = page.locator(".sidenote")
    assert notes.count() == 2, "a note that is referred to twice stands once"
    first, second = (notes.nth(n).bounding_box() for n in range(2))
    mark = page.locator("#fnref1").bounding_box()
    text = page.locator(".prose").bounding_box()
    facts = page.locator(".facts").bounding_box()
    assert first["x"] + first["width"] < text["x"], "in the rail"
    assert first["y"] >= max(facts["y"] + facts["height"], mark["y"] - 1)
    assert second["y"] >= first["y"] + first["height"], "they do not overlap"
    assert "二つ目の段落" in notes.first.inner_text()
    assert page.locator(".sidenote [id]").count() == 0
    assert page.locator(".sidenote a:not([tabindex='-1'])").count() == 0
    assert page.locator(".footnotes li").count() == 2, "the list stays"


def test_the_mouse_is_shown_the_note_and_the_keyboard_goes_to_the_list(
    base: str, reader: Open
) -> None:
    page = _open(base, reader(1280))
    page.locator("#fnref1").click()
    page.locator(".sidenote-shown").wait_for()
    assert "#" not in page.url
    page.locator("#fnref1").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#fn1")


def test_on_a_phone_a_note_opens_in_a_sheet_and_escape_leads_back(base: str, reader: Open) -> None:
    page = _open(base, reader(390))
    assert not page.locator(".sidenote").first.is_visible()
    mark = page.locator("#fnref1")
    mark.focus()
    page.keyboard.press("Enter")
    sheet = page.get_by_role("dialog", name="注1")
    assert "二つ目の段落" in sheet.inner_text()
    assert "↩" not in sheet.inner_text()
    assert sheet.evaluate("sheet => sheet === document.activeElement"), "a screen reader reads it"
    box = sheet.bounding_box()
    assert box["y"] + box["height"] == 800
    assert box["width"] == 390
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "典拠", "its links are reached"
    page.keyboard.press("Escape")
    assert not sheet.is_visible()
    assert mark.evaluate("mark => mark === document.activeElement"), "and back to the mark"
    assert "#" not in page.url


def test_the_sheet_closes_by_its_button_and_by_a_touch_beside_it(base: str, reader: Open) -> None:
    page = _open(base, reader(390, has_touch=True))
    sheet = page.locator(".note-popover")
    page.locator("#fnref1").tap()
    sheet.get_by_role("button", name="閉じる").tap()
    assert not sheet.is_visible()
    page.locator("#fnref2").tap()
    assert "とても長い注" in sheet.inner_text()
    page.touchscreen.tap(10, 10)
    sheet.wait_for(state="hidden")


def test_without_scripts_a_mark_leads_to_the_list_and_back(base: str, reader: Open) -> None:
    page = _open(base, reader(390, java_script_enabled=False))
    page.locator("#fnref1").click()
    page.wait_for_url("**#fn1")
    page.locator("#fn1 .footnote-backref").first.click()
    page.wait_for_url("**#fnref1")


def test_on_paper_the_list_is_all(base: str, reader: Open) -> None:
    page = _open(base, reader(1280))
    page.emulate_media(media="print")
    assert not page.locator(".sidenote").first.is_visible()
    assert page.locator(".footnotes").is_visible()
