"""The archive's filter in a browser."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from ssg.commands.building import BuildOptions, build_site

Open = Callable[..., BrowserContext]
EVIL = "<img src=x onerror=alert(1)> & 記事"


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """130 posts of three years: every second one is tagged, every third in a category."""
    root = tmp_path_factory.mktemp("archive")
    (root / "posts").mkdir()
    for number in range(130):
        tags = ["AI"] if number % 2 == 0 else ["電力", "C++"]
        category = "分析" if number % 3 == 0 else "解説"
        day = f"{2023 + number % 3}-{1 + number % 12:02}-{1 + number % 28:02}"
        (root / f"posts/{day}-p{number}.md").write_text(
            f"---\ntitle: '{EVIL if number == 0 else f'記事{number}'}'\ntags: {tags}\n"
            f"categories: {category}\nauthor: {'甲' if number % 5 else '乙'}\n---\n\n本文です。\n",
            "utf-8",
        )
    (root / "site.toml").write_text('title = "継ぎ目"\narchive_limit = 50\n', "utf-8")
    report = build_site(BuildOptions(root=root, now="2026-01-01"))
    assert report.ok, report.diagnostics
    return serve(root / "public")


def _field(page: Page, name: str) -> Locator:
    return page.get_by_role("combobox", name=name, exact=True)


def _open(base: str, context: BrowserContext, query: str = "") -> Page:
    page = context.new_page()
    page.goto(f"{base}/archive/{query}")
    expect(_field(page, "年")).to_be_enabled()
    return page


def test_choices_narrow_the_list_are_told_and_stand_in_the_address(base: str, reader: Open) -> None:
    page = _open(base, reader(390))
    said = page.get_by_role("status")
    _field(page, "タグ").select_option("ai")
    expect(said).to_have_text("65本")
    assert page.locator(".filter-list li").count() == 65
    _field(page, "カテゴリー").select_option(label="分析 (44)")
    expect(said).to_have_text("22本")
    _field(page, "年").select_option("2023")
    _field(page, "筆者").select_option(label="乙 (26)")
    expect(said).to_have_text("5本")
    assert page.url.endswith("?category=%E5%88%86%E6%9E%90&tag=ai&author=%E4%B9%99&year=2023")
    assert page.locator(".filter-list a").last.inner_text() == EVIL, "a title is text"
    assert not page.locator(".year").first.is_visible()
    page.get_by_role("button", name="絞り込みをやめる").click()
    expect(page.locator(".year").first).to_be_visible()
    assert not page.locator(".filter-list").is_visible()
    assert page.url.endswith("/archive/")
    expect(_field(page, "カテゴリー")).to_be_focused()


def test_an_address_with_a_filter_opens_filtered(base: str, reader: Open) -> None:
    page = _open(base, reader(), "?tag=電力&year=2024&author=nobody")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^2[0-9]本$"))
    assert _field(page, "タグ").input_value() == "電力"
    dates = page.locator(".filter-list time").all_inner_texts()
    assert dates == sorted(dates, reverse=True)
    assert {date[:4] for date in dates} == {"2024"}
    page.locator(".filter-list a").first.click()
    page.go_back()
    expect(page.get_by_role("status")).to_have_text(re.compile("本$"))


def test_what_matches_nothing_or_fails_says_so_and_is_tried_again(base: str, reader: Open) -> None:
    page = _open(base, reader(), "?tag=ai&year=2023")
    said = page.get_by_role("status")
    expect(said).to_have_text(re.compile("本$"))
    _field(page, "カテゴリー").select_option(label="解説 (86)")
    expect(said).to_have_text("当てはまる記事はありません。")
    page.route("**/2025.json", lambda route: route.abort())
    _field(page, "年").select_option("2025")
    expect(said).to_have_text("一覧を読み込めませんでした。")
    page.unroute("**/2025.json")
    _field(page, "タグ").select_option("")
    expect(said).to_have_text(re.compile("本$"))


def test_a_long_list_comes_in_steps_that_the_keyboard_follows(base: str, reader: Open) -> None:
    page = _open(base, reader(), "?author=甲")
    expect(page.get_by_role("status")).to_have_text("104本")
    assert page.locator(".filter-list li").count() == 100
    page.get_by_role("button", name="続きを表示").press("Enter")
    assert page.locator(".filter-list li").count() == 104
    focused = page.locator(":focus")
    assert focused.inner_text() == page.locator(".filter-list a").nth(100).inner_text()
    assert not page.get_by_role("button", name="続きを表示").is_visible()


def test_what_waits_says_so(base: str, reader: Open) -> None:
    page = reader().new_page()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/2024.json", hold)
    page.goto(f"{base}/archive/?year=2024")
    expect(page.get_by_role("status")).to_have_text("読み込んでいます…")
    held[0].continue_()
    expect(page.get_by_role("status")).to_have_text(re.compile("本$"))


def test_without_scripts_or_its_list_the_archive_reads_whole(base: str, reader: Open) -> None:
    page = reader(java_script_enabled=False).new_page()
    page.goto(base + "/archive/?tag=ai")
    assert not page.locator(".filter").is_visible()
    assert page.locator(".year").count() == 3
    page = reader().new_page()
    page.route("**/filter.json", lambda route: route.abort())
    page.goto(base + "/archive/?tag=ai")
    expect(page.locator(".filter")).to_be_hidden()
    assert page.locator(".year").first.is_visible()
