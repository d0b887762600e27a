"""The search page in a browser: typing, composing, keys, addresses, and what it says."""

import json
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from ssg.commands.build_report import BuildOptions
from ssg.commands.building import build_site
from ssg.search.blocks import blocks
from ssg.search.fold import fold

LONG = "".join(f"第{n}段落では送電線の話を続ける。" * 12 + "\n\n" for n in range(60))
SHARDS = re.compile("/search/index/[23]/")
POSTS = {
    "2025-01-01-cost": ("推論の原価", ["AI"], "はじめに。\n\n## 下がる理由\n\n推論**コスト**は下がる。\n"),
    "2025-01-02-power": ("電力の話", ["推論コスト", "電力"], "発電所を建てる。<b>送</b>電線も要る。\n"),
    "2025-01-03-long": ("長い記事", ["電力"], LONG + "## 末尾\n\n最後に珍しい言葉、蜃気楼が出る。\n"),
    "2025-01-04-code": ("Code & <script>", ["AI"], "```html\n<script>alert(1)</script>\n```\n\nC++ と R&D。\n"),
    "2025-01-05-en": ("On inference", ["AI"], "The cost of inference falls. Jevons said: more is used.\n"),
    "2025-01-06-bracket": ("計量の解剖（1）", [], "はかりに載せる。\n"),
}  # fmt: skip


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    root = tmp_path_factory.mktemp("site")
    (root / "posts").mkdir()
    for name, (title, tags, body) in POSTS.items():
        lang = "lang: en\n" if name.endswith("-en") else ""
        front = f"title: {json.dumps(title)}\ntags: {json.dumps(tags)}\n{lang}"
        (root / f"posts/{name}.md").write_text(f"---\n{front}---\n\n{body}", "utf-8")
    for n in range(25):
        text = f"---\ntitle: 小さな記事{n}\n---\n\n何度も出る共通の文。番号は{n}番。\n"
        (root / f"posts/2024-02-{n + 1:02}-small.md").write_text(text, "utf-8")
    (root / "site.toml").write_text('title = "継ぎ目"\n[search]\nenabled = true\n', "utf-8")
    report = build_site(BuildOptions(root=root, now="2026-01-01"))
    assert report.ok, report.diagnostics
    return serve(root / "public")


Open = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, base: str) -> Iterator[Open]:
    """A page of the site; what it writes to the console is a mistake."""
    opened: list[BrowserContext] = []
    wrong: list[str] = []

    def open_(path: str = "/search/", width: int = 1280, **options: object) -> Page:
        viewport = {"width": width, "height": 800}
        # A busy browser leaves a transition between pages out, and says so on the console.
        options = {"reduced_motion": "reduce", **options}
        context = browser.new_context(viewport=viewport, locale="ja-JP", **options)
        opened.append(context)
        page = context.new_page()
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(base + path)
        return page

    yield open_
    for context in opened:
        for page in context.pages:
            page.wait_for_load_state()
        context.close()
    assert wrong == []


def box(page: Page):
    return page.locator("#search-box")


def titles(page: Page) -> list[str]:
    return page.locator(".hit-title").all_text_contents()


def status(page: Page):
    return page.locator(".search-status")


def test_typing_finds_and_marks(open_page: Open) -> None:
    page = open_page()
    expect(box(page)).to_be_focused()
    box(page).type("推論コスト", delay=20)
    expect(status(page)).to_have_text("「推論コスト」を含む記事が2本見つかりました。")
    assert titles(page) == ["電力の話", "推論の原価"], "a tag comes before the text"
    hit = page.locator(".hit").nth(1)
    assert hit.locator(".hit-text mark").all_text_contents() == ["推論コスト"]
    assert hit.locator(".hit-section").text_content() == "下がる理由"
    assert "#" in hit.locator("a").get_attribute("href")
    hit.locator("a").click()
    page.wait_for_url("**/2025/01/01/cost/#*")
    assert page.locator("h2:target").text_content().startswith("下がる理由")


def test_titles_come_first_then_headings_tags_texts(open_page: Open) -> None:
    page = open_page("/search/?q=推論")
    expect(status(page)).to_contain_text("2本")
    assert titles(page) == ["推論の原価", "電力の話"]
    assert page.locator(".hit-title mark").first.text_content() == "推論"
    assert box(page).input_value() == "推論"
    assert page.title() == "「推論」の検索結果｜継ぎ目"


def test_a_results_title_is_broken_between_phrases_alone(open_page: Open) -> None:
    page = open_page("/search/?q=送電線の話", width=320)
    title = page.locator(".hit-title", has_text="長い").first
    assert title.inner_html() == "長い<wbr>記事"
    page.goto(page.url.split("?")[0] + "?q=い記")
    title = page.locator(".hit-title", has_text="長い").first
    assert title.inner_html() == "長<mark>い<wbr>記</mark>事"
    assert title.evaluate("e => getComputedStyle(e).wordBreak") == "keep-all"


