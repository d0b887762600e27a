"""The lines that diagnostics speak of, read from the site's files."""

from pathlib import Path

from ssg.diagnostics import Diagnostic, at_exact_lines, in_order, with_source_lines
from ssg.disk.scan import Scan


def with_lines(
    diagnostics: tuple[Diagnostic, ...], root: Path, scan: Scan | None = None
) -> tuple[Diagnostic, ...]:
    """In order, each with its source line; a file is read once."""
    lines: dict[str, list[str]] = {}

    def read_line(path: str, number: int) -> str:
        if path not in lines:
            file = scan.files.get(path) if scan else None
            try:
                text = Path(file or root / path).read_text("utf-8-sig", "replace")
                lines[path] = text.split("\n")
            except OSError:
                lines[path] = []
        return lines[path][number - 1] if number <= len(lines[path]) else ""

    return with_source_lines(in_order(at_exact_lines(diagnostics, read_line)), read_line)
