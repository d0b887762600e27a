"""What is wrong with an entry that YAML cannot read, in a writer's words.

Told from the entry's text and the place where the parser stopped, never from the parser's own
message, which differs between PyYAML's two loaders.
"""

import re

import yaml

from ssg.parse.yaml_nodes import Problem

_ENTRY = re.compile(r"([^\s:][^:\r\n]{0,60}?)[ \t]*:(?:[ \t]+([^\r\n]*)|(?=[\r\n]|\Z))")
_INDENTED = re.compile(r"[\r\n](?=[ \t]+[^\s:]+:(?:[ \t\r\n]|\Z))")
_LOOKS_LIKE_TEXT = "between the two lines --- each line is “key: value”"


def explain(text: str, start: int, error: yaml.YAMLError | None) -> Problem:
    """The problem of one top-level entry, ``text``, which stands at offset ``start``."""
    found = _ENTRY.match(text)
    mark = getattr(error, "problem_mark", None)
    at = min(mark.index, len(text.rstrip())) if mark is not None else 0
    if found is None or error is None:
        return Problem(
            "SSG104",
            start + (0 if error is None else at),
            "this line is not an entry of front matter",
            _LOOKS_LIKE_TEXT,
        )
    value = (found[2] or "").rstrip()
    value_at = found.end() - len(found[2] or "")
    problem = _by_first_character(found[1], value, start + value_at, start + at)
    if problem is not None:
        return problem
    if text[at : at + 1] == "\t" or re.search(r"[\r\n] *\t", text):
        tab = text.index("\t", 0 if text[at : at + 1] != "\t" else at)
        return Problem("SSG104", start + tab, "a tab cannot indent", "use spaces")
    indented = _INDENTED.search(text)
    if value and indented is not None and indented.start() < at:
        return Problem(
            "SSG104",
            start + indented.end(),
            "this line is indented, yet the entry above has its value already",
            "remove the spaces before it",
        )
    if ": " in value and at <= found.end():
        colon = value_at + value.index(": ")
        return Problem(
            "SSG104",
            start + colon,
            "a second colon stands in this value",
            _quoted(found[1], value),
        )
    return Problem("SSG104", start + at, "this is not YAML", "check brackets, quotes and indents")


def _by_first_character(key: str, value: str, value_at: int, at: int) -> Problem | None:
    first = value[:1]
    if first in ('"', "'"):
        return _in_quotes(key, value, value_at, at)
    if first in ("[", "{"):
        return _in_brackets(key, value, value_at, at)
    if first and first in "@`%&*!|>":
        message = f"a value cannot begin with {first}"
        return Problem("SSG104", value_at, message, _quoted(key, value))
    return None


def _in_quotes(key: str, value: str, value_at: int, at: int) -> Problem:
    quote, closing = value[0], _closing(value)
    if closing < 0:
        message = f"the quote {quote} that opens here is not closed"
        return Problem("SSG104", value_at, message, f"write {quote} at the end of the value too")
    if quote == '"' and value_at < at <= value_at + closing and "\\" in value:
        return Problem("SSG104", at, "this escape is unknown", _quoted(key, value[1:closing]))
    message = "text stands after the closing quote"
    return Problem("SSG104", value_at + closing + 1, message, _quoted(key, value))


def _in_brackets(key: str, value: str, value_at: int, at: int) -> Problem:
    opening = value[0]
    closing = "]" if opening == "[" else "}"
    if closing not in value:
        message = f"the {opening} that opens here is not closed"
        hint = f"write {closing} at the end, or put a text with {opening} in quotes"
        return Problem("SSG104", value_at, message, hint)
    if not value.endswith(closing) and not _comment_follows(value, closing):
        return Problem("SSG104", at, f"text stands after {closing}", _quoted(key, value))
    wide = re.search("[，、：]", value)
    if wide is not None:
        message = f"a full-width {wide[0]} divides nothing here"
        hint = "divide the entries with half-width commas"
        return Problem("SSG104", value_at + wide.start(), message, hint)
    message = "this list cannot be read" if opening == "[" else "this mapping cannot be read"
    hint = "divide the entries with commas, and put those with a sign in them in quotes"
    return Problem("SSG104", at, message, hint)


def _comment_follows(value: str, closing: str) -> bool:
    return re.match(r"\s+#|\s*\Z", value[value.rindex(closing) + 1 :]) is not None


def _closing(value: str) -> int:
    """Where the quote that opens ``value`` closes; -1 when it does not on this line."""
    pattern = r"'(?:[^']|'')*'" if value[0] == "'" else r'"(?:[^"\\]|\\.)*"'
    found = re.match(pattern, value)
    return found.end() - 1 if found else -1


def _quoted(key: str, value: str) -> str:
    """The hint to put a whole value in quotes, with the entry as it should be."""
    shown = value if len(value) <= 60 else value[:60] + "…"
    if '"' not in shown and "\\" not in shown:
        quoted = f'"{shown}"'
    else:
        quoted = "'" + shown.replace("'", "''") + "'"
    return f"put the whole value in quotes: {key}: {quoted}"
