"""Free values of YAML (``extra``, data files) as what JSON knows."""

import math
from typing import Any

from ssg.parse.dates import iso
from ssg.parse.yaml_nodes import Mapping, Node, Problem, Scalar, Sequence

_WORDS = {"true": True, "yes": True, "on": True}
# A number of more digits is taken as text: no reader of JSON would keep it.
_MAX_DIGITS = 15


def plain_value(node: Node, problems: list[Problem]) -> Any:
    """A node as str, int, float, bool, None, list or dict; dates become ISO 8601 texts.

    Numbers to base 60 (``12:30``), infinities and numbers of more than 15 digits stay texts. The
    tree is shallow (``yaml_tree.MAX_DEPTH``), so that this may recurse.
    """
    if isinstance(node, Mapping):
        return {e.key.text: plain_value(e.value, problems) for e in node.entries}
    if isinstance(node, Sequence):
        return [plain_value(item, problems) for item in node.items]
    return _scalar(node, problems)


def _scalar(node: Scalar, problems: list[Problem]) -> Any:
    kind, text = node.kind, node.text
    if kind == "null":
        return None
    if kind == "bool":
        return text.lower() in _WORDS
    if kind == "int" and ":" not in text and len(text) <= _MAX_DIGITS + 5:
        return _integer(text)
    if kind == "float" and ":" not in text:
        return _float(text)
    if kind == "timestamp":
        stamp = iso(text)
        if stamp is None:
            hint = "put it in quotes if it is not meant as a date"
            problems.append(Problem("SSG113", node.start, f"there is no such day: {text}", hint))
            return text
        return stamp
    return text


def _float(text: str) -> float | str:
    try:
        number = float(text.replace("_", ""))
    except ValueError:  # .inf and .nan
        return text
    return number if math.isfinite(number) else text


def _integer(text: str) -> int | str:
    """YAML 1.1's int: decimal, 0x, 0b, and octal with a leading zero."""
    digits = text.replace("_", "").lower()
    sign = -1 if digits.startswith("-") else 1
    digits = digits.lstrip("+-")
    if digits in ("", "0x", "0b"):  # underscores alone
        return text
    if digits.startswith(("0x", "0b")):
        value = int(digits, 0)
    else:
        value = int(digits, 8 if digits.startswith("0") and digits != "0" else 10)
    return sign * value if len(str(value)) <= _MAX_DIGITS else text