def test_a_bracket_in_a_results_title_stays_with_its_word(open_page: Open) -> None:
    page = open_page("/search/?q=計量", width=320)
    title = page.locator(".hit-title").first
    assert title.inner_html() == ('<mark>計量</mark>の<wbr>解剖<span class="join"></span>（1）')


def test_a_rare_word_deep_in_a_long_post(open_page: Open) -> None:
    page = open_page("/search/?q=蜃気楼")
    expect(status(page)).to_contain_text("1本")
    assert page.locator(".hit-section").text_content() == "末尾"
    assert "蜃気楼" in page.locator(".hit-text").text_content()


def test_nothing_is_searched_while_an_input_method_composes(open_page: Open) -> None:
    page = open_page()
    client = page.context.new_cdp_session(page)
    box(page).focus()
    for text in ("す", "すい", "すいろ", "すいろん"):
        client.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})  # fmt: skip
    page.wait_for_timeout(300)  # longer than typing waits
    assert "q=" not in page.url
    assert status(page).text_content() == page.locator(".search").get_attribute("data-hint")
    client.send("Input.insertText", {"text": "推論"})
    expect(status(page)).to_contain_text("「推論」を含む記事が2本")


def test_nothing_found_says_so(open_page: Open) -> None:
    page = open_page("/search/?q=存在しない語句")
    expect(status(page)).to_contain_text("見つかりませんでした")
    assert titles(page) == []
    assert page.locator(".search-elsewhere a").count() == 3
    box(page).fill("推")
    expect(status(page)).to_have_text("2文字以上で入力してください。")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("<script>", "Code & <script>"),
        ("alert(1)</script>", "Code & <script>"),
        ("R&D", "Code & <script>"),
        ("ｃ＋＋", "Code & <script>"),
        ("JEVONS SAID", "On inference"),
        ("送電線も", "電力の話"),
        ("を建てる。送", "電力の話"),
    ],
)
def test_special_characters_widths_and_cases(open_page: Open, query: str, found: str) -> None:
    page = open_page()
    box(page).fill(query)
    expect(status(page)).to_contain_text("見つかりました")
    assert titles(page) == [found]
    assert page.locator(".hit mark").count() >= 1
    assert page.locator(".hits script").count() == 0


def test_a_query_that_is_html_is_text(open_page: Open) -> None:
    page = open_page("/search/?q=" + "%3Cimg%20src%3Dx%20onerror%3D%22document.title%3D1%22%3E")
    expect(status(page)).to_contain_text("見つかりませんでした")
    assert "<img src=x" in status(page).text_content()
    assert page.locator(".search img").count() == 0


def test_words_apart(open_page: Open) -> None:
    page = open_page("/search/?q=falls+inference")
    expect(page.locator(".hit")).to_have_count(1)
    assert titles(page) == ["On inference"]
    assert sorted(set(page.locator(".hit mark").all_text_contents())) == ["falls", "inference"]
    box(page).fill("電力の 電力")
    expect(page.locator(".hit-title")).to_have_text(["電力の話"])


def test_words_as_they_stand_come_first_and_the_rest_on_demand(open_page: Open) -> None:
    page = open_page()
    box(page).fill("cost of")
    expect(page.locator(".hit")).to_have_count(1)
    page.locator(".search-loose").click()
    expect(page.locator(".hit-title").first).to_be_focused()
    assert titles(page) == ["On inference"]


def test_more_results_on_demand(open_page: Open) -> None:
    page = open_page("/search/?q=共通の文")
    expect(status(page)).to_contain_text("25本")
    expect(page.locator(".hit")).to_have_count(10)
    page.locator(".search-more").click()
    expect(page.locator(".hit")).to_have_count(20)
    expect(page.locator(".hit-title").nth(10)).to_be_focused()
    page.locator(".search-more").click()
    expect(page.locator(".hit")).to_have_count(25)
    expect(page.locator(".search-more")).to_be_hidden()
    assert titles(page) == [f"小さな記事{n}" for n in range(24, -1, -1)], "newest first"


