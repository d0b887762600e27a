"""The plan of a build: what to render, what to copy, what stays and what goes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from typing import NamedTuple, Protocol

from ssg.diagnostics import Diagnostic, Location, diagnose
from ssg.model.digests import digest_text
from ssg.model.pictures import Making, Minifying
from ssg.model.social_cards import SocialCard
from ssg.model.source import MARKDOWN
from ssg.model.urls import collision_key, output_file
from ssg.pages.page import Page
from ssg.pages.parts_key import parts_text
from ssg.plan.manifest import Manifest
from ssg.values import dataclass


@dataclass(frozen=True, slots=True)
class Task:
    """A page to render to ``file`` (relative to the output folder).

    Attributes:
        known: its key; empty where nobody has asked for it.
        recipe_key: what the key is made with then.
    """

    file: str
    known: str
    page: Page
    recipe_key: str = ""

    @property
    def key(self) -> str:
        """The page's key for the manifest.

        Of a page that is stale in any case it is made when it is asked for: what other processes
        can render meanwhile need not wait for it.
        """
        if not self.known:
            object.__setattr__(self, "known", page_key(self.recipe_key, self.page))
        return self.known


@dataclass(frozen=True, slots=True)
class Copy:
    """A file of the site (``source``, relative to its root) to copy to ``file``.

    Attributes:
        making: how it is made from the source's bytes; None for as it is.
    """

    file: str
    key: str
    source: str
    making: Making | SocialCard | Minifying | None = None


class Kept(NamedTuple):
    """A file whose bytes wait: its size in bytes, its mtime in nanoseconds.

    Attributes:
        lies: its bytes are those that lie in its place: nothing waits, and this is of what lies.
    """

    size: int = 0
    mtime_ns: int = 0
    lies: bool = False


class Keep(Protocol):
    """A place where files' bytes wait until all are there."""

    def __call__(self, file: str, data: bytes, /) -> Kept:
        """Keep ``data`` for the file at that path in the output folder."""


@dataclass(frozen=True, slots=True)
class Output:
    """A file to publish: its path in the output folder, its key for the manifest.

    Attributes:
        kept: what became of its bytes (see ``Keep``).
    """

    file: str
    key: str
    kept: Kept


@dataclass(frozen=True, slots=True)
class BuildPlan:
    """What a build does to its output folder.

    Attributes:
        keep: fresh files, by path, with their key.
        delete: files that an earlier build wrote and this one does not.
        pages: how many pages the site has, fresh or stale.
        recipes: the keys of the pages' recipes.
    """

    render: tuple[Task, ...] = ()
    copy: tuple[Copy, ...] = ()
    keep: Mapping[str, str] = field(default_factory=dict)
    delete: tuple[str, ...] = ()
    pages: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()
    recipes: Mapping[str, str] = field(default_factory=dict)

    @property
    def files(self) -> frozenset[str]:
        """Every file that the output folder holds after the build."""
        written = (*(t.file for t in self.render), *(c.file for c in self.copy))
        return frozenset((*self.keep, *written))

    @property
    def keys(self) -> dict[str, str]:
        """The key of every file that the output folder holds after the build."""
        rendered = {task.file: task.key for task in self.render}
        return {**self.keep, **rendered, **{item.file: item.key for item in self.copy}}

    @property
    def changes_nothing(self) -> bool:
        """Whether the output folder is already what it should be."""
        return not (self.render or self.copy or self.delete)


