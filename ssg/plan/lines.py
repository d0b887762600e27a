"""Lines of JSON, each a list that begins with the path that it is about."""

import json

quoted = json.encoder.encode_basestring
encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def to_bytes(text: str) -> bytes:
    """The bytes of lines; names of files may hold what is no letter."""
    return text.encode("utf-8", "surrogatepass")


def beginning(path: str) -> str:
    """What the line about a path begins with."""
    return f"[{quoted(path)[:-1]}"


def by_beginning(lines: bytes) -> dict[str, str]:
    """Each line by what it begins with, in their order."""
    texts = lines.decode("utf-8", "surrogatepass").split("\n")
    return {line[: line.find('",')]: line for line in texts}


def span(lines: bytes, path: str) -> tuple[int, int] | None:
    """Where the line about a path begins and ends."""
    start = lines.find(to_bytes(f'\n{beginning(path)}",'))
    if start < 0:
        return None
    end = lines.find(b"\n", start + 1)
    return start + 1, len(lines) if end < 0 else end
