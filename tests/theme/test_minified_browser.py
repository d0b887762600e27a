"""What a browser understands of a style sheet does not change as it is made smaller."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from ssg.model.pictures import Minifying
from ssg.render.minified import minified

SHEETS = sorted((Path(__file__).parents[2] / "static/assets").glob("*.css"))
# Values with custom properties in them and what @supports asks are kept as they were written: spaces
# at commas and inside brackets mean nothing in the ones, none in the others.
RULES = """
css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return Array.from(sheet.cssRules, rule => rule.cssText
    .replace(/: [^;{}]*;/g, value => value.replace(/\\s*,\\s*|(?<=\\()\\s+|\\s+(?=\\))/g, m => m.trim()))
    .replace(/@supports [^{]*/g, asks => asks.replace(/ /g, "")));
}
"""


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_the_rules_are_the_same(browser: Browser, path: Path) -> None:
    data = path.read_bytes()
    page = browser.new_page()
    before = page.evaluate(RULES, data.decode())
    after = page.evaluate(RULES, minified(data, Minifying("css")).decode())
    page.context.close()
    assert len(before) > 5
    assert after == before
