"""Adding a thing is one file and one line: each module of such a folder is listed and tested."""

import ast
import re
from pathlib import Path

import pytest

from ssg import checks, commands
from ssg.diagnostics import forms
from ssg.feeds import feed
from ssg.markdown import extensions
from ssg.pages import all_pages

# Modules that serve the others of their folder, and are no kind of their own.
SERVING = {
    "pages": {
        "all_pages", "cards", "frame", "heads", "inputs", "page", "pagers", "parts", "parts_key",
        "pictures", "shared", "texts", "views",
        # how many there will be
        "expected",
        # made last, from the list of all other pages
        "sitemap",
    },
    "checks": {"subject"},
    "commands": {
        "ahead", "build_report", "build_said", "building", "card_font", "early", "first_files", "inputs", "moments", "no_posts", "options", "proofs",
        "previewing", "progress", "protocol", "quick_build", "short_way", "remembered", "standing",
        "site_folder", "source_lines", "stages", "still", "stitch_files", "stitch_report", "terminal",
    },
}  # fmt: skip


def modules(repository: Path, folder: str) -> set[str]:
    found = (repository / "ssg" / folder).glob("*.py")
    return {f.stem for f in found if f.stem != "__init__"}


def test_every_kind_of_page_is_listed(repository: Path) -> None:
    listed = [kind.__module__.rsplit(".", 1)[-1] for kind in all_pages.KINDS]
    assert len(set(listed)) == len(listed)
    assert set(listed) == modules(repository, "pages") - SERVING["pages"]


def test_every_check_is_listed(repository: Path) -> None:
    listed = {rule.__module__.rsplit(".", 1)[-1] for rule in checks.RULES}
    assert listed == modules(repository, "checks") - SERVING["checks"]


def test_every_command_is_listed(repository: Path) -> None:
    listed = {name.replace("-", "_") for name in commands.COMMANDS}
    assert listed == modules(repository, "commands") - SERVING["commands"]
    for name in commands.COMMANDS:
        command = commands.find_command(name)
        assert name == command.NAME
        assert f"ssg {command.NAME}" in command.EXAMPLE
        assert command.HELP


def test_every_markdown_extension_is_listed(repository: Path) -> None:
    names = modules(repository, "markdown/extensions")
    source = (repository / "ssg/markdown/extensions/__init__.py").read_text("utf-8")
    listed = ast.unparse(ast.parse(source))
    assert len(extensions.EXTENSIONS) >= len(names)
    assert [n for n in sorted(names) if not re.search(rf"\b{n}\b", listed)] == []


@pytest.mark.parametrize("forms_of", [feed, forms], ids=["feeds", "diagnostics"])
def test_names_of_formats_are_distinct(forms_of: object) -> None:
    table = getattr(forms_of, "FORMATS", ())
    assert len({f.name for f in table}) == len(table)


@pytest.mark.parametrize(
    "folder", ["pages", "checks", "commands", "feeds", "markdown/extensions", "diagnostics"]
)
def test_every_module_of_such_a_folder_is_tested(repository: Path, folder: str) -> None:
    """A module is tested where a test names it, or what it defines."""
    tests = "\n".join(f.read_text("utf-8") for f in sorted((repository / "tests").rglob("*.py")))
    untested = []
    for module in sorted(modules(repository, folder)):
        tree = ast.parse((repository / "ssg" / folder / f"{module}.py").read_text("utf-8"))
        own = {n.name for n in tree.body if isinstance(n, (ast.FunctionDef, ast.ClassDef))}
        public = {name for name in own if not name.startswith("_")} - {"pages", "run", "configure"}
        named = {module, module.replace("_", "-"), *public}
        if not any(re.search(rf"(?<![a-z]){re.escape(name)}(?![a-z])", tests) for name in named):
            untested.append(module)
    assert untested == []


def test_every_reference_page_is_there(repository: Path) -> None:
    for name in ("settings", "front-matter", "templates", "diagnostics", "command-line"):
        text = (repository / f"docs/reference/{name}.md").read_text("utf-8")
        assert text.startswith("# "), name
