"""Where each key and value of a TOML document stands; ``tomllib`` does not tell.

Made for documents that ``tomllib`` has accepted (TOML 1.0), so that it only has to find its way,
not to judge. Keys are paths: ``("nav", 0, "label")``.
"""

import re
import tomllib
from typing import NamedTuple, TypeAlias

Path: TypeAlias = tuple[str | int, ...]

_MAX_DEPTH = 30
_SPACE = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BLANK = re.compile(r"[ \t]*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_STRING = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"{3,5}'
    r"|'''(?:[^']|'(?!''))*'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_OTHER = re.compile(r"[^,\]}\n#]*")


class Place(NamedTuple):
    """Offsets of a key and of its value; a table's value is its header."""

    key: int
    value: int


def toml_places(text: str) -> dict[Path, Place]:
    """The places of every key, in the order of the document."""
    scanner = _Scanner(text)
    scanner.document()
    return scanner.places


class _Scanner:
    """A cursor over the text; ``places`` fills as it goes."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.places: dict[Path, Place] = {}
        self.arrays: dict[Path, int] = {}

    def document(self) -> None:
        table: Path = ()
        while self._skip(_SPACE) < len(self.text):
            if self.text[self.at] == "[":
                table = self._header()
            elif not self._pair(table, 0):
                return

    def _skip(self, pattern: re.Pattern[str]) -> int:
        found = pattern.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return self.at

    def _header(self) -> Path:
        opens = self.at
        is_array = self.text.startswith("[[", opens)
        self.at += 2 if is_array else 1
        self._skip(_BLANK)
        table: Path = ()
        for part in self._key():
            table = (*table, part)
            if table in self.arrays and table != ():
                table = (*table, self.arrays[table])
        if is_array:
            if table and isinstance(table[-1], int):
                table = table[:-1]
            self.arrays[table] = self.arrays.get(table, -1) + 1
            self.places.setdefault(table, Place(opens, opens))
            table = (*table, self.arrays[table])
        self.places.setdefault(table, Place(opens, opens))
        self._skip(_BLANK)
        self.at += 2 if is_array else 1
        return table

    def _key(self) -> list[str]:
        parts: list[str] = []
        while True:
            self._skip(_BLANK)
            token = _BARE.match(self.text, self.at) or _STRING.match(self.text, self.at)
            if token is None:
                return parts
            parts.append(_unquoted(token[0]))
            self.at = token.end()
            self._skip(_BLANK)
            if not self.text.startswith(".", self.at):
                return parts
            self.at += 1

    def _pair(self, table: Path, depth: int) -> bool:
        """Reads ``key = value``; False where there is none."""
        key = self.at
        parts = self._key()
        self._skip(_BLANK)
        if not parts or not self.text.startswith("=", self.at):
            return False
        self.at += 1
        self._skip(_BLANK)
        for length in range(1, len(parts) + 1):
            self.places.setdefault((*table, *parts[:length]), Place(key, self.at))
        self._value((*table, *parts), depth)
        return True

    def _value(self, path: Path, depth: int) -> None:
        string = _STRING.match(self.text, self.at)
        if string is not None:
            self.at = string.end()
        elif self.text.startswith("[", self.at) and depth < _MAX_DEPTH:
            self._array(path, depth + 1)
        elif self.text.startswith("{", self.at) and depth < _MAX_DEPTH:
            self._inline_table(path, depth + 1)
        else:
            self._skip(_OTHER)

    def _array(self, path: Path, depth: int) -> None:
        self.at += 1
        index = 0
        while self._skip(_SPACE) < len(self.text) and self.text[self.at] != "]":
            before = self.at
            self.places.setdefault((*path, index), Place(self.at, self.at))
            self._value((*path, index), depth)
            index += 1
            self._skip(_SPACE)
            if self.text.startswith(",", self.at) or self.at == before:
                self.at += 1
        self.at += 1

    def _inline_table(self, path: Path, depth: int) -> None:
        self.at += 1
        while self._skip(_SPACE) < len(self.text) and self.text[self.at] != "}":
            before = self.at
            self._pair(path, depth)
            self._skip(_SPACE)
            if self.text.startswith(",", self.at) or self.at == before:
                self.at += 1
        self.at += 1


def _unquoted(token: str) -> str:
    if token[0] not in "\"'":
        return token
    return str(tomllib.loads(f"v = {token}")["v"])
