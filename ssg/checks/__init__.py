"""Checks of the whole site, once every page's path is known. A new one is a function and a line."""

from collections.abc import Callable, Iterator

from ssg.checks.layouts import layouts
from ssg.checks.paths import linked_paths, settings_paths
from ssg.checks.subject import Subject
from ssg.diagnostics import Diagnostic

RULES: tuple[Callable[[Subject], Iterator[Diagnostic]], ...] = (
    layouts,
    linked_paths,
    settings_paths,
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """What every rule finds."""
    for rule in RULES:
        yield from rule(subject)


__all__ = ["RULES", "Subject", "check"]
