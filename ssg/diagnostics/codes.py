"""Every code that a diagnostic may carry, with its severity and what it is about.

The hundreds tell the stage: 0 settings, 1 front matter, 2 stitching, 3 Markdown and links,
4 the site (permalinks, terms), 5 templates, 6 publishing.
"""

from dataclasses import dataclass

from ssg.diagnostics.diagnostic import Diagnostic, Location, Severity

E, W, H = Severity.ERROR, Severity.WARNING, Severity.HINT


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of diagnostic: its code, its severity and one line on when it is given."""

    code: str
    severity: Severity
    about: str


# Settings (site.toml)
SETTINGS_CODES = (
    Code("SSG001", E, "The settings file cannot be read: not TOML, or not UTF-8."),
)

# Front matter
FRONT_MATTER_CODES = (
    Code("SSG101", E, "The front matter's block is not closed."),
)

# Stitching
STITCH_CODES = (
    Code("SSG201", W, "The article's end is unfinished."),
)

# Markdown and links
MARKDOWN_CODES = (
    Code("SSG301", E, "A link to another post or page of the site leads nowhere."),
)

# The site as a whole
SITE_CODES = (
    Code("SSG401", E, "Two pages would land on one path."),
)

# Templates
TEMPLATE_CODES = (
    Code("SSG501", E, "A template has a syntax error."),
)

# Publishing
PUBLISH_CODES = (
    Code("SSG601", E, "The output folder is, or holds, the site's own sources."),
)

CODES: tuple[Code, ...] = (
    *SETTINGS_CODES,
    *FRONT_MATTER_CODES,
    *STITCH_CODES,
    *MARKDOWN_CODES,
    *SITE_CODES,
    *TEMPLATE_CODES,
    *PUBLISH_CODES,
)

_SEVERITY = {c.code: c.severity for c in CODES}


def diagnose(
    code: str, location: Location, message: str, *, hint: str = "", source_line: str = ""
) -> Diagnostic:
    """A diagnostic with the severity that its code has.

    Raises:
        KeyError: when ``code`` is not in ``CODES``.
    """
    return Diagnostic(code, _SEVERITY[code], location, message, hint, source_line)
