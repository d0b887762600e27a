"""Located messages: what they are, which there are, and the forms they are printed in."""

from ssg.diagnostics.codes import CODES, Code, diagnose
from ssg.diagnostics.diagnostic import Checked, Diagnostic, Location, Severity, has_errors
from ssg.diagnostics.forms import FORMATS, report
from ssg.diagnostics.order import at_exact_lines, in_order, with_source_lines

__all__ = [
    "CODES",
    "FORMATS",
    "Checked",
    "Code",
    "Diagnostic",
    "Location",
    "Severity",
    "at_exact_lines",
    "diagnose",
    "has_errors",
    "in_order",
    "report",
    "with_source_lines",
]
