"""A cache whose file is opened when somebody asks for something."""

from pathlib import Path
from types import TracebackType

from ssg.disk.cache import SqliteCache


class LaterCache:
    """A ``SqliteCache`` whose file is opened, or made, at the first use."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._cache: SqliteCache | None = None

    def get(self, key: str) -> bytes | None:
        """The bytes kept under ``key``, or None."""
        return self._opened().get(key)

    def put(self, key: str, value: bytes) -> None:
        """Keep ``value`` under ``key``."""
        self._opened().put(key, value)

    def _opened(self) -> SqliteCache:
        if self._cache is None:
            self._cache = SqliteCache(self._path, drops=True)
        return self._cache

    def __enter__(self) -> "LaterCache":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._cache is not None:
            self._cache.close()
