"""The forms for machines: JSON, GitHub's workflow commands, SARIF."""

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssg.diagnostics import CODES, FORMATS, Diagnostic, Location, Severity, report
from ssg.diagnostics.visible import DANGEROUS

ANY_TEXT = st.text(st.characters(exclude_categories=()))
FULL = Diagnostic(
    "SSG101",
    Severity.ERROR,
    Location("posts/朝 1.md", 12, 3),
    "値段: 100%, 次へ\n続く",
    "hint",
    "title 朝",
)
BARE = Diagnostic("SSG601", Severity.WARNING, Location(), "m")


def sarif(*found: Diagnostic) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(report(found, "sarif"))
    return log


def test_json_says_all_of_it() -> None:
    assert json.loads(report([FULL, BARE], "json")) == {
        "version": 1,
        "errors": 1,
        "warnings": 1,
        "hints": 0,
        "diagnostics": [
            {
                "path": "",
                "line": 0,
                "column": 0,
                "severity": "warning",
                "code": "SSG601",
                "message": "m",
                "hint": "",
                "source_line": "",
            },
            {
                "path": "posts/朝 1.md",
                "line": 12,
                "column": 3,
                "severity": "error",
                "code": "SSG101",
                "message": "値段: 100%, 次へ\n続く",
                "hint": "hint",
                "source_line": "title 朝",
            },
        ],
    }


def test_github_gets_one_escaped_command_a_line() -> None:
    assert report([FULL, BARE], "github") == (
        "::warning title=SSG601::m\n"
        "::error file=posts/朝 1.md,line=12,col=3,title=SSG101::"
        "値段: 100%25, 次へ 続く%0Ahint: hint\n"
    )


def test_github_properties_cannot_be_added_by_a_path() -> None:
    found = Diagnostic("SSG101", Severity.HINT, Location("a,line=9::b.md", 1), "::error::x")
    assert report([found], "github") == (
        "::notice file=a%2Cline=9%3A%3Ab.md,line=1,title=SSG101::::error::x\n"
    )


def test_sarif_has_what_the_standard_requires() -> None:
    log = sarif(FULL, BARE)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [c.code for c in CODES]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    bare, full = run["results"]
    assert "locations" not in bare
    assert bare["level"] == "warning"
    assert full["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "posts/%E6%9C%9D%201.md"},
                "region": {
                    "startLine": 12,
                    "startColumn": 3,
                    "snippet": {"text": "title 朝"},
                },
            }
        }
    ]


def test_sarif_counts_lines_from_one() -> None:
    (run,) = sarif(Diagnostic("SSG101", Severity.HINT, Location("a.md"), "m"))["runs"]
    (result,) = run["results"]
    assert result["level"] == "note"
    assert "region" not in result["locations"][0]["physicalLocation"]


def test_sarif_messages_have_no_placeholders() -> None:
    found = Diagnostic("SSG403", Severity.WARNING, Location(), "no {% post_url a %}", "write {0}")
    (result,) = sarif(found)["runs"][0]["results"]
    assert result["message"]["text"] == "no {{% post_url a %}}\nwrite {{0}}"


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_nothing_to_say_is_a_document_all_the_same(form: str) -> None:
    log = json.loads(report([], form))
    assert (log["diagnostics"] if form == "json" else log["runs"][0]["results"]) == []


def test_a_form_that_is_not_there() -> None:
    with pytest.raises(KeyError):
        report([], "xml")


@given(ANY_TEXT)
def test_no_text_breaks_a_form_or_reaches_a_terminal(text: str) -> None:
    found = Diagnostic("SSG101", Severity.ERROR, Location(text, 1, 1), text, text, text)
    for form in FORMATS:
        out = report([found], form.name)
        assert not DANGEROUS.search(out.replace("\n", ""))
        out.encode("utf-8")
    (said,) = json.loads(report([found], "json"))["diagnostics"]
    # A pair of lone surrogates is one character to JSON (RFC 8259, 8.2).
    same = text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
    assert (said["path"], said["message"]) == (same, same)
    assert json.loads(report([found], "sarif"))["runs"][0]["results"][0]["ruleId"] == "SSG101"
    (command,) = report([found], "github").splitlines()
    assert re.match(r"::error (file=[^,:]*,line=1,col=1,)?title=SSG101::", command)
