"""What a build writes, one file at a time: pages rendered, files copied, pictures made.

Values in, values out: where a file is kept, and how the work is shared out, is handed in.
"""

from collections.abc import Callable, Iterator

from ssg import pipeline
from ssg.diagnostics import Diagnostic, Severity
from ssg.images import made_files
from ssg.model.digests import digest_bytes
from ssg.model.pictures import MadeFile, Minifying
from ssg.pipeline import Build
from ssg.plan.planner import Keep, Kept, Output, Task
from ssg.prepare import Spread, one_by_one
from ssg.render.minified import minified, minified_key

_LONGEST = ("text:", "year.html", "archive.html")  # recipes


def outputs(
    build: Build, read: Callable[[str], bytes], keep: Keep, spread: Spread = one_by_one
) -> Iterator[Output | Diagnostic]:
    """Render what is stale, read what is copied, make pictures: one file at a time.

    Each is kept where it is rendered: its bytes do not travel between processes. Failures come as
    diagnostics among them.
    """
    for task, kept in _rendered(build, keep, spread):
        yield kept if isinstance(kept, Diagnostic) else Output(task.file, task.key, kept)
    wanted = []
    for copy in build.plan.copy:
        how = copy.making
        if how is not None and not isinstance(how, Minifying):
            wanted.append(MadeFile(copy.file, copy.key, copy.source, how))
            continue
        data = read(copy.source)
        # The key says what was copied, not what the scan saw: the file may have changed since.
        key = digest_bytes(data)
        if how is not None:
            key, data = minified_key(key, how), minified(data, how)
        yield Output(copy.file, key, keep(copy.file, data))
    for made in made_files(wanted, read, build.studio):
        if isinstance(made, Diagnostic):
            yield made
        else:
            file, key, data = made
            yield Output(file, key, keep(file, data))


def failures(build: Build, spread: Spread = one_by_one) -> Iterator[Diagnostic]:
    """What is wrong in the templates of a build that is not published for other mistakes."""
    if any(d.code.startswith("SSG5") for d in build.diagnostics):
        return  # mistakes that stand in the templates' text are told already
    for _, rendered in _rendered(build, lambda *_: Kept(), spread):
        if isinstance(rendered, Diagnostic):
            yield rendered


def _rendered(build: Build, keep: Keep, spread: Spread) -> Iterator[tuple[Task, Kept | Diagnostic]]:
    # What takes longest first: else one process makes it while the others have nothing left to do.
    tasks = sorted(build.plan.render, key=lambda task: not task.page.recipe.startswith(_LONGEST))
    build.demand.is_high = len(tasks) >= pipeline.MANY
    build.renderer.expect(task.page.recipe for task in tasks)

    def work(number: int) -> Kept | Diagnostic:
        task = tasks[number]
        rendered = build.renderer.render(task.page)
        return rendered if isinstance(rendered, Diagnostic) else keep(task.file, rendered)

    return zip(tasks, spread(work, len(tasks)), strict=True)


def is_publishable(diagnostics: tuple[Diagnostic, ...], *, strict: bool) -> bool:
    """Whether nothing stands against publishing; under ``strict`` a warning does."""
    stopping = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return not any(d.severity in stopping for d in diagnostics)
