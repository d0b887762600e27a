"""The theme: the site's templates over the shipped ones, with the theme's texts and assets."""

from collections.abc import Iterable, Mapping

from ssg.diagnostics import Checked, Diagnostic, Location, diagnose
from ssg.pages.texts import Texts
from ssg.render.reached import Depends, ReferencesByName, Variables
from ssg.render.references import KnownReferences, References
from ssg.render.theme_texts import FOLDER, load_texts
from ssg.values import dataclass

SHIPPED = "default/"
PAGES = (".html", ".xml", ".txt")  # what is a template even where no other one names it


@dataclass(frozen=True, slots=True)
class Theme:
    """Templates by the name that others call them by, and everything they may use.

    Attributes:
        templates: name to text; the shipped ones also under ``default/``.
        places: name to the path that messages show.
        texts: the theme's words by language.
        assets: a file's name in ``static/assets`` to its path of the site, hash and all.
        depends: for each template the digest of it with all that it includes or extends.
        names: for each template the variables that it, or one of those, may look up.
        references: what the templates refer to.
    """

    templates: Mapping[str, str]
    places: Mapping[str, str]
    texts: Texts
    assets: Mapping[str, str]
    depends: Mapping[str, str]
    names: Mapping[str, frozenset[str]]
    references: ReferencesByName

    def reached(self, name: str) -> frozenset[str]:
        """A template and all that it may load; nothing where that is known only when it runs."""
        return self.references.closure(name) or frozenset()

    def texts_of(self, names: Iterable[str]) -> list[str]:
        """The texts of templates with all that they may load, each once."""
        reached = frozenset().union(*map(self.reached, names))
        return [self.templates[name] for name in sorted(reached)]


def load_theme(
    own: Mapping[str, str],
    shipped: Mapping[str, str],
    assets: Mapping[str, str],
    known: KnownReferences | None = None,
) -> Checked[Theme]:
    """The theme of ``own`` templates over ``shipped`` ones (name to text, without ``default/``).

    Args:
        known: remembers from one build to the next what a template refers to.
    """
    templates, places = {}, {}
    for name, text in shipped.items():
        for alias in (name, SHIPPED + name):
            templates[alias], places[alias] = text, SHIPPED + name
    for name, text in own.items():
        templates[name], places[name] = text, f"templates/{name}"
    # Any file may be included, a drawing too; the texts are read in their own way.
    pages = {n: t for n, t in templates.items() if not n.removeprefix(SHIPPED).startswith(FOLDER)}
    texts = load_texts(_text_files(templates, places))
    references = ReferencesByName(pages, known or KnownReferences())
    # Every template of the site is looked at, and the shipped ones that these use. Of the others
    # only those are which a page of this site is made with, when it asks for them.
    errors = _errors(references, own, places)
    parsed = references.parsed
    errors += _missing(parsed, places) + _circles(parsed, places)
    theme = Theme(
        templates, places, texts.value, assets, Depends(references), Variables(references),
        references,
    )  # fmt: skip
    return Checked(theme, (*texts.diagnostics, *errors))


def _errors(
    references: ReferencesByName, own: Mapping[str, str], places: Mapping[str, str]
) -> list[Diagnostic]:
    """What is no template, of the site's own and of all that they use."""
    for name in own:
        references.closure(name)
    used = {name for template in references.parsed.values() for name in template.references}
    errors = []
    for name, error in references.errors.items():
        if name in used or name.endswith(PAGES):
            lines = references.texts[name].splitlines()
            line = lines[error.lineno - 1] if 0 < error.lineno <= len(lines) else ""
            place = Location(places[name], error.lineno)
            message = error.message or "syntax error"
            errors.append(diagnose("SSG501", place, message, source_line=line))
    return errors


def _missing(parsed: Mapping[str, References], places: Mapping[str, str]) -> list[Diagnostic]:
    found: dict[tuple[str, int, str], Diagnostic] = {}
    for name, template in parsed.items():
        named = [(n, line) for n, line, optional in template.includes if not optional]
        for other, line in (*template.extends, *named):
            if other not in places:
                found[places[name], line, other] = diagnose(
                    "SSG504", Location(places[name], line), f"no template {other}",
                    hint="names are relative to templates/; the shipped ones are default/…",
                )  # fmt: skip
    return list(found.values())


def _circles(parsed: Mapping[str, References], places: Mapping[str, str]) -> list[Diagnostic]:
    errors = []
    for name in parsed:
        seen = [name]
        while parents := parsed[seen[-1]].extends if seen[-1] in parsed else ():
            seen.append(parents[0][0])
            if seen[-1] == name:
                errors.append(
                    diagnose(
                        "SSG503", Location(places[name], parsed[name].extends[0][1]),
                        f"{name} extends itself ({' → '.join(seen)})",
                        hint=f'write {{% extends "{SHIPPED}{name}" %}} for the shipped one',
                    )
                )  # fmt: skip
            if seen.count(seen[-1]) > 1:
                break
    return errors


def _text_files(
    templates: Mapping[str, str], places: Mapping[str, str]
) -> list[tuple[str, str, str]]:
    """The texts' files, the shipped ones before the site's own: language, path and TOML."""
    ordered = sorted(templates, key=lambda n: (not n.startswith(SHIPPED), n))
    return [
        (name.rsplit("/", 1)[-1].removesuffix(".toml"), places[name], templates[name])
        for name in ordered
        if name.removeprefix(SHIPPED).startswith(FOLDER) and name.endswith(".toml")
    ]
