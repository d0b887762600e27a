"""Files of the site, and the way back from mended text to the file it came from."""

from ssg.values import dataclass

MARKDOWN = (".md", ".markdown")


def without_extension(path: str) -> str:
    """The path of a post or page without ``.md`` or ``.markdown``."""
    return path.removesuffix(".md").removesuffix(".markdown")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as the scan found it; its bytes are read where they are needed and not kept.

    Attributes:
        path: relative to the site's root, with ``/``, NFC.
        digest: of its bytes (``ssg.model.digests``).
        size: in bytes.
    """

    path: str
    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class SourceMap:
    """From each line of a stitched body to its line in the file.

    Attributes:
        lines: entry *n* is the file's line (counted from 1) of the body's line *n* (from 0).
    """

    lines: tuple[int, ...]

    def line(self, body_line: int) -> int:
        """The file's line of ``body_line`` (from 0); a line past the end maps to the last one."""
        if not self.lines:
            return 1
        return self.lines[min(max(body_line, 0), len(self.lines) - 1)]
