"""What the last build of an output folder wrote."""

import json
from collections.abc import Mapping
from dataclasses import field
from typing import NamedTuple

from ssg.model.digests import digest_text
from ssg.values import dataclass

FORMAT = 2


class Entry(NamedTuple):
    """One file of the output folder.

    Attributes:
        key: the digest of everything that the file was made from.
        size: in bytes.
        mtime_ns: of the file after it was put in place; with the size it tells whether somebody
            else changed the file since.
    """

    key: str
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files of an output folder that builds of this site wrote.

    Attributes:
        outputs: by path relative to the output folder.
        readable: False where none was found, or it was damaged: nothing is then trusted.
        digest: of the bytes that it was read from; empty where it was not read.
        recipes: the keys of recipes: a page of one that has another key now is stale in any case.
    """

    outputs: Mapping[str, Entry] = field(default_factory=dict)
    readable: bool = True
    digest: str = field(default="", compare=False)
    recipes: Mapping[str, str] = field(default_factory=dict)

    def dump(self) -> bytes:
        """The manifest as bytes: a line with the digest of the rest, then JSON."""
        files = dict(sorted(self.outputs.items()))
        # Without indentation json works in C.
        document = {"format": FORMAT, "recipes": dict(sorted(self.recipes.items())), "files": files}
        body = json.dumps(document, ensure_ascii=False)
        return f"{digest_text(body)}\n{body}\n".encode()

    @classmethod
    def load(cls, data: bytes) -> "Manifest | None":
        """The manifest in ``data``; None when it is damaged or of another format."""
        try:
            checksum, _, body = data.decode("utf-8").partition("\n")
            body = body.removesuffix("\n")
            if checksum != digest_text(body):
                return None
            document = json.loads(body)
            if document["format"] != FORMAT:
                return None
            make = Entry._make
            files = {path: make(values) for path, values in document["files"].items()}
            return cls(files, digest=checksum, recipes=dict(document.get("recipes", {})))
        except (ValueError, KeyError, TypeError, AttributeError):
            return None
