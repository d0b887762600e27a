"""The reference of the command line says what the program can do: no more and no less."""

import argparse
import re
from pathlib import Path

import pytest

from ssg.cli.parser import command_parser
from ssg.commands import COMMANDS, find_command
from ssg.model.stitched import DropReason, SeamKind

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "command-line.md"
_ROW = re.compile(r"^\| `([^`]+)` \|", re.MULTILINE)


def sections() -> dict[str, str]:
    """The text of the reference by its headings of the second level."""
    parts = re.split(r"^## (.+)$", REFERENCE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def written(action: argparse.Action) -> str:
    """An option or argument as the reference writes it: ``-o, --out DIR``, ``--strict``, ``PATH``."""
    shown = str(action.metavar or "|".join(map(str, action.choices or ())) or action.dest.upper())
    if not action.option_strings:
        return shown
    return ", ".join(action.option_strings) + ("" if action.nargs == 0 else f" {shown}")


def rows(text: str) -> list[str]:
    """The first cell of each row of the section's table."""
    return [cell.replace("\\|", "|") for cell in _ROW.findall(text)]


@pytest.mark.parametrize("command", list(map(find_command, COMMANDS)), ids=COMMANDS)
def test_the_section_of_a_command_lists_each_option_once(command) -> None:
    parser = command_parser(command, f"ssg {command.NAME}")
    known = [written(a) for a in parser._actions if not isinstance(a, argparse._HelpAction)]
    documented = rows(sections()[f"ssg {command.NAME}"])
    assert sorted(documented) == sorted(known)


@pytest.mark.parametrize("command", list(map(find_command, COMMANDS)), ids=COMMANDS)
def test_a_section_has_an_example_of_its_command(command) -> None:
    text = sections()[f"ssg {command.NAME}"]
    blocks = re.findall(r"^```console\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert any(f"$ ssg {command.NAME}" in block for block in blocks)


def test_no_section_is_of_a_command_that_is_not_there() -> None:
    documented = [name for name in sections() if name.startswith("ssg ")]
    assert documented == [f"ssg {name}" for name in COMMANDS]


def test_examples_name_only_options_that_are_there() -> None:
    parsers = {n: command_parser(find_command(n), f"ssg {n}") for n in COMMANDS}
    for name, typed in re.findall(r"^\$ ssg ([\w-]+)(.*)$", REFERENCE.read_text(), re.MULTILINE):
        for option in re.findall(r"(?<= )--?[\w-]+", typed):
            assert option in parsers[name]._option_string_actions, f"ssg {name}{typed}"


def test_a_default_that_help_names_is_named_in_the_reference() -> None:
    for command in map(find_command, COMMANDS):
        parser = command_parser(command, f"ssg {command.NAME}")
        text = sections()[f"ssg {command.NAME}"]
        for action in parser._actions:
            if isinstance(action.default, str | int) and not isinstance(action.default, bool):
                if action.default == argparse.SUPPRESS:
                    continue
                row = next(line for line in text.splitlines() if action.option_strings[-1] in line)
                assert f"`{action.default}`" in row, f"ssg {command.NAME}: {row}"


def test_the_kinds_and_reasons_of_a_seam_are_those_that_there_are() -> None:
    text = " ".join(sections()["ssg stitch"].split())
    for word, known in (("Kinds", SeamKind), ("Reasons", DropReason)):
        listed = re.search(rf"{word}: (.*?)\.", text)
        assert listed
        assert re.findall(r"`(\w+)`", listed[1]) == [member.value for member in known]
