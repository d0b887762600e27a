"""``site.toml`` as typed settings, with the place of every mistake.

What there is to set, its types and its defaults come from the dataclasses of
``ssg.model.settings``; what a value must be besides, from ``ssg.parse.settings_table``.
"""

import dataclasses
import re
from collections.abc import Mapping
from typing import Any, get_args, get_origin, get_type_hints

from ssg.diagnostics import Checked, Diagnostic
from ssg.model.settings import Settings
from ssg.parse.findings import Findings
from ssg.parse.json_values import json_value
from ssg.parse.settings_table import BY_NAME
from ssg.parse.source_text import decode, source_text
from ssg.parse.spelling import meant
from ssg.parse.toml_places import Path, Place, toml_places
from ssg.parse.toml_text import load_toml
from ssg.parse.unsafe import UNSAFE
from ssg.values import dataclass

_TAXONOMIES = ("tags", "categories", "authors", "series")
_WORDS = {str: "a text in quotes", int: "a whole number", bool: "true or false"}
_HINTS = {str: '{key} = "…"', int: "{key} = 20", bool: "{key} = true"}


def parse_settings(data: bytes, path: str = "site.toml") -> Checked[Settings | None]:
    """The settings of a site; a setting that cannot be used keeps its default, with an error.

    Returns:
        None only for a file that is not UTF-8 or not TOML.
    """
    text = decode(path, data, "SSG001")
    if isinstance(text, Diagnostic):
        return Checked(None, (text,))
    findings = Findings(source_text(path, text))
    table = load_toml(text, "SSG001", findings)
    if table is None:
        return Checked(None, findings.all())
    bare = text.removeprefix("\ufeff")
    reader = _Reader(findings, toml_places(bare), len(text) - len(bare))
    values = reader.dataclass_values(Settings, table, ())
    if "title" not in table:
        findings.add("SSG005", 0, "the title is missing", 'add a line at the top: title = "…"')
    values.setdefault("title", "")
    if "base_url" in values:
        values["base_url"] = values["base_url"].rstrip("/")
    return Checked(Settings(**values), findings.all())


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads TOML values by the types of dataclass fields; what does not fit goes to findings."""

    findings: Findings
    places: Mapping[Path, Place]
    shift: int

    def dataclass_values(self, cls: type, table: Mapping[str, Any], at: Path) -> dict[str, Any]:
        """The arguments for ``cls`` that ``table`` gives; unknown keys are warnings."""
        hints = get_type_hints(cls)
        # A table's own key (authors) is no setting.
        names = [f.name for f in dataclasses.fields(cls) if f.name != "key"]
        values = {}
        for key, value in table.items():
            if key not in names:
                self._unknown(key, names, table, at)
                continue
            read = self._value(hints[key], value, (*at, key))
            if read is not None:
                values[key] = read
        return values

    def _value(self, wanted: Any, value: Any, at: Path) -> Any:
        """``value`` as ``wanted``, or None with a finding."""
        if wanted in _WORDS:
            read = self._scalar(wanted, value, at)
        elif dataclasses.is_dataclass(wanted):
            read = self._nested(wanted, value, at)
        elif get_origin(wanted) is tuple:
            read = self._tuple(get_args(wanted)[0], value, at)
        else:
            read = self._mapping(wanted, value, at)
        setting = BY_NAME.get(_dotted(at))
        if read is None or setting is None or setting.check is None:
            return read
        wrong = setting.check(read)
        if wrong is None:
            return read
        self._add("SSG004", at, f"{_shown(at)}: {wrong[0]}", wrong[1])
        return None

    def _scalar(self, wanted: type, value: Any, at: Path) -> Any:
        if type(value) is not wanted:
            return self._wrong_type(_WORDS[wanted], _HINTS[wanted], value, at)
        bad = UNSAFE.search(value) if isinstance(value, str) else None
        if bad is not None:
            message = f"{_shown(at)} holds U+{ord(bad[0]):04X}, which no page can hold"
            self._add("SSG004", at, message, "leave the character out")
            return None
        return value

    def _nested(self, cls: Any, value: Any, at: Path) -> Any:
        if not isinstance(value, dict):
            return self._wrong_type("a table", "[{key}]", value, at)
        values = self.dataclass_values(cls, value, at)
        for field in dataclasses.fields(cls):
            required = field.default is dataclasses.MISSING
            if required and field.default_factory is dataclasses.MISSING:
                if field.name not in value:
                    hint = f'add {field.name} = "…"'
                    self._add("SSG005", at, f"{_shown((*at, field.name))} is missing", hint)
                if field.name not in values:
                    return None
        return cls(**values)

    def _tuple(self, item: Any, value: Any, at: Path) -> Any:
        if dataclasses.is_dataclass(item) and "key" in {f.name for f in dataclasses.fields(item)}:
            return self._keyed(item, value, at)
        if not isinstance(value, list):
            is_table = dataclasses.is_dataclass(item)
            hint = "[[{key}]]" if is_table else '{key} = ["…"]'
            return self._wrong_type("a list of tables" if is_table else "a list", hint, value, at)
        read = [self._value(item, v, (*at, n)) for n, v in enumerate(value)]
        return tuple(v for v in read if v is not None)

    def _keyed(self, cls: Any, value: Any, at: Path) -> Any:
        """A table of tables, such as ``[authors.key]``."""
        if not isinstance(value, dict):
            return self._wrong_type("tables", "[{key}.name]", value, at)
        found = []
        for key, table in value.items():
            if isinstance(table, dict):
                values = self.dataclass_values(cls, table, (*at, key))
                found.append(cls(**{"name": key, **values, "key": key}))
            else:
                self._wrong_type("a table", f"[{at[-1]}.{key}]", table, (*at, key))
        return tuple(found)

    def _mapping(self, wanted: Any, value: Any, at: Path) -> Any:
        if not isinstance(value, dict):
            return self._wrong_type("a table", "[{key}]", value, at)
        _, inner = get_args(wanted)
        if inner is Any:
            return json_value(value)
        read = {}
        for key, item in value.items():
            if at == ("slugs",) and key not in _TAXONOMIES:
                self._unknown(key, list(_TAXONOMIES), value, at)
                continue
            one = self._value(inner, item, (*at, key))
            if one is not None:
                read[key] = one
        return read

    def _wrong_type(self, wanted: str, hint: str, value: Any, at: Path) -> None:
        message = f"{_shown(at)} must be {wanted}, not {_type_name(value)}"
        self._add("SSG003", at, message, "write " + hint.replace("{key}", str(at[-1])))

    def _unknown(self, key: str, known: list[str], table: Mapping[str, Any], at: Path) -> None:
        like = meant(key, known, table)
        hint = f"did you mean {like}?" if like else "its table has " + ", ".join(known[:40])
        if at and like is None and key in BY_NAME:
            hint = f"it belongs above the first table: move it before [{at[0]}]"
        place = self.places.get((*at, key))
        message = f"the setting {_shown((*at, key))} is not known"
        self.findings.add("SSG002", (place.key if place else 0) + self.shift, message, hint)

    def _add(self, code: str, at: Path, message: str, hint: str) -> None:
        place = next(
            (self.places[at[:n]] for n in range(len(at), 0, -1) if at[:n] in self.places), None
        )
        self.findings.add(code, (place.value if place else 0) + self.shift, message, hint)


def _dotted(at: Path) -> str:
    """The name in the table of settings: keys that the editor chooses are ``*``."""
    free = at[0] in ("nav", "social", "authors", "slugs")
    parts = ["*" if isinstance(p, int) or (free and n == 1) else p for n, p in enumerate(at)]
    if at[0] == "slugs" and len(parts) == 3:
        parts[2] = "*"
    return ".".join(str(p) for p in parts)


def _shown(at: Path) -> str:
    """A setting's name for a message: ``nav[1].label``."""
    name = "".join(f"[{p + 1}]" if isinstance(p, int) else f".{p[:40]}" for p in at)
    return re.sub(r"\A\.", "", name)


def _type_name(value: Any) -> str:
    names = {str: "a text", bool: "true or false", list: "a list", dict: "a table"}
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return "a number"
    return names.get(type(value), "a date")
