"""The theme's colours can be read, by day and by night (WCAG 2.2, 1.4.3)."""

import re
from pathlib import Path

import pytest

CSS = (Path(__file__).parents[2] / "static/assets/site.css").read_text("utf-8")
PAIRS = dict(re.findall(r"--([\w-]+): light-dark\((#\w+, #\w+)\)", CSS))
READ = ("ink", "ink-soft", "thread", "knot-ink")
CODE = tuple(name for name in PAIRS if name.startswith("code-"))


def luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def colour(name: str, scheme: int) -> str:
    return PAIRS[name].split(", ")[scheme]


def test_the_measure_is_right() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("name", [*READ, *CODE])
def test_text_stands_out_from_paper_and_tint(name: str, scheme: int) -> None:
    for ground in ("paper", "tint"):
        assert contrast(colour(name, scheme), colour(ground, scheme)) >= 4.5


@pytest.mark.parametrize("name", sorted(PAIRS))
def test_a_browser_without_light_dark_gets_the_same_day(name: str) -> None:
    plain = re.search(rf"^  --{name}: (#\w+);", CSS, re.MULTILINE)
    assert plain is not None
    assert plain[1] == colour(name, 0)
