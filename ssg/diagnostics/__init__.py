"""Located messages: what they are, which there are, and the forms they are printed in."""

from ssg.diagnostics.codes import CODES, Code, diagnose
from ssg.diagnostics.diagnostic import Checked, Diagnostic, Location, Severity, has_errors

__all__ = [
    "CODES",
    "Checked",
    "Code",
    "Diagnostic",
    "Location",
    "Severity",
    "diagnose",
    "has_errors",
]
