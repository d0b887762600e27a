"""The forms in which diagnostics are printed, by the names that ``--format`` takes."""

from collections.abc import Callable, Iterable

from ssg.diagnostics import github, json_form, sarif, text
from ssg.diagnostics.diagnostic import Diagnostic
from ssg.values import dataclass


@dataclass(frozen=True, slots=True)
class Form:
    """A form: its name, one line on what it is for, and how it is made."""

    name: str
    about: str
    render: Callable[[Iterable[Diagnostic]], str]


# A new form is a module of this folder and a line here.
FORMATS: tuple[Form, ...] = (
    Form("text", "for people", text.render),
    Form("json", "one JSON document", json_form.render),
    Form("github", "workflow commands for GitHub Actions", github.render),
    Form("sarif", "a SARIF 2.1.0 log for code scanning", sarif.render),
)


def report(diagnostics: Iterable[Diagnostic], form: str = "text", *, color: bool = False) -> str:
    """The diagnostics, sorted and each once, in the form of that name.

    Args:
        color: only ``text`` has colours.

    Raises:
        KeyError: when no form has that name.
    """
    if form == "text":
        return text.render(diagnostics, color=color)
    return {f.name: f for f in FORMATS}[form].render(diagnostics)
