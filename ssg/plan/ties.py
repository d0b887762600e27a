"""What each post's page shows of other posts, kept from one build to the next.

A build that finds bodies edited and nothing else makes their pages from these lines alone. They are
never trusted: the key of the page as it lies there, made anew from them, must be the one that the
manifest holds (``ssg.retouching``).
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ssg.model.digests import digest_bytes
from ssg.plan.census import Census
from ssg.plan.lines import beginning, by_beginning, encode, quoted, span, to_bytes
from ssg.plan.listings import Listings
from ssg.plan.tie_rows import Renewal, Row

FORMAT = 4
FEW = 64  # lines, of which each is put among the others by itself


class Ties:
    """The lines of one build, as bytes: of thousands only a few are read.

    Attributes:
        manifest: the digest of the manifest that the build wrote.
        counts: by kind the terms as readers see them in order, each with the number of its posts.
        recipes: of the posts' pages.
        sitemap: its entries (``ssg.plan.site_entries``); empty where they are not kept.
    """

    def __init__(
        self,
        head: dict[str, Any],
        lines: bytes,
        listings: bytes = b"",
        census: bytes = b"",
        sitemap: bytes = b"",
    ) -> None:
        self.manifest: str = head["manifest"]
        self._terms: list[list[str]] = head["terms"]
        self._held: list[str] = head["held"]
        self._elsewhere: list[str] = head["elsewhere"]
        self.counts: dict[str, list[list[int]]] = head["counts"]
        self.recipes: list[str] = head["recipes"]
        self._lines = lines
        self._listings = listings
        self._census = census
        self.sitemap = sitemap
        self._by_path: dict[str, str] = {}

    @classmethod
    def load(cls, data: bytes) -> "Ties | None":
        """The ties in ``data``; None where they are damaged or of another format."""
        checksum, _, body = data.partition(b"\n")
        if digest_bytes(body).encode() != checksum:
            return None
        try:
            head, _, lines = body.partition(b"\n")
            lines, listings, census, sitemap = lines.split(b"\n\n", 3)
            document = json.loads(head)
            if document["format"] != FORMAT:
                return None
            return cls(document, b"\n" + lines, listings, census, sitemap)
        except (ValueError, KeyError, TypeError):
            return None

    def dump(self, manifest: str) -> bytes:
        """The ties as bytes, of a build that wrote the manifest with that digest."""
        head = {"format": FORMAT, **self._head(), "manifest": manifest}
        body = json.dumps(head, ensure_ascii=False).encode("utf-8", "surrogatepass")
        body = b"\n\n".join((body + self._lines, self._listings, self._census, self.sitemap))
        return digest_bytes(body).encode() + b"\n" + body

    def row(self, path: str) -> Row | None:
        """What is known of the post from that file."""
        if self._by_path:
            line = self._by_path.get(beginning(path))
        else:
            place = span(self._lines, path)
            line = place and self._lines[slice(*place)].decode("utf-8", "surrogatepass")
        if not line:
            return None
        try:
            return Row(*json.loads(line))
        except (ValueError, TypeError):
            return None

    def is_told(self, path: str) -> bool:
        """Whether the lines tell all that the post's own page holds."""
        return path not in self._held

    def is_elsewhere(self, path: str) -> bool:
        """Whether other pages hold the post itself, and not its card alone."""
        return path in self._elsewhere

    def term(self, number: int) -> tuple[str, str, str]:
        """A term by its number: its kind, name and slug."""
        kind, name, slug = self._terms[number]
        return kind, name, slug

    def renewed(self, renewal: Renewal) -> "Ties":
        """The same after an edit."""
        rows, lines = renewal.rows, self._lines
        for path, row in rows.items():
            place = span(lines, path)
            if place is not None:
                lines = lines[: place[0]] + to_bytes(encode(row)) + lines[place[1] :]
        head = self._head()
        head["elsewhere"] = [*self._elsewhere, *(renewal.elsewhere - set(self._elsewhere))]
        head["counts"] = renewal.counts or self.counts
        listings = self._listings
        if renewal.listings:
            listings = self.listings().with_lines(renewal.listings)
        census, sitemap = renewal.census or self._census, renewal.sitemap or self.sitemap
        return Ties(head, lines, listings, census, sitemap)

    def _head(self) -> dict[str, Any]:
        return {
            "manifest": self.manifest, "terms": self._terms, "held": self._held,
            "elsewhere": self._elsewhere, "counts": self.counts, "recipes": self.recipes,
        }  # fmt: skip

    def listings(self) -> Listings:
        """The pages that are not posts' own.

        Raises:
            ValueError: where they are damaged.
        """
        return Listings(self._listings)

    def census(self) -> Census:
        """The terms and dates of all posts.

        Raises:
            ValueError: where they are damaged.
        """
        return Census(self._census)

    def showing(self, paths: Iterable[str]) -> set[str]:
        """The posts whose pages show one of these, or are theirs."""
        found: set[str] = set()
        for path in paths:
            told = to_bytes(quoted(path))
            at = self._lines.find(told)
            while at >= 0:
                start = self._lines.rfind(b"\n", 0, at) + 1
                end = self._lines.find(b"\n", at)
                line = self._lines[start : len(self._lines) if end < 0 else end]
                row = Row(*json.loads(line.decode("utf-8", "surrogatepass")))
                if path in (row.path, row.newer, row.older, *row.related):
                    found.add(row.path)
                at = -1 if end < 0 else self._lines.find(told, end)
        return found

    def rows(self, paths: Iterable[str]) -> dict[str, Row | None]:
        """``row`` for many posts."""
        wanted = list(paths)
        if len(wanted) <= FEW:
            return {path: self.row(path) for path in wanted}
        self.spread_out()
        return {path: self.row(path) for path in wanted}

    def spread_out(self) -> None:
        """Make ready for many posts to be asked for."""
        self._by_path = self._by_path or self.lines()

    def urls(self) -> Iterator[str]:
        """What the links of all posts point to."""
        for line in filter(None, self.lines().values()):
            yield from Row(*json.loads(line)).urls

    def existing(self, kind: str) -> dict[str, int]:
        """The numbers of those terms of a kind that posts have, by their names."""
        return {self._terms[number][1]: number for number, _ in self.counts.get(kind, ())}

    def numbers(self) -> dict[tuple[str, ...], int]:
        """The numbers of terms by their kind, name and slug."""
        return {tuple(term): number for number, term in enumerate(self._terms)}

    def lines(self) -> dict[str, str]:
        """The line of each post by what it begins with."""
        return by_beginning(self._lines)

    def with_lines(self, made: Mapping[str, str], count: int) -> bytes | None:
        """The lines with some in the place of those of the same posts, each by its post's path.

        None where a post is not among them, or there are not as many as ``count``.
        """
        lines = self._lines
        if lines.count(b"\n") != count:
            return None
        for path, line in made.items():
            place = span(lines, path)
            if place is None:
                return None
            lines = lines[: place[0]] + to_bytes(line) + lines[place[1] :]
        return lines
