"""Every code is unique, documented and used."""

import pathlib
import re

from ssg.diagnostics import CODES, FORMATS, Location, Severity, diagnose
from ssg.diagnostics.reference import page

ROOT = pathlib.Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference" / "diagnostics.md"
AGAIN = "run: python -m ssg.diagnostics > docs/reference/diagnostics.md"


def test_codes_are_unique_and_well_formed() -> None:
    codes = [c.code for c in CODES]
    assert len(set(codes)) == len(codes)
    assert [c for c in codes if not re.fullmatch(r"SSG[0-6]\d\d", c)] == []


def test_what_a_code_is_about_is_one_sentence() -> None:
    assert [c.code for c in CODES if not re.fullmatch(r"[A-Z][^\n]{10,150}\.", c.about)] == []


def test_every_code_is_documented() -> None:
    text = REFERENCE.read_text("utf-8")
    rows = set(re.findall(r"^\| `(SSG\d+)` \| (\w+) \|", text, re.MULTILINE))
    assert rows == {(c.code, str(c.severity)) for c in CODES}, AGAIN
    assert text == page(), AGAIN


def test_every_form_is_documented() -> None:
    text = REFERENCE.read_text("utf-8")
    assert [f.name for f in FORMATS if f"`{f.name}`" not in text] == []


def test_every_code_is_used() -> None:
    table = ROOT / "ssg" / "diagnostics" / "codes.py"
    code = "".join(p.read_text("utf-8") for p in (ROOT / "ssg").rglob("*.py") if p != table)
    assert sorted(c.code for c in CODES if f'"{c.code}"' not in code) == []


def test_every_code_that_is_used_is_in_the_table() -> None:
    table = {c.code for c in CODES}
    used = {
        (path.name, code)
        for path in (ROOT / "ssg").rglob("*.py")
        for code in re.findall(r'"(SSG\d{3})"', path.read_text("utf-8"))
    }
    assert sorted(use for use in used if use[1] not in table) == []


def test_a_diagnostic_has_the_severity_of_its_code() -> None:
    for code in CODES:
        assert diagnose(code.code, Location(), "m").severity is code.severity
    assert diagnose("SSG201", Location(), "m").severity is Severity.WARNING
