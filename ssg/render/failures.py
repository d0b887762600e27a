"""What went wrong in a template, as a message that names its line."""

import traceback
from collections.abc import Mapping

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError

from ssg.diagnostics import Diagnostic, Location, diagnose


def template_failure(
    error: Exception, recipe: str, source: str, places: Mapping[str, str]
) -> Diagnostic:
    """The diagnostic for an exception that came out of rendering ``recipe`` for ``source``.

    Jinja's own errors have no line (``UndefinedError``) or one of their own (syntax): elsewhere it
    is the last frame of the traceback that lies in a template.
    """
    place = Location(places.get(recipe, f"templates/{recipe}"))
    known = set(places.values())
    for frame in traceback.extract_tb(error.__traceback__):
        if frame.filename in known:
            place = Location(frame.filename, frame.lineno or 0)
    if isinstance(error, TemplateSyntaxError):
        return diagnose("SSG501", Location(place.path, error.lineno), str(error.message))
    if isinstance(error, TemplateNotFound):
        return diagnose("SSG504", place, f"no template {error.name}")
    if isinstance(error, UndefinedError):
        message, hint = str(error.message), "docs/reference/templates.md lists what each page has"
    elif isinstance(error, KeyError):
        message, hint = f"no text or value {error}", "texts are in templates/i18n/"
    else:
        message, hint = f"{type(error).__name__}: {error}", ""
    # The page stands in the hint: one mistake that many pages meet is then told once.
    met = f"met while rendering {source}"
    return diagnose("SSG502", place, message, hint=f"{hint}; {met}" if hint else met)
