"""What a template reaches by including and extending: found when somebody asks for it.

A site uses a part of the shipped templates, more or less as it brings its own, and to parse all of
them takes as long as to prepare two hundred posts.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from jinja2 import TemplateSyntaxError

from ssg.model.digests import digest_text, digest_value
from ssg.render.references import KnownReferences, References

T = TypeVar("T")


class ReferencesByName:
    """What each template refers to, by its name.

    Attributes:
        texts: of all templates there are.
        parsed: those that were asked for.
        errors: of them the ones that are no templates.
    """

    def __init__(self, texts: Mapping[str, str], known: KnownReferences) -> None:
        self.texts = texts
        self._known = known
        self.parsed: dict[str, References] = {}
        self.errors: dict[str, TemplateSyntaxError] = {}
        self._digests: dict[str, str] = {}

    def of(self, name: str) -> References | None:
        """What one template refers to; None where there is none, or it is not one."""
        if name not in self.parsed and name not in self.errors and name in self.texts:
            try:
                self.parsed[name] = self._known.of(self.texts[name])
            except TemplateSyntaxError as error:
                self.errors[name] = error
        return self.parsed.get(name)

    def closure(self, name: str) -> frozenset[str] | None:
        """The template and all it may load; None when a name is known only when it runs."""
        found: set[str] = set()
        todo = [name]
        open_ended = False
        while todo:
            current = todo.pop()
            if current in found or (template := self.of(current)) is None:
                continue
            found.add(current)
            for reference in template.references:
                if reference is None:
                    open_ended = True
                else:
                    todo.append(reference)
        return None if open_ended else frozenset(found)

    def digest(self, name: str) -> str:
        """Of a template's text."""
        if name not in self._digests:
            self._digests[name] = digest_text(self.texts[name])
        return self._digests[name]

    def all_parsed(self) -> Mapping[str, References]:
        """All that are templates."""
        for name in self.texts:
            self.of(name)
        return self.parsed


class _WhenAsked(Mapping[str, T]):
    """A value for each template, found when it is first asked for."""

    def __init__(self, references: ReferencesByName, find: Callable[[str], T]) -> None:
        self._references = references
        self._find = find
        self._found: dict[str, T] = {}

    def __getitem__(self, name: str) -> T:
        if name not in self._found:
            if self._references.of(name) is None:
                raise KeyError(name)
            self._found[name] = self._find(name)
        return self._found[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._references.all_parsed())

    def __len__(self) -> int:
        return len(self._references.all_parsed())


class Depends(_WhenAsked[str]):
    """For each template the digest of it with all that it includes or extends."""

    def __init__(self, references: ReferencesByName) -> None:
        def find(name: str) -> str:
            reached = references.closure(name)
            names = references.texts if reached is None else reached
            return digest_value(sorted((n, references.digest(n)) for n in names))

        super().__init__(references, find)


class Variables(_WhenAsked[frozenset[str]]):
    """For each template the variables that it, or one of those, may look up."""

    def __init__(self, references: ReferencesByName) -> None:
        def find(name: str) -> frozenset[str]:
            reached = references.closure(name)
            names = references.all_parsed() if reached is None else reached
            return frozenset().union(*(references.parsed[n].variables for n in names))

        super().__init__(references, find)