def plan_build(
    pages: Iterable[Page],
    copies: Iterable[Copy],
    recipe_key: Callable[[str], str],
    last: Manifest,
    present: Mapping[str, tuple[int, int]],
) -> BuildPlan:
    """Compare every output with the last build.

    Args:
        recipe_key: the digest of all that shapes a page of one recipe besides its view.
        last: what the last build wrote.
        present: the files that lie in the output folder: size in bytes, mtime in nanoseconds.
    """
    pages, copies = tuple(pages), tuple(copies)
    files = [output_file(page.path) for page in pages]
    claims = None if are_apart([*files, *(item.file for item in copies)]) else _Claims()
    diagnostics: list[Diagnostic] = []
    keep: dict[str, str] = {}
    render: list[Task] = []
    copy: list[Copy] = []
    recipes: dict[str, str] = {}
    count = 0

    def claim(file: str, source: str) -> bool:
        collision = claims.add(file, source) if claims else None
        if collision is not None:
            diagnostics.append(collision)
        return collision is None

    for file, page in zip(files, pages, strict=True):
        recipe = page.recipe
        count += not recipe.startswith("search:")  # the files of the index are none
        if claims and not claim(file, page.source):
            continue
        if recipe not in recipes:
            recipes[recipe] = recipe_key(recipe)
        is_stale = file not in last.outputs or last.recipes.get(recipe) not in (
            None,
            recipes[recipe],
        )
        key = "" if is_stale else page_key(recipes[recipe], page)
        if key and _is_fresh(file, key, last, present):
            keep[file] = key
        else:
            render.append(Task(file, key, page, recipes[recipe]))
    for item in copies:
        if not claim(item.file, item.source):
            continue
        if _is_fresh(item.file, item.key, last, present):
            keep[item.file] = item.key
        else:
            copy.append(item)
    wanted = {*keep, *(t.file for t in render), *(c.file for c in copy)}
    delete = tuple(sorted(path for path in last.outputs if path not in wanted))
    return BuildPlan(tuple(render), tuple(copy), keep, delete, count, tuple(diagnostics), recipes)


def page_key(recipe_key: str, page: Page) -> str:
    """The digest of everything that a page is made from.

    Args:
        recipe_key: of all that shapes a page of its recipe besides its parts.
    """
    return digest_text(f"{recipe_key} {page.recipe}\n{parts_text(page.parts)}")


def _is_fresh(file: str, key: str, last: Manifest, present: Mapping[str, tuple[int, int]]) -> bool:
    entry = last.outputs.get(file)
    return (
        entry is not None and entry.key == key and present.get(file) == (entry.size, entry.mtime_ns)
    )


def are_apart(files: Sequence[str]) -> bool:
    """Whether no two of these files meet, and none where another needs a folder."""
    keys = {collision_key(file) for file in files}
    if len(keys) < len(files):
        return False
    folders: set[str] = set()
    above = keys
    while above := {key.rpartition("/")[0] for key in above} - folders:
        folders |= above
    return keys.isdisjoint(folders)


class _Claims:
    """Which source wants which file; a file where another needs a folder is a collision too."""

    def __init__(self) -> None:
        self._files: dict[str, tuple[str, str]] = {}
        self._folders: dict[str, tuple[str, str]] = {"": ("", "")}

    def add(self, file: str, source: str) -> Diagnostic | None:
        """Note that ``source`` wants ``file``; the message where another has it already."""
        key = collision_key(file)
        other = self._files.get(key) or self._folders.get(key)
        # A folder that is known is nobody's file: the way up ends there.
        new: list[str] = []
        folder = key.rpartition("/")[0]
        while other is None and folder not in self._folders:
            other = self._files.get(folder)
            new.append(folder)
            folder = folder.rpartition("/")[0]
        if other is not None:
            return _collision(file, source, other)
        self._files[key] = (file, source)
        for folder in new:
            self._folders[folder] = (file, source)
        return None


def _collision(file: str, source: str, other: tuple[str, str]) -> Diagnostic:
    path, first = other
    names = f"/{file}" if path == file else f"/{file} and /{path}"
    located = source if source.endswith(MARKDOWN) else first
    place = Location(located) if located.endswith(MARKDOWN) else Location()
    return diagnose(
        "SSG401", place, f"{first} and {source} would both land on {names}",
        hint="give one of them another slug or permalink",
    )  # fmt: skip
