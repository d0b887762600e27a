"""Compiled templates as code objects, by what they were made from.

They stay in memory, and come from a process of the same build alone: nothing that lies on a disk is
ever run (docs/adr/0015).
"""

import marshal
from collections.abc import Callable, Iterable
from types import CodeType

from jinja2.bccache import Bucket, BytecodeCache

Code = tuple[str, CodeType]  # with the key of what it was made from
Made = Callable[[], Iterable[bytes]]  # what has been made so far


class Codes(BytecodeCache):
    """Jinja's hook for code that is known already (its documentation, "Bytecode Cache").

    Args:
        made: gives what another process has compiled by then.
    """

    def __init__(self, made: Made | None = None) -> None:
        self._made = made
        self._known: dict[str, CodeType] = {}
        self.new: list[Code] = []

    def gather(self) -> None:
        """Take what the other process has made, before this one is forked again."""
        if self._made is not None:
            made, self._made = self._made, None
            self._known.update(marshal.loads(piece) for piece in made())  # noqa: S302 - our child's

    def get(self, key: str) -> CodeType | None:
        """The code under this key, or None."""
        return self._known.get(key)

    def put(self, key: str, code: CodeType) -> None:
        """Note code that has been compiled here."""
        self._known[key] = code
        self.new.append((key, code))

    def load_bytecode(self, bucket: Bucket) -> None:
        """Jinja asks here before it compiles a template."""
        bucket.code = self.get(bucket.key + bucket.checksum)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Jinja tells here what it has compiled."""
        if bucket.code is not None:
            self.put(bucket.key + bucket.checksum, bucket.code)
