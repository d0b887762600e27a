"""Prints the reference page of the codes."""

from ssg.diagnostics.reference import page

print(page(), end="")
