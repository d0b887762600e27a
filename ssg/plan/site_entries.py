"""The entries of the sitemap, kept from one build to the next as text."""

from collections.abc import Collection, Mapping
from functools import cached_property

from ssg.model.settings import Settings
from ssg.pages.frame import Frame
from ssg.pages.page import Page
from ssg.pages.sitemap import ToldEntries, needs_shards, only_page


class SiteEntries:
    """Pages by their paths, each with its last change (ISO 8601; empty where there is none).

    Args:
        changed: in the order of the paths.
    """

    def __init__(self, changed: Mapping[str, str]) -> None:
        self._changed = changed

    @classmethod
    def load(cls, data: bytes) -> "SiteEntries":
        """The entries as ``dump`` makes them, or ``ssg.pages.sitemap.Entries`` tells them.

        Raises:
            ValueError: where they are damaged, or not kept.
        """
        lines = iter(data.decode("utf-8", "surrogatepass").split("\n"))
        return cls(dict(zip(lines, lines, strict=True)))

    def changed(self, path: str) -> str | None:
        """The last change of a page; None where it is not listed."""
        return self._changed.get(path)

    def with_changes(
        self, changes: Mapping[str, str], gone: Collection[str], settings: Settings
    ) -> "SiteEntries":
        """Some changed at another time, some come, and some gone.

        Raises:
            ValueError: where these are too many for one file.
        """
        now = {**self._changed, **changes}
        for path in gone:
            del now[path]
        if now.keys() == self._changed.keys():
            return SiteEntries(now)
        if needs_shards(now, settings):
            raise ValueError("more than one sitemap")
        return SiteEntries(dict(sorted(now.items())))

    def page(self, frame: Frame) -> Page:
        """The sitemap."""
        return only_page(ToldEntries(self._text), frame)

    def dump(self) -> bytes:
        """As bytes again."""
        return self._text.encode("utf-8", "surrogatepass")

    @cached_property
    def _text(self) -> str:
        return "\n".join([f"{path}\n{changed}" for path, changed in self._changed.items()])
