"""A block of front matter as a typed value."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from ssg.diagnostics import Location
from ssg.model.front_matter import FrontMatter
from ssg.parse.fields import BY_SPELLING, FIELDS, Field
from ssg.parse.findings import Findings
from ssg.parse.frame import MAX_BLOCK
from ssg.parse.reading import Reading, is_empty
from ssg.parse.spelling import meant
from ssg.parse.suspects import suspects
from ssg.parse.unsafe import UNSAFE
from ssg.parse.yaml_nodes import Entry, Mapping, Problem, shown
from ssg.parse.yaml_recovery import MAX_PROBLEMS, read_block
from ssg.parse.yaml_values import plain_value

_MAX_BAD_CHARACTERS = 10


def read_front_matter(
    block: str, start: int, zone: ZoneInfo, findings: Findings, *, is_page: bool = False
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The arguments for a ``FrontMatter``, and the names of fields that are there but unusable.

    Args:
        block: the text between the two lines of hyphens.
        start: its offset in the file.
        zone: of times that say none, and of every time that comes out.
        findings: gets what is wrong.
        is_page: of a page, whose permalink knows fewer placeholders.
    """
    if len(block) > MAX_BLOCK:
        message = f"the front matter is longer than {MAX_BLOCK // 1024} KiB"
        findings.add("SSG109", start, message, "is the closing --- where it belongs?")
        return {}, tuple(f.name for f in FIELDS)
    composed = read_block(_without_bad_characters(block, start, findings), start)
    _note(composed.problems, findings)
    end = start + len(block)
    _note(suspects(composed.root, findings.source.text, end, BY_SPELLING), findings)
    entries = composed.root.entries if isinstance(composed.root, Mapping) else ()
    broken = {BY_SPELLING[key].name for key in composed.broken if key in BY_SPELLING}
    given = {entry.key.text: entry for entry in entries}
    values: dict[str, Any] = {}
    places: dict[str, Location] = {}
    for field in dict.fromkeys(BY_SPELLING[key] for key in given if key in BY_SPELLING):
        entry = _chosen(field, given, findings)
        places[field.name] = findings.source.location(entry.value.start)
        if is_empty(entry.value) and field.name != "title":
            continue
        reading = Reading(entry.key.text, zone, findings, is_page)
        value = field.kind.read(entry.value, reading)
        if value is None:
            broken.add(field.name)
        elif field.name == "image":
            values["image"], alt = value
            values |= {"image_alt": alt} if alt else {}
        else:
            values.setdefault(field.name, value)
    _read_extra(given, values, places, findings)
    return values, tuple(sorted(broken))


def _chosen(field: Field, given: dict[str, Entry], findings: Findings) -> Entry:
    """The entry that counts for a field: its first spelling with a value, in the field's order."""
    if len(field.spellings) == 1:
        return given[field.spellings[0]]
    entries = [given[s] for s in field.spellings if s in given]
    if len(entries) == 1:
        return entries[0]
    chosen = next((e for e in entries if not is_empty(e.value)), entries[0])
    for entry in entries:
        if entry is not chosen and not is_empty(entry.value) and entry.key.text != "description":
            findings.add(
                "SSG118",
                entry.key.start,
                f"{entry.key.text} is not used: {chosen.key.text} is here too",
                f"keep one of the two, {field.name}",
            )
    return chosen


def _read_extra(
    given: dict[str, Entry],
    values: dict[str, Any],
    places: dict[str, Location],
    findings: Findings,
) -> None:
    """Unknown keys, and a ``description`` that an ``excerpt`` left free."""
    extra: dict[str, Any] = {}
    problems: list[Problem] = []
    for key, entry in given.items():
        both = key == "description" and "excerpt" in given and not is_empty(given["excerpt"].value)
        if key in BY_SPELLING and not both:
            continue
        if key not in BY_SPELLING:
            known = meant(key, BY_SPELLING, given)
            if known is not None:
                message = f"the key “{shown(key)}” is unknown"
                findings.add("SSG116", entry.key.start, message, f"did you mean {known}?")
        extra[key] = plain_value(entry.value, problems)
        places.setdefault(key, findings.source.location(entry.value.start))
    _note(problems, findings)
    values["extra"] = extra
    values["places"] = places


def _note(problems: Iterable[Problem], findings: Findings) -> None:
    for problem in tuple(problems)[:MAX_PROBLEMS]:
        findings.add(problem.code, problem.start, problem.message, problem.hint)


def _without_bad_characters(block: str, start: int, findings: Findings) -> str:
    """The block with a space for each character that no page can hold; each is told once."""
    if UNSAFE.search(block) is None:
        return block
    for told, found in enumerate(UNSAFE.finditer(block)):
        if told == _MAX_BAD_CHARACTERS:
            break
        message = f"an invisible character, U+{ord(found[0]):04X}, stands here"
        findings.add("SSG120", start + found.start(), message, "delete it")
    return UNSAFE.sub(" ", block)


def front_matter(values: dict[str, Any], title: str, date: datetime | None) -> FrontMatter:
    """The typed value, with a title and date for a file that gives none."""
    values.setdefault("title", title)
    values.setdefault("date", date)
    return FrontMatter(**values)
