"""The theme: the site's templates over the shipped ones, with the theme's texts and assets."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from jinja2 import Environment, TemplateSyntaxError, meta, nodes

from ssg.diagnostics import Checked, Diagnostic, Location, diagnose
from ssg.model.digests import digest_text, digest_value
from ssg.pages.texts import Texts
from ssg.render.theme_texts import FOLDER, load_texts

SHIPPED = "default/"
PAGES = (".html", ".xml", ".txt")  # what is a template even where no other one names it
PARTIAL_CACHED = "partial_cached"
FILTERS = ("url", "absolute", "isodate", "longdate", "shortdate", "monthname", "phrases", "picture")


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
    """

    templates: Mapping[str, str]
    places: Mapping[str, str]
    texts: Texts
    assets: Mapping[str, str]
    depends: Mapping[str, str]
    names: Mapping[str, frozenset[str]]


def load_theme(
    own: Mapping[str, str], shipped: Mapping[str, str], assets: Mapping[str, str]
) -> Checked[Theme]:
    """The theme of ``own`` templates over ``shipped`` ones (name to text, without ``default/``)."""
    templates, places = {}, {}
    for name, text in shipped.items():
        for alias in (name, SHIPPED + name):
            templates[alias], places[alias] = text, SHIPPED + name
    for name, text in own.items():
        templates[name], places[name] = text, f"templates/{name}"
    # Any file may be included, a drawing too; the texts are read in their own way.
    pages = {n: t for n, t in templates.items() if not n.removeprefix(SHIPPED).startswith(FOLDER)}
    texts = load_texts(_text_files(templates, places))
    parsed, errors = _parse(pages, places)
    errors += _missing(parsed, places) + _circles(parsed, places)
    depends = {name: _closure(name, parsed) for name in parsed}
    all_text = digest_value(sorted((n, digest_text(t)) for n, t in pages.items()))
    digests = {
        name: all_text
        if names is None
        else digest_value(sorted((n, digest_text(pages[n])) for n in names))
        for name, names in depends.items()
    }
    variables = {
        name: frozenset().union(
            *(parsed[n].variables for n in (parsed if names is None else names))
        )
        for name, names in depends.items()
    }
    theme = Theme(templates, places, texts.value, assets, digests, variables)
    return Checked(theme, (*texts.diagnostics, *errors))


@dataclass(frozen=True, slots=True)
class _Parsed:
    """What one template refers to; ``references`` holds None for a name known only when it runs."""

    references: frozenset[str | None]
    extends: tuple[tuple[str, int], ...]
    includes: tuple[tuple[str, int, bool], ...]
    variables: frozenset[str]


def _parse(
    templates: Mapping[str, str], places: Mapping[str, str]
) -> tuple[dict[str, _Parsed], list[Diagnostic]]:
    parsed: dict[str, _Parsed] = {}
    errors: dict[str, Diagnostic] = {}
    for name, text in templates.items():
        try:
            parsed[name] = _parse_one(text)
        except TemplateSyntaxError as error:
            place = Location(places[name], error.lineno)
            lines = text.splitlines()
            line = lines[error.lineno - 1] if 0 < error.lineno <= len(lines) else ""
            errors[name] = diagnose(
                "SSG501", place, error.message or "syntax error", source_line=line
            )
    used = {name for template in parsed.values() for name in template.references}
    return parsed, [e for n, e in errors.items() if n in used or n.endswith(PAGES)]


# A shipped template goes by two names, and a preview builds with the same ones again and again.
@lru_cache(maxsize=512)
def _parse_one(text: str) -> _Parsed:
    environment = _parsing_environment()
    tree = environment.parse(text)
    cached = tuple(_cached_partials(tree))
    return _Parsed(
        frozenset((*meta.find_referenced_templates(tree), *(name for name, _ in cached))),
        tuple((named, node.lineno) for node, named in _named(tree, nodes.Extends)),
        (
            *(
                (named, node.lineno, getattr(node, "ignore_missing", False))
                for kind in (nodes.Include, nodes.Import, nodes.FromImport)
                for node, named in _named(tree, kind)
            ),
            *((name, line, False) for name, line in cached if name is not None),
        ),
        frozenset(meta.find_undeclared_variables(tree)),
    )


@cache
def _parsing_environment() -> Environment:
    environment = Environment(autoescape=True)
    environment.filters.update(dict.fromkeys(FILTERS, str))
    return environment


def _cached_partials(tree: nodes.Template) -> Iterator[tuple[str | None, int]]:
    """What ``partial_cached`` is called with: a template (None if not outright), and the line."""
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == PARTIAL_CACHED:
            first = call.args[0] if call.args else None
            name = first.value if isinstance(first, nodes.Const) else None
            yield name if isinstance(name, str) else None, call.lineno


def _named(tree: nodes.Template, kind: type[nodes.Stmt]) -> Iterator[tuple[nodes.Stmt, str]]:
    """The statements of one kind that name a template outright, with that name."""
    for node in tree.find_all(kind):
        target = getattr(node, "template", None)
        if isinstance(target, nodes.Const) and isinstance(target.value, str):
            yield node, target.value


def _closure(name: str, parsed: Mapping[str, _Parsed]) -> frozenset[str] | None:
    """The template and all it may load; None when a name is known only when it runs."""
    found: set[str] = set()
    todo = [name]
    while todo:
        current = todo.pop()
        if current in found or current not in parsed:
            continue
        found.add(current)
        for reference in parsed[current].references:
            if reference is None:
                return None
            todo.append(reference)
    return frozenset(found)


def _missing(parsed: Mapping[str, _Parsed], places: Mapping[str, str]) -> list[Diagnostic]:
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


def _circles(parsed: Mapping[str, _Parsed], places: Mapping[str, str]) -> list[Diagnostic]:
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
