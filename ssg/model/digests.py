"""Digests of bytes and of values."""

import dataclasses
import hashlib
import json
from collections.abc import Callable
from datetime import date
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any


def digest_bytes(data: bytes) -> str:
    """BLAKE2b (RFC 7693) of 16 bytes, as 32 hexadecimal digits."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def digest_body(data: bytes) -> str:
    """SHA-256 (FIPS 180-4), the first 16 bytes of it, as 32 hexadecimal digits.

    For many texts of some length: processors have instructions for it, and then it takes a third of
    the time.
    """
    return hashlib.sha256(data).hexdigest()[:32]


def digest_text(text: str) -> str:
    """The digest of a text's UTF-8 bytes."""
    return digest_bytes(text.encode("utf-8", "surrogatepass"))


def plain(value: Any) -> Any:
    """A value of dataclasses, tuples, mappings and dates as what JSON knows.

    Raises:
        TypeError: for anything that has no one true JSON form.
    """
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    if isinstance(value, Enum):
        return value.value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, (tuple, list)):
        return [plain(v) for v in value]
    if isinstance(value, dict):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no JSON form for {type(value).__name__}")


def digest_value(value: Any) -> str:
    """The digest of a value by its JSON: whatever a template can tell apart has another digest.

    The order of a mapping's keys counts: a template that loops over them shows it. A dataclass
    that has a ``digest_key`` which is not empty stands for itself by that key: what many values
    hold is then digested once.
    """
    return digest_text(_json(value))


def _json_form(value: Any) -> Any:
    """What ``json`` asks for a value that it does not know itself."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        key = getattr(value, "digest_key", "")
        return {"digest": key} if key else _fields(type(value))(value)
    return plain(value)


_json = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, separators=(",", ":"), default=_json_form
).encode


@cache
def _fields(kind: type) -> Callable[[Any], Any]:
    """The values of a dataclass's fields, in their order."""
    names = [f.name for f in dataclasses.fields(kind)]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: [getattr(value, name) for name in names]
