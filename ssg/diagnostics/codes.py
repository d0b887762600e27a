"""Every code that a diagnostic may carry, with its severity and what it is about.

The hundreds tell the stage: 0 settings, 1 front matter, 2 stitching, 3 Markdown and links,
4 the site (permalinks, terms), 5 templates, 6 publishing.
"""

from ssg.diagnostics.diagnostic import Diagnostic, Location, Severity
from ssg.values import dataclass

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
    Code("SSG002", W, "The settings file has a key that is not known."),
    Code("SSG003", E, "A setting has the wrong type."),
    Code("SSG004", E, "A setting has a value that cannot be used."),
    Code("SSG005", E, "A setting that is needed is missing."),
    Code("SSG011", E, "A data file cannot be read: its syntax, its encoding or its size."),
)

# Front matter
FRONT_MATTER_CODES = (
    Code("SSG101", E, "The front matter's block is not closed."),
    Code("SSG102", E, "A post or page has no front matter."),
    Code("SSG103", E, "A post or page is not UTF-8."),
    Code("SSG104", E, "A line of the front matter is not YAML."),
    Code("SSG105", E, "The front matter is a list or a text, not keys with values."),
    Code("SSG106", E, "A key stands twice in the front matter."),
    Code("SSG107", E, "A YAML anchor or alias in the front matter."),
    Code("SSG108", E, "A YAML tag in the front matter."),
    Code("SSG109", E, "The front matter is too long or nested too deeply."),
    Code("SSG110", E, "A full-width colon or space, or no space, between a key and its value."),
    Code("SSG111", E, "The title is missing or empty."),
    Code("SSG112", E, "A post has no date, neither in the front matter nor in its name."),
    Code("SSG113", E, "A date that cannot be read or does not exist."),
    Code("SSG114", E, "A value of the front matter has the wrong type."),
    Code("SSG115", E, "A value of the front matter cannot be used."),
    Code("SSG116", W, "An unknown key looks like a misspelling of a known one."),
    Code("SSG117", W, "A comma in a text of tags, categories or authors divides nothing."),
    Code("SSG118", W, "Two spellings of one key are given; one is not used."),
    Code("SSG119", W, "An empty entry in a list of tags, categories or authors."),
    Code("SSG120", E, "An invisible or control character in the front matter."),
    Code("SSG121", W, "A # in a value of the front matter cuts off what follows it."),
)

# Stitching
STITCH_CODES = (
    Code("SSG201", W, "The article's end is unfinished."),
    Code("SSG202", W, "Two fragments have nothing in common: both are kept, for review."),
    Code("SSG203", H, "A passage is said twice back to back in a post without seams: it is kept."),
    Code("SSG204", E, "A post given to ssg stitch cannot be read, or is not UTF-8."),
    Code("SSG205", E, "A mended post was not written back."),
)

# Markdown and links
MARKDOWN_CODES = (
    Code("SSG302", E, "A link within the post names an anchor that is not there."),
    Code("SSG303", W, "A control character that no page may hold was left out."),
    Code("SSG304", W, "A Liquid tag outside code is not run; it stands in the text as it is."),
    Code("SSG305", W, "A link or image with a scheme that is not allowed was left out."),
    Code("SSG306", W, "A footnote is used but not written, or written but not used."),
    Code("SSG307", W, "An id is used twice, or belongs to the page round the post."),
    Code("SSG308", W, "A heading has no text."),
    Code("SSG309", H, "The language of a code block is not known, so it is not highlighted."),
    Code("SSG310", W, "An image has no alternative text."),
    Code("SSG311", W, "A link has no text or no destination."),
    Code("SSG312", W, "An HTML element or attribute is not allowed and was left out."),
)

# The site as a whole
SITE_CODES = (
    Code("SSG401", E, "Two pages would land on one path."),
    Code("SSG402", W, "A term is spelled in another way than elsewhere."),
    Code("SSG403", E, "A link names a post or page that is not there, or is not published."),
    Code("SSG404", E, "A link names a heading that its target does not have."),
    Code("SSG405", E, "A file that a post shows or names is not there."),
    Code("SSG406", W, "A link names a path of the site at which nothing is published."),
    Code("SSG407", W, "The reading time in the front matter is far off."),
    Code("SSG408", E, "The layout that a post names is not among the templates."),
    Code("SSG409", E, "An image is damaged, or has too many pixels to be decoded."),
    Code("SSG410", W, "A file shown as an image is in no format that all browsers show."),
    Code("SSG411", W, "An SVG holds a script or names something elsewhere; that is left out."),
    Code("SSG412", H, "Pictures are published as they are: Pillow is not installed."),
    Code("SSG413", W, "A title has characters that the font of shared links' pictures lacks."),
    Code("SSG414", H, "No font is found for the pictures of shared links."),
    Code("SSG415", H, "A title has an emoji, which the picture of shared links cannot show."),
)

# Templates
TEMPLATE_CODES = (
    Code("SSG501", E, "A template has a syntax error."),
    Code("SSG502", E, "A template failed while a page was rendered."),
    Code("SSG503", E, "A template extends itself, directly or through others."),
    Code("SSG504", E, "A template names another, or a file of static/assets, that is not there."),
    Code("SSG505", E, "A file of the theme's texts (i18n) cannot be read, or a text not be used."),
)

# Publishing
PUBLISH_CODES = (
    Code("SSG601", E, "The output folder is, or holds, the site's own sources."),
    Code("SSG602", W, "Files in the output folder that no build of this site wrote."),
    Code("SSG603", E, "A file or folder cannot be read or written."),
    Code("SSG604", W, "A link in the site's folders leads outside it, and is left out."),
    Code("SSG605", H, "The site has no posts; they may lie in a folder of another name."),
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
    code: str,
    location: Location,
    message: str,
    *,
    hint: str = "",
    source_line: str = "",
    find: str = "",
) -> Diagnostic:
    """A diagnostic with the severity that its code has.

    Raises:
        KeyError: when ``code`` is not in ``CODES``.
    """
    return Diagnostic(code, _SEVERITY[code], location, message, hint, source_line, find)
