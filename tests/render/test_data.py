"""The files of ``data/`` as templates name them."""

import pytest

from ssg.model.source import SourceFile
from ssg.model.tree import SourceTree
from ssg.render.data import load_data


def load(files: dict[str, str]):
    tree = SourceTree(data=tuple(SourceFile(p, p, len(t)) for p, t in sorted(files.items())))
    return load_data(tree, lambda path: files[path].encode())


@pytest.mark.parametrize(
    ("files", "values"),
    [
        ({}, {}),
        ({"data/team.toml": 'a = "三上"'}, {"team": {"a": "三上"}}),
        ({"data/team.json": "[1, 2]"}, {"team": [1, 2]}),
        ({"data/team.yml": "a: 1"}, {"team": {"a": 1}}),
        ({"data/x/y/z.json": "1"}, {"x": {"y": {"z": 1}}}),
        ({"data/x.json": "5", "data/x/y.json": "1"}, {"x": {"y": 1}}),
    ],
)
def test_a_file_is_a_value_by_its_path(files: dict, values: dict) -> None:
    made = load(files)
    assert made.value == values
    assert made.diagnostics == ()


def test_every_broken_file_is_told() -> None:
    made = load({"data/a.json": "{", "data/b.toml": "=", "data/c.json": "1"})
    assert {d.location.path for d in made.diagnostics} == {"data/a.json", "data/b.toml"}
    assert made.value["c"] == 1
