"""The sample site as its readers have it: each kind of page, narrow and wide, by keyboard."""

import base64
import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

Open = Callable[..., BrowserContext]
KINDS = (
    "/", "/page/2/", "/2025/07/14/inference-cost-1/", "/2026/04/13/long-context-and-retrieval/",
    "/tags/", "/tags/推論コスト/", "/categories/", "/authors/kanda/", "/series/inference-cost/",
    "/archive/", "/2025/", "/about/", "/404.html",
)  # fmt: skip
INLINE = re.compile(r"<script((?:(?! src=)[^>])*)>(.*?)</script>", re.DOTALL)

# For each title the places at which its lines begin, inside a piece that may not be broken.
BROKEN_PIECES = """
() => Array.from(document.querySelectorAll('.phrases')).flatMap(title => {
  const broken = [];
  const walker = document.createTreeWalker(title, NodeFilter.SHOW_TEXT);
  let line = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (let at = 0; at < node.length; at++) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getClientRects()[0];
      if (!box || !box.width) continue;
      // A line may also begin with a bracket, and after a space or a mark.
      const word = /[\\p{L}\\p{N}ー]/u;
      const fresh = at === 0 || !word.test(node.data[at - 1]) || !word.test(node.data[at]);
      if (!fresh && line !== null && box.top - line > 8) broken.push(node.data);
      line = box.top;
    }
    line = null;
  }
  return broken;
})
"""


def test_no_title_is_broken_within_a_phrase_at_320_pixels(sample_base: str, reader: Open) -> None:
    page = reader(320).new_page()
    seen = 0
    for path in KINDS:
        page.goto(sample_base + path)
        seen += page.locator(".phrases").count()
        assert page.evaluate(BROKEN_PIECES) == [], path
    assert seen > 60


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_no_kind_of_page_scrolls_sideways(sample_base: str, reader: Open, width: int) -> None:
    page = reader(width).new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for path in KINDS:
        page.goto(sample_base + path)
        beyond = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(beyond) <= 0, path
    assert said == []


@pytest.mark.parametrize(
    ("path", "scheme"),
    [
        (KINDS[3], "light"),
        ("/archive/", "dark"),
        ("/tags/推論コスト/", "light"),
        ("/search/?q=推論", "dark"),
    ],
)
def test_the_focus_is_seen_wherever_the_keyboard_leads(
    sample_base: str, reader: Open, path: str, scheme: str
) -> None:
    """Every stop shows an outline, and the way leads through every control of the page."""
    page = reader(1280, scheme).new_page()
    page.goto(sample_base + path)
    page.wait_for_function(
        "!document.querySelector('select[disabled], .search:not(.search-ready)')"
    )
    stops = page.evaluate(
        "Array.from(document.querySelectorAll('a[href], button, select, summary, [tabindex=\"0\"]'))"
        ".filter(e => e.checkVisibility({visibilityProperty: true}) && e.tabIndex >= 0).length"
    )
    reached = set()
    for _ in range(stops + 2):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => {
              const e = document.activeElement;
              if (e === document.body) return null;
              // A result's link is outlined around all of the result, to which it leads.
              const [style] = [getComputedStyle(e), getComputedStyle(e, '::after')]
                .sort((a, b) => (a.outlineStyle === 'none') - (b.outlineStyle === 'none'));
              const all = Array.from(document.querySelectorAll('*'));
              return {place: all.indexOf(e), name: e.outerHTML.slice(0, 80),
                      style: style.outlineStyle, width: parseFloat(style.outlineWidth)};
            }"""
        )
        if seen is None:
            continue
        reached.add(seen["place"])
        assert seen["style"] != "none", seen["name"]
        assert seen["width"] >= 1, seen["name"]
    assert len(reached) >= stops


def test_the_policy_in_the_documents_allows_the_scripts_of_each_page(
    repository: Path, sample: Path
) -> None:
    policy = (repository / "docs/deploy.md").read_text("utf-8")
    texts = {
        text
        for file in sample.rglob("*.html")
        for kind, text in INLINE.findall(file.read_text("utf-8"))
        if "ld+json" not in kind
    }
    assert len(texts) == 3
    for text in texts:
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy, text


def test_pages_are_made_ready_by_rules_that_any_browser_may_pass_by(
    sample: Path,
) -> None:
    html = (sample / "index.html").read_text("utf-8")
    start = html.index('<script type="speculationrules">') + len('<script type="speculationrules">')
    text = html[start : html.index("</script>", start)]
    rules = json.loads(text)
    (rule,) = rules["prerender"]
    assert rule["eagerness"] == "moderate"
    assert {"not": {"href_matches": ["/*.xml", "/*.json"]}} in rule["where"]["and"]


def test_a_page_takes_part_in_transitions_before_its_style_sheet_is_there(
    sample_base: str, sample: Path, reader: Open
) -> None:
    """Chromium asks at once, and ends a transition to a page that does not say so by then.

    What it writes to the console then, no script of the page can catch.
    """
    for file in sample.rglob("*.html"):
        html = file.read_text("utf-8")
        if 'rel="stylesheet"' in html:
            opt_in = html.index("@view-transition{navigation:auto}")
            assert opt_in < html.index('rel="stylesheet"'), file
    css = next((sample / "assets").glob("site.*.css")).read_text("utf-8")
    assert "@view-transition{navigation:auto" in css, "for readers without scripts"
    page = reader(1280).new_page()
    page.route("**/site.*.css", lambda route: route.abort())
    page.add_init_script("addEventListener('pagereveal', e => window.moved = !!e.viewTransition)")
    page.goto(sample_base + KINDS[0])
    page.locator('main a[href^="/20"]').first.click()
    page.wait_for_url(re.compile(r"/20\d\d/"))
    page.wait_for_function("window.moved === true")


def test_nothing_moves_for_those_who_ask_for_less(sample_base: str, reader: Open) -> None:
    page = reader(390, reduced_motion="reduce").new_page()
    page.goto(sample_base + KINDS[2])
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_more_contrast_makes_soft_text_strong(sample_base: str, reader: Open) -> None:
    page = reader(1280, contrast="more").new_page()
    page.goto(sample_base + KINDS[0])
    ink = page.evaluate("getComputedStyle(document.body).color")
    soft = page.locator(".entry-excerpt").first.evaluate("e => getComputedStyle(e).color")
    assert soft == ink


def test_nothing_moves_while_a_page_loads(sample_base: str, reader: Open) -> None:
    """Layout shift is 0 on each kind of page, the script's own additions included."""
    context = reader(390)
    context.add_init_script(
        "window.shift = []; new PerformanceObserver(list => list.getEntries().forEach(e => {"
        " if (!e.hadRecentInput) window.shift.push([e.value, ...e.sources.map(s =>"
        " [s.node?.outerHTML?.slice(0, 80), s.previousRect.toJSON(), s.currentRect.toJSON()])]) }))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    page = context.new_page()
    slow = context.new_cdp_session(page)  # a phone that paints before all has come in
    slow.send("Emulation.setCPUThrottlingRate", {"rate": 6})
    for path in (*KINDS, "/search/", "/search/?q=推論"):
        page.goto(sample_base + path, wait_until="networkidle")
        shift = page.evaluate("window.shift")
        assert shift == [], path
