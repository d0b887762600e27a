"""A post of the corpus, before it is written for a generator."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Post:
    """One post; ``bench.flavors`` makes source files of it.

    Attributes:
        date: in UTC, without a fraction of a second.
        minutes: the reading time.
        body: Markdown.
    """

    slug: str
    date: datetime
    title: str
    category: str
    tags: tuple[str, ...]
    author: str
    excerpt: str
    minutes: int
    body: str

    @property
    def name(self) -> str:
        """The file's name, as Jekyll wants it."""
        return f"{self.date:%Y-%m-%d}-{self.slug}.md"

    @property
    def url(self) -> str:
        """The path of its page on every site of the benchmark."""
        return f"/{self.date:%Y/%m/%d}/{self.slug}/"