def test_the_keyboard_goes_everywhere(open_page: Open) -> None:
    page = open_page("/2025/01/01/cost/")
    page.keyboard.press("/")
    header = page.locator(".site-search-box")
    expect(header).to_be_focused()
    page.keyboard.type("推論/")
    assert header.input_value() == "推論/", "a slash in a box is a slash"
    page.keyboard.press("Backspace")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    expect(page.locator(".hit")).to_have_count(2)
    page.locator("h1").click()
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".hit-title").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".hit-title").nth(1)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".hit-title").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(box(page)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(box(page)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/2025/01/01/cost/**")


def test_on_a_phone_the_sign_leads_to_the_page(open_page: Open) -> None:
    page = open_page("/", width=390)
    assert not page.locator(".site-search-box").is_visible()
    page.locator(".site-search-go").click()
    page.wait_for_url("**/search/**")
    page.go_back()
    page.keyboard.press("/")
    page.wait_for_url("**/search/**")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_query_stands_in_the_address_and_back_leads_to_the_one_before(open_page: Open) -> None:
    page = open_page()
    box(page).fill("推論")
    box(page).press("Enter")
    expect(page.locator(".hit")).to_have_count(2)
    assert page.evaluate("new URLSearchParams(location.search).get('q')") == "推論"
    box(page).fill("蜃気楼")
    expect(page.locator(".hit")).to_have_count(1)
    page.go_back()
    expect(page.locator(".hit")).to_have_count(2)
    assert box(page).input_value() == "推論"
    page.locator(".hit-title").first.click()
    page.wait_for_url("**/2025/01/01/cost/**")
    page.go_back()
    expect(page.locator(".hit")).to_have_count(2)
    assert box(page).input_value() == "推論"
    page.go_forward()
    page.wait_for_url("**/2025/01/01/cost/**")


def hold(held: list, route) -> None:
    held.append(route)


def test_what_waits_says_so_and_what_fails_too(open_page: Open, base: str) -> None:
    page = open_page()
    held = []
    page.route(SHARDS, lambda route: hold(held, route))
    box(page).fill("推論")
    expect(status(page)).to_have_text("検索しています…")
    assert status(page).get_attribute("role") == "status"
    page.unroute_all()  # lets go of what is held
    expect(page.locator(".hit")).to_have_count(2)
    page.route(SHARDS, lambda route: route.fulfill(status=204))
    box(page).fill("蜃気楼")
    expect(status(page)).to_contain_text("読み込めませんでした")
    page.unroute_all()
    box(page).press("Enter")
    expect(page.locator(".hit")).to_have_count(1)


def test_without_a_script_it_leads_to_the_archive(open_page: Open) -> None:
    page = open_page(java_script_enabled=False)
    assert page.get_by_text("検索には JavaScript が必要です").is_visible()
    assert not box(page).is_visible()
    assert page.locator(".search-elsewhere a").first.is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_wider_than_the_screen(open_page: Open, width: int, scheme: str) -> None:
    page = open_page("/search/?q=送電線", width=width, color_scheme=scheme)
    expect(page.locator(".hit")).to_have_count(2)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_browser_folds_as_the_build_does(open_page: Open) -> None:
    """Every code point, and random texts of those that combine, normalise or have a case."""
    page = open_page()
    script = page.locator("script[type=module]").get_attribute("src")
    there = page.evaluate(
        """async (script) => {
          const { fold } = await import(script);
          const changed = {};
          for (let code = 0; code < 0x110000; code++) {
            if (code >= 0xd800 && code < 0xe000) continue;
            const text = "a" + String.fromCodePoint(code) + "b";
            if (fold(text) !== text) changed[code] = fold(text);
          }
          return changed;
        }""",
        script,
    )
    here = {}
    for code in range(0x110000):
        text = f"a{chr(code)}b"
        if not 0xD800 <= code < 0xE000 and fold(text) != text:
            here[str(code)] = fold(text)
    assert len(here) > 5000
    assert there == here
    lively = [chr(int(code)) for code in here] + list("\u0301\u3099\uff9e\u11a8\u0897\u0315 aΣς")
    chance = random.Random(7)
    texts = ["".join(chance.choices(lively, k=12)) for _ in range(2000)]
    folded = page.evaluate(
        "async ([script, texts]) => { const { fold } = await import(script); return texts.map(fold) }",
        [script, texts],
    )
    assert [a for a, b in zip(texts, folded, strict=True) if fold(a) != b] == []


def test_a_hit_may_cross_from_block_to_block(open_page: Open) -> None:
    page = open_page()
    lines = [line + "\n" for line in (*LONG.split("\n\n"), "末尾") if line]
    first, second = blocks("".join(lines))[2:4]
    for before, behind in ((2, 28), (15, 15), (28, 2)):
        query = fold(first[-before - 1 :] + second[:behind])
        box(page).fill(query)
        expect(status(page)).to_contain_text(f"「{query}」を含む記事が1本")
        expect(page.locator(".hit-title")).to_have_text(["長い記事"])


def test_any_piece_of_a_text_is_found(open_page: Open) -> None:
    page = open_page()
    chance = random.Random(3)
    texts = {title: [fold(title), *map(fold, tags)] for title, tags, _ in POSTS.values()}
    texts["長い記事"].append(fold(LONG.replace("\n\n", "\n")))
    for _ in range(16):
        title, found = chance.choice(list(texts.items()))
        text = chance.choice([text for text in found if len(text) > 1])
        start = chance.randrange(len(text) - 1)
        query = text[start : start + chance.randint(2, 30)].strip()
        if len(query) < 2:
            continue
        box(page).fill(query)
        expect(status(page)).to_contain_text(f"「{query}」を含む記事が")
        expect(page.locator(".hit-title").get_by_text(title, exact=True)).to_have_count(1)
        for passage in page.locator(".hit").all_text_contents():
            assert query.replace(" ", "") in fold(passage).replace(" ", "")
