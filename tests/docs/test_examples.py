"""Settings, workflows and templates in the documents are well formed, and known to the program."""

import re
import tomllib
from pathlib import Path

import jinja2
import pytest
import yaml

from ssg.parse.settings import parse_settings

ROOT = Path(__file__).parents[2]
DOCUMENTS = ("README.md", "docs/tutorial.md", "docs/tutorial.ja.md", "docs/deploy.md",
             "docs/migrating-from-jekyll.md", "docs/adr/0006-slugs-and-permalinks.md",
             "docs/adr/0007-theme.md")  # fmt: skip
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def examples(*languages: str) -> list[pytest.param]:
    """The fenced blocks in these languages, named by document and number."""
    found = []
    for name in DOCUMENTS:
        text = (ROOT / name).read_text(encoding="utf-8")
        for number, (language, source) in enumerate(_BLOCK.findall(text), 1):
            if language in languages:
                found.append(pytest.param(source, id=f"{name}-{number}"))
    return found


@pytest.mark.parametrize("source", examples("toml"))
def test_toml_is_well_formed_and_its_settings_are_known(source: str) -> None:
    values = tomllib.loads(source)
    if "build" in values:  # Netlify's
        return
    complete = source if "title" in values else f'title = "A test"\n{source}'
    assert parse_settings(complete.encode()).diagnostics == ()


@pytest.mark.parametrize("source", examples("yaml"))
def test_yaml_is_well_formed(source: str) -> None:
    assert any(document for document in yaml.safe_load_all(source))


@pytest.mark.parametrize("source", examples("jinja"))
def test_templates_are_well_formed_and_extend_a_shipped_one(source: str) -> None:
    jinja2.Environment().parse(source)
    [extended] = re.findall(r'extends "default/([\w./]+)"', source)
    shipped = (ROOT / "templates" / extended).read_text(encoding="utf-8")
    for block in re.findall(r"{% block (\w+)", source):
        assert f"{{% block {block} %}}" in shipped


def test_there_are_examples_of_each_kind() -> None:
    assert examples("toml")
    assert examples("yaml")
    assert examples("jinja")


def test_each_dependency_has_its_reason() -> None:
    """The tables of the decision record name what ``pyproject.toml`` asks for, and nothing else."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {
        re.split(r"[<>=~! ]", line)[0]
        for lines in (project["dependencies"], *project["optional-dependencies"].values())
        for line in lines
    }
    record = (ROOT / "docs" / "adr" / "0002-dependencies.md").read_text(encoding="utf-8")
    cells = re.findall(r"^\| ([a-z][\w, -]*) \|", record, re.MULTILINE)
    assert {name for cell in cells for name in cell.split(", ")} == asked
