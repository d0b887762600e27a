"""Data files of a site (``data/*.toml``, ``.json``, ``.yaml``) as plain values."""

import json
from typing import Any

import yaml

from ssg.diagnostics import Checked, Diagnostic
from ssg.parse.findings import Findings
from ssg.parse.json_values import json_value
from ssg.parse.source_text import decode, source_text
from ssg.parse.toml_text import load_toml
from ssg.parse.unsafe import UNSAFE
from ssg.parse.yaml_tree import FAST, compose
from ssg.parse.yaml_values import plain_value

MAX_BYTES = 8 * 1024 * 1024
MAX_DEPTH = 50


def parse_data(path: str, data: bytes) -> Checked[object]:
    """The value of a data file, by its extension; None with an error for one that is unreadable.

    YAML is held to the rules of front matter: no aliases, anchors or tags, each key once.
    """
    if len(data) > MAX_BYTES:
        findings = Findings(source_text(path, "", 0))
        message = f"the data file is larger than {MAX_BYTES // 1024 // 1024} MiB"
        findings.add("SSG011", 0, message, "divide it")
        return Checked(None, findings.all())
    text = decode(path, data, "SSG011")
    if isinstance(text, Diagnostic):
        return Checked(None, (text,))
    findings = Findings(source_text(path, text))
    extension = path.rsplit(".", 1)[-1].lower()
    value: Any
    if extension == "toml":
        value = load_toml(text, "SSG011", findings)
    elif extension == "json":
        value = _json(text, findings)
    else:
        value = _yaml(text, findings)
    if _depth_exceeds(value, MAX_DEPTH):
        findings.add("SSG011", 0, "the data is nested too deeply", f"at most {MAX_DEPTH} levels")
    if findings.all():
        return Checked(None, findings.all())
    return Checked(value if extension not in ("toml", "json") else json_value(value))


def _json(text: str, findings: Findings) -> Any:
    bare = text.removeprefix("\ufeff")
    shift = len(text) - len(bare)
    try:
        return json.loads(bare, object_pairs_hook=_unique)
    except json.JSONDecodeError as error:
        words = error.msg[:1].lower() + error.msg[1:]
        findings.add("SSG011", error.pos + shift, f"not JSON: {words}")
    except _DuplicateKeyError as error:
        findings.add(
            "SSG011", 0, f"the key “{str(error)[:40]}” is here twice", "keep one of the two"
        )
    except RecursionError:
        findings.add("SSG011", 0, "the data is nested too deeply", f"at most {MAX_DEPTH} levels")
    except ValueError:  # a number of thousands of digits
        findings.add("SSG011", 0, "a number has too many digits", "write it as a text")
    return None


class _DuplicateKeyError(Exception):
    """A JSON object has a key twice."""


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key, value in pairs:
        if key in result:
            raise _DuplicateKeyError(key)
        result[key] = value
    return result


def _yaml(text: str, findings: Findings) -> Any:
    bad = UNSAFE.search(text.removeprefix("\ufeff"))
    bare = text.removeprefix("\ufeff")
    shift = len(text) - len(bare)
    if bad is not None:
        message = f"an invisible character, U+{ord(bad[0]):04X}, stands here"
        findings.add("SSG011", bad.start() + shift, message, "delete it")
        return None
    try:
        composed = compose(bare, shift, FAST)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        offset = min(mark.index, len(bare)) + shift if mark is not None else 0
        findings.add("SSG011", offset, "this is not YAML", "check brackets, quotes and indents")
        return None
    problems = list(composed.problems)
    value = plain_value(composed.root, problems) if composed.root is not None else None
    for problem in problems:
        findings.add("SSG011", problem.start, problem.message, problem.hint)
    return value


def _depth_exceeds(value: Any, limit: int) -> bool:
    """Whether a value is nested deeper than ``limit``; walks level by level, without recursion."""
    level = [value]
    for _ in range(limit + 1):
        level = [
            item
            for v in level
            if isinstance(v, (dict, list))
            for item in (v.values() if isinstance(v, dict) else v)
        ]
        if not level:
            return False
    return True
