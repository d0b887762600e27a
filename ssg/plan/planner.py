"""The plan of a build: what to render, what to copy, what stays and what goes."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from ssg.diagnostics import Diagnostic, Location, diagnose
from ssg.model.digests import digest_value
from ssg.model.source import MARKDOWN
from ssg.model.urls import collision_key, output_file
from ssg.pages.page import Page
from ssg.plan.manifest import Manifest


@dataclass(frozen=True, slots=True)
class Task:
    """A page to render to ``file`` (relative to the output folder)."""

    file: str
    key: str
    page: Page


@dataclass(frozen=True, slots=True)
class Copy:
    """A file of the site (``source``, relative to its root) to copy to ``file`` as it is."""

    file: str
    key: str
    source: str


@dataclass(frozen=True, slots=True)
class Output:
    """A file to publish: its path in the output folder, its key for the manifest, its bytes."""

    file: str
    key: str
    data: bytes


@dataclass(frozen=True, slots=True)
class BuildPlan:
    """What a build does to its output folder.

    Attributes:
        keep: fresh files, by path, with their key.
        delete: files that an earlier build wrote and this one does not.
        pages: how many pages the site has, fresh or stale.
    """

    render: tuple[Task, ...] = ()
    copy: tuple[Copy, ...] = ()
    keep: Mapping[str, str] = field(default_factory=dict)
    delete: tuple[str, ...] = ()
    pages: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def files(self) -> frozenset[str]:
        """Every file that the output folder holds after the build."""
        written = (*(t.file for t in self.render), *(c.file for c in self.copy))
        return frozenset((*self.keep, *written))

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
    claims: dict[str, tuple[str, str]] = {}
    folders: dict[str, tuple[str, str]] = {}
    diagnostics: list[Diagnostic] = []
    keep: dict[str, str] = {}
    render: list[Task] = []
    copy: list[Copy] = []
    recipes: dict[str, str] = {}
    count = 0

    def claim(file: str, source: str) -> bool:
        collision = _claim(file, source, claims, folders)
        if collision is not None:
            diagnostics.append(collision)
        return collision is None

    for page in pages:
        count += 1
        file = output_file(page.path)
        if not claim(file, page.source):
            continue
        if page.recipe not in recipes:
            recipes[page.recipe] = recipe_key(page.recipe)
        key = digest_value([recipes[page.recipe], page.recipe, page.view])
        if _is_fresh(file, key, last, present):
            keep[file] = key
        else:
            render.append(Task(file, key, page))
    for item in copies:
        if not claim(item.file, item.source):
            continue
        if _is_fresh(item.file, item.key, last, present):
            keep[item.file] = item.key
        else:
            copy.append(item)
    wanted = {*keep, *(t.file for t in render), *(c.file for c in copy)}
    delete = tuple(sorted(path for path in last.outputs if path not in wanted))
    return BuildPlan(tuple(render), tuple(copy), keep, delete, count, tuple(diagnostics))


def _is_fresh(file: str, key: str, last: Manifest, present: Mapping[str, tuple[int, int]]) -> bool:
    entry = last.outputs.get(file)
    return (
        entry is not None and entry.key == key and present.get(file) == (entry.size, entry.mtime_ns)
    )


def _claim(
    file: str,
    source: str,
    claims: dict[str, tuple[str, str]],
    folders: dict[str, tuple[str, str]],
) -> Diagnostic | None:
    """Note that ``source`` wants ``file``; the message where another source is there already.

    A file where another source needs a folder is a collision too.
    """
    key = collision_key(file)
    parts = key.split("/")
    parents = ["/".join(parts[:n]) for n in range(1, len(parts))]
    other = claims.get(key) or folders.get(key)
    other = other or next((claims[p] for p in parents if p in claims), None)
    if other is None:
        claims[key] = (file, source)
        for parent in parents:
            folders.setdefault(parent, (file, source))
        return None
    path, first = other
    names = f"/{file}" if path == file else f"/{file} and /{path}"
    located = source if source.endswith(MARKDOWN) else first
    place = Location(located) if located.endswith(MARKDOWN) else Location()
    return diagnose(
        "SSG401", place, f"{first} and {source} would both land on {names}",
        hint="give one of them another slug or permalink",
    )  # fmt: skip
