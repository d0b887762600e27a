"""The reference of front matter and settings says what the code says, and the schema is one."""

import dataclasses
import re
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from ssg.model.front_matter import FrontMatter
from ssg.model.settings import Settings
from ssg.parse.fields import FIELDS, Field
from ssg.parse.post import parse_post
from ssg.parse.schema import front_matter_schema
from ssg.parse.settings import parse_settings
from ssg.parse.settings_table import SETTINGS, Setting

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"
TYPES = {str: "text", int: "whole number", bool: "true or false"}


def rows(page: str) -> dict[str, list[str]]:
    """The table rows of a page by the name in their first cell."""
    text = (REFERENCE / page).read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if cells and re.fullmatch(r"`[^`]+`", cells[0]):
            assert cells[0] not in found
            found[cells[0].strip("`")] = cells
    return found


def other_spellings(field: Field) -> str:
    return ", ".join(f"`{s}`" for s in field.spellings if s != field.name)


@pytest.mark.parametrize("field", FIELDS, ids=lambda f: f.name)
def test_each_key_has_its_row(field: Field) -> None:
    cells = rows("front-matter.md").get(field.name)
    assert cells == [f"`{field.name}`", other_spellings(field), field.kind.name, field.about]


def test_no_other_key_has_a_row() -> None:
    assert list(rows("front-matter.md")) == [f.name for f in FIELDS]


def test_each_field_is_one_of_the_model_and_each_spelling_is_one_fields() -> None:
    free = {"extra", "places"}
    known = {f.name for f in dataclasses.fields(FrontMatter)} - free
    assert {f.name for f in FIELDS} == known
    spellings = [s for f in FIELDS for s in f.spellings]
    assert len(spellings) == len(set(spellings))
    assert all(f.name in f.spellings for f in FIELDS)


def leaves(cls: Any, prefix: str = "") -> dict[str, tuple[str, str]]:
    """Every setting of the dataclasses, by dotted name, with its type and default in words."""
    found: dict[str, tuple[str, str]] = {}
    hints = get_type_hints(cls)
    for field in dataclasses.fields(cls):
        if field.name == "key":
            continue
        name, wanted = prefix + field.name, hints[field.name]
        if wanted in TYPES:
            missing = field.default is dataclasses.MISSING or field.default == ""
            shown = "" if missing else f"`{as_toml(field.default)}`"
            found[name] = (TYPES[wanted], shown)
        elif dataclasses.is_dataclass(wanted):
            found |= {name: ("table", ""), **leaves(wanted, f"{name}.")}
        elif get_origin(wanted) is tuple and dataclasses.is_dataclass(get_args(wanted)[0]):
            keyed = "key" in {f.name for f in dataclasses.fields(get_args(wanted)[0])}
            kind = "tables by key" if keyed else "list of tables"
            found |= {name: (kind, ""), **leaves(get_args(wanted)[0], f"{name}.*.")}
        elif get_origin(wanted) is tuple:
            kind = "list of texts" if get_args(wanted)[0] is str else "list of whole numbers"
            found[name] = (kind, f"`{as_toml(list(field.default))}`")
        else:
            found[name] = ("table", "")
            if get_args(wanted)[1] is not Any:
                found[f"{name}.*.*"] = ("text", "")
    return found


def as_toml(value: object) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(as_toml(v) for v in value) + "]"
    return str(value).lower() if isinstance(value, (bool, int)) else f'"{value}"'


def test_each_setting_of_the_model_is_in_the_table_and_no_other() -> None:
    assert {s.name for s in SETTINGS} == set(leaves(Settings))
    assert len(SETTINGS) == len({s.name for s in SETTINGS})


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda s: s.name)
def test_each_setting_has_its_row(setting: Setting) -> None:
    kind, default = leaves(Settings)[setting.name]
    cells = rows("settings.md").get(setting.name)
    assert cells == [f"`{setting.name}`", kind, default, setting.about]


