"""TOML text as a table, its syntax errors located and in a writer's words."""

import re
import tomllib
from typing import Any

from ssg.parse.findings import Findings

_AT = re.compile(r" \(at (?:line ([0-9]+), column ([0-9]+)|end of document)\)\Z")
_HINTS = (
    ("after a key in a key/value pair", "write key = value"),
    ("Invalid value", 'put a text in quotes: key = "text"'),
    ("Cannot overwrite a value", "the key is here twice: keep one"),
    ("Cannot declare", "the table is here twice: keep one, or write [[name]] for a list"),
    ("Invalid statement", "write key = value, or [table]"),
    ("Unterminated string", "close the quotes"),
    ("Illegal character '\\n'", "close the quotes before the line ends"),
    ("Unclosed array", "write ] at the end"),
    ("Expected newline or end of document", "one entry on each line; quotes around a text"),
)


def load_toml(text: str, code: str, findings: Findings) -> dict[str, Any] | None:
    """The table of a document, or None with a finding (TOML 1.0; a byte order mark may lead it)."""
    bare = text.removeprefix("\ufeff")
    try:
        return tomllib.loads(bare)
    except tomllib.TOMLDecodeError as error:
        words = str(error)
    except RecursionError:
        words = "nested too deeply (at line 1, column 1)"
    except ValueError as error:  # a number of thousands of digits, an impossible date
        words = f"{error} (at line 1, column 1)"
    found = _AT.search(words)
    starts = findings.source.starts
    if found is None or found[1] is None:
        offset = len(text)
    else:
        line = min(int(found[1]), len(starts))
        offset = starts[line - 1] + int(found[2]) - 1
    message = _AT.sub("", words)
    hint = next((hint for part, hint in _HINTS if part in message), "")
    findings.add(code, offset, "not TOML: " + message[:1].lower() + message[1:200], hint)
    return None
