"""A title as HTML that is broken between phrases alone."""

from markupsafe import Markup

from ssg.typography import divided_html


def phrases_html(text: str, lang: str) -> Markup:
    """As ``ssg.typography.divided_html``, for templates."""
    return Markup(divided_html(text, lang))
