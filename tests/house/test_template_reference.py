"""docs/reference/templates.md lists every value that a template may name, and no other."""

import re
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from jinja2 import Environment

from ssg.model.rendered import Heading
from ssg.model.settings import NavItem, Settings
from ssg.pages import parts, views
from ssg.pages.all_pages import KINDS
from ssg.pages.shared import SHARED, site_view
from ssg.pages.texts import Texts
from ssg.render.environment import make_templates
from ssg.render.theme import load_theme
from ssg.render.trees import FILTERS

_ROW = re.compile(r"^\| `([^`]+)` \|(.*)\|$", re.MULTILINE)
# Not for templates: what a value is digested by.
INTERNAL = {"digest_key"}

VIEWS = {
    name: value
    for module in (views, parts)
    for name, value in vars(module).items()
    if is_dataclass(value) and value.__module__ in (views.__name__, parts.__name__)
} | {"Heading": Heading, "NavItem": NavItem}


@pytest.fixture(scope="module")
def sections(repository: Path) -> dict[str, list[tuple[str, str]]]:
    """The rows (first cell, the others) of each section, by its heading."""
    text = (repository / "docs/reference/templates.md").read_text("utf-8")
    pieces = re.split(r"^#{2,3} (.+)$", text, flags=re.MULTILINE)
    return {h: _ROW.findall(body) for h, body in zip(pieces[1::2], pieces[2::2], strict=True)}


@pytest.fixture(scope="module")
def environment() -> Environment:
    theme = load_theme({}, {}, {}).value
    return make_templates(theme, site_view(Settings("t"), "0")).plain


def names(rows: list[tuple[str, str]]) -> list[str]:
    return [name for name, _ in rows]


@pytest.mark.parametrize("view", VIEWS)
def test_every_field_of_a_view_is_described_in_its_order(sections: dict, view: str) -> None:
    expected = [f.name for f in fields(VIEWS[view]) if f.name not in INTERNAL]
    assert names(sections[view]) == expected
    for name, rest in sections[view]:
        assert all(cell.strip() for cell in rest.split("|")), name


def test_no_view_is_described_that_is_not_there(sections: dict) -> None:
    described = {h for h in sections if h[0].isupper() and " " not in h and h != "Functions"}
    assert described - {"Filters"} == set(VIEWS)


def test_types_that_are_named_are_described(sections: dict) -> None:
    for heading, rows in sections.items():
        for name, rest in rows:
            for kind in re.findall(r"`([A-Z]\w+)`", rest.split("|")[0]):
                assert kind in VIEWS, f"{heading}.{name}: {kind}"


def test_every_value_of_the_whole_site_is_described(sections: dict) -> None:
    assert names(sections["Values of the whole site"]) == [*SHARED, "data"]


def test_every_function_is_described(sections: dict, environment: Environment) -> None:
    own = set(environment.globals) - set(Environment().globals) - {"site"}
    assert set(names(sections["Functions"])) == own
    assert "site" in environment.globals


def test_every_filter_is_described(sections: dict, environment: Environment) -> None:
    own = set(environment.filters) - set(Environment().filters)
    assert set(names(sections["Filters"])) == own == set(FILTERS)


def test_every_page_template_is_described(sections: dict, repository: Path) -> None:
    rows = sections["Which template makes which page"]
    described = set(names(rows))
    shipped = {f.name for f in (repository / "templates").glob("*.html")}
    layouts = {"base.html", "term.html", "terms.html"}  # what others extend
    assert described == shipped - layouts
    for name, rest in rows:
        view = re.findall(r"`(\w+)`", rest)[0]
        assert view in VIEWS, name
    assert len(KINDS) >= 8


def test_texts_need_no_theme() -> None:
    assert Texts({}).languages == {}
