"""The theme's texts read from ``i18n/*.toml`` and checked, so that no page trips over one."""

import tomllib
from collections.abc import Iterable
from string import Formatter
from typing import Any, TypeGuard

from ssg.diagnostics import Checked, Diagnostic, Location, diagnose
from ssg.pages.texts import FALLBACK, Entry, Texts

FOLDER = "i18n/"
FORMS = {"one", "other"}


def load_texts(files: Iterable[tuple[str, str, str]]) -> Checked[Texts]:
    """The texts of ``files`` (language, path shown in messages, TOML), later ones winning.

    A site's own file needs only the texts that it changes. A text may use the placeholders that
    its English form has.
    """
    languages: dict[str, dict[str, Entry]] = {}
    places: dict[tuple[str, str], str] = {}
    noticed: list[Diagnostic] = []
    for language, path, text in files:
        try:
            entries = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            noticed.append(diagnose("SSG505", Location(path), f"not TOML: {error}"))
            continue
        for key, entry in entries.items():
            if _is_entry(entry):
                languages.setdefault(language, {})[key] = entry
                places[language, key] = path
            else:
                noticed.append(
                    diagnose(
                        "SSG505", Location(path), f"{key} is not a text",
                        hint=f'write {key} = "…", or a table [{key}] with one and other',
                    )
                )  # fmt: skip
    for (language, key), path in places.items():
        expected = languages.get(FALLBACK, {}).get(key)
        problem = _problem(languages[language][key], expected)
        if problem:
            noticed.append(diagnose("SSG505", Location(path), f"{key}: {problem}"))
            if expected is not None:
                languages[language][key] = expected
    return Checked(Texts(languages), tuple(noticed))


def _problem(entry: Entry, expected: Entry | None) -> str:
    try:
        names = _placeholders(entry)
    except ValueError as error:
        return f"{error}; write a brace as {{{{"
    if expected is None:
        return ""
    try:
        unknown = names - _placeholders(expected)
    except ValueError:
        return ""
    return f"no value {{{min(unknown)}}}" if unknown else ""


def _placeholders(entry: Entry) -> set[str]:
    """The names in braces.

    Raises:
        ValueError: for a brace that is not closed, and for anything but a name within.
    """
    texts: Iterable[str] = [entry] if isinstance(entry, str) else entry.values()
    names: set[str] = set()
    for text in texts:
        for _, name, form, conversion in Formatter().parse(text):
            if name is None:
                continue
            if form or conversion or not name.isidentifier():
                raise ValueError(f"“{{{name}}}” holds more than a name")
            names.add(name)
    return names


def _is_entry(value: Any) -> TypeGuard[Entry]:
    if isinstance(value, dict):
        return set(value) == FORMS and all(isinstance(form, str) for form in value.values())
    return isinstance(value, str)