def test_no_other_setting_has_a_row() -> None:
    assert set(rows("settings.md")) == {s.name for s in SETTINGS}


def test_the_schema_knows_every_spelling_and_asks_for_the_title() -> None:
    schema = front_matter_schema()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["required"] == ["title"]
    properties = schema["properties"]
    assert isinstance(properties, dict)
    assert list(properties) == [s for f in FIELDS for s in f.spellings]
    for about in properties.values():
        assert about["description"]
        if "pattern" in about:
            re.compile(about["pattern"])


EXAMPLES: dict[str, tuple[list[Any], list[Any]]] = {
    "title": (["T", 1984], ["", ["T"], True]),
    "date": (["2025-10-21"], [True, ["2025-10-21"]]),
    "tags": ([["a", 3], "a b", 2025], [{"a": "b"}, [["a"]], True]),
    "author": (["A B", ["A", "B"]], [{"name": "A"}]),
    "reading_time": ([8, 7.5, "8分"], [[8], True]),
    "draft": ([True, False], ["maybe", 1]),
    "image": (["a.png", {"path": "a.png", "alt": "b"}], [{"alt": "b"}, ["a.png"]]),
    "slug": (["a-b"], ["a/b"]),
    "lang": (["ja", "zh-Hant-TW"], ["ja_JP", False]),
    "layout": (["post"], ["../a", "a.html"]),
    "sources": (
        ["A https://a.example/", ["A", {"title": "B", "url": "https://b.example/"}]],
        [True],
    ),
    "aliases": (["/a/", ["/a/", "/b/"]], [{"a": "b"}]),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_schema_takes_and_refuses_what_the_reader_does(name: str) -> None:
    properties = front_matter_schema()["properties"]
    assert isinstance(properties, dict)
    good, bad = EXAMPLES[name]
    assert [v for v in good if not fits(v, properties[name])] == []
    assert [v for v in bad if fits(v, properties[name])] == []


def fits(value: Any, schema: dict[str, Any]) -> bool:
    """The few keywords of JSON Schema (2020-12) that the schema of front matter uses."""
    if "oneOf" in schema and sum(fits(value, s) for s in schema["oneOf"]) != 1:
        return False
    names = {str: "string", bool: "boolean", list: "array", dict: "object", type(None): "null"}
    kind = names.get(type(value), "number")
    wanted = schema.get("type", kind)
    if kind != wanted and kind not in wanted:
        return False
    if isinstance(value, str):
        if len(value) < schema.get("minLength", 0):
            return False
        return re.search(schema.get("pattern", ""), value) is not None
    if isinstance(value, list):
        return all(fits(v, schema.get("items", {})) for v in value)
    if isinstance(value, dict):
        inner = schema.get("properties", {})
        asked = all(k in value for k in schema.get("required", []))
        return asked and all(fits(v, inner.get(k, {})) for k, v in value.items())
    return True


def examples(page: str, language: str) -> list[str]:
    text = (REFERENCE / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def test_the_examples_of_front_matter_are_good() -> None:
    (whole,) = examples("front-matter.md", "markdown")
    assert parse_post("posts/a.md", whole.encode(), Settings("A")).diagnostics == ()
    blocks = examples("front-matter.md", "yaml")
    # The first shows three ways to write one thing; each line is an example.
    parts = [line for line in blocks[0].splitlines() if line] + blocks[1:]
    assert len(parts) == 5
    for part in parts:
        source = f"---\ntitle: T\n{part}\n---\n"
        assert parse_post("posts/2025-01-02-a.md", source.encode(), Settings("A")).diagnostics == ()


def test_the_examples_of_settings_are_good() -> None:
    blocks = examples("settings.md", "toml")
    assert len(blocks) == 3
    for block in blocks:
        text = block if block.startswith("title") else f'title = "A"\n{block}'
        assert parse_settings(text.encode()).diagnostics == ()
