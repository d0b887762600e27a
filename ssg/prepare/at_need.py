"""The stage itself, imported when a file has to be prepared.

A build of one edit leaves that to another process (``ssg.commands.ahead``), and one of an edited
template has none to prepare: parsers, Markdown and Pygments take long to import.
"""

from collections.abc import Sequence

from ssg.model.settings import Settings
from ssg.prepare.prepared import Prepared


def prepare(path: str, data: bytes, settings: Settings, *, is_page: bool) -> Prepared:
    """Read one file's bytes into an article."""
    from ssg.prepare.article import prepare as prepare_now

    return prepare_now(path, data, settings, is_page=is_page)


def prepare_together(
    items: Sequence[tuple[str, bytes, bool]], settings: Settings
) -> list[Prepared]:
    """Read some files' bytes into articles: each one's path, its bytes, whether it is a page."""
    from ssg.prepare.article import prepare_together as prepare_now

    return prepare_now(items, settings)


def load() -> None:
    """Import it now: before processes are forked that would each do so."""
    import ssg.prepare.article  # noqa: F401 - it is there for the next who needs it
