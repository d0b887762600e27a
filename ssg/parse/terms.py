"""Tags, categories and names: a list, or a text that Jekyll reads as one."""

import re

from ssg.parse.reading import Reading, is_empty, read_text
from ssg.parse.yaml_nodes import Mapping, Node, Scalar, Sequence

COMMA = re.compile("[,，、]")
_AROUND = "[]［］\"'“”‘’ 　\t"  # what stands around entries where a list was meant
WIDE_COMMA = re.compile("[，、]")
SPLIT = ("tags", "categories")  # keys whose text is several terms


def read_list(node: Node, reading: Reading, *, split: bool) -> tuple[str, ...] | None:
    """The entries in order, each once.

    With ``split`` a text is divided at white space, else it is one entry (Jekyll,
    ``Utils.pluralized_array_from_hash``). A comma does not divide: it is a warning.
    """
    if isinstance(node, Mapping):
        reading.wrong_type(node, "a list", f'{reading.key}: ["…", "…"]')
        return None
    if isinstance(node, Sequence):
        return _items(node, reading)
    text = read_text(node, reading)
    if text is None:
        return None
    if COMMA.search(text):
        _warn_comma(node, text, reading)
    return tuple(dict.fromkeys(text.split())) if split else (text,)


def _items(node: Sequence, reading: Reading) -> tuple[str, ...] | None:
    found: list[str] = []
    for item in node.items:
        if not isinstance(item, Scalar):
            reading.wrong_type(item, "a list of texts", _list_form(reading.key, ["…", "…"]))
            continue
        if is_empty(item) or not item.text.strip():
            message = f"an entry of {reading.key} is empty"
            reading.findings.add("SSG119", item.start, message, "leave it out")
            continue
        text = read_text(item, reading)
        if text is not None:
            found.append(text)
            if len(node.items) == 1 and WIDE_COMMA.search(text):
                _warn_comma(item, text, reading)
    return tuple(dict.fromkeys(found)) or None


def _warn_comma(node: Scalar, text: str, reading: Reading) -> None:
    stripped = (part.strip(_AROUND) for part in COMMA.split(text))
    parts = [part for part in stripped if part]
    reading.findings.add(
        "SSG117",
        node.start,
        f"a comma does not divide {reading.key}",
        f"write a list: {_list_form(reading.key, parts)}",
    )


def _list_form(key: str, parts: list[str]) -> str:
    plural = {"tag": "tags", "category": "categories", "author": "authors"}.get(key, key)
    quoted = ", ".join('"' + part.replace('"', "") + '"' for part in parts[:20])
    return f"{plural}: [{quoted}]"
