"""The reference page of all codes, made from the codes themselves."""

from collections.abc import Iterable

from ssg.diagnostics.codes import CODES, Code
from ssg.diagnostics.forms import FORMATS

_GROUPS = {
    "0": "Settings",
    "1": "Front matter",
    "2": "Stitching",
    "3": "Markdown and links",
    "4": "The site as a whole",
    "5": "Templates",
    "6": "Publishing",
}

_TOP = """\
# Diagnostics

What Tsugime may say of a site. An **error** fails the build and leaves the last good site as it
is; a **warning** fails it only under `--strict`; a **hint** never does. All mistakes of a site are
reported in one run, each with its file, line and column (in characters, counted from 1), the line
itself and, where there is one, a hint that says what to write instead.

`--format` chooses the form: {forms}.

This page is made from `ssg/diagnostics/codes.py`: after a change there run
`python -m ssg.diagnostics > docs/reference/diagnostics.md`.
"""


def _row(code: Code) -> str:
    return f"| `{code.code}` | {code.severity} | {code.about.replace('|', chr(92) + '|')} |\n"


def page(codes: Iterable[Code] = CODES) -> str:
    """The page as Markdown: one table for each group of codes."""
    forms = ", ".join(f"`{form.name}` ({form.about})" for form in FORMATS)
    parts = [_TOP.format(forms=forms)]
    ordered = sorted(codes, key=lambda c: c.code)
    for digit, title in _GROUPS.items():
        rows = [_row(c) for c in ordered if c.code[3] == digit]
        if rows:
            parts.append(f"\n## {title}\n\n| code | severity | about |\n| --- | --- | --- |\n")
            parts.extend(rows)
    return "".join(parts)
