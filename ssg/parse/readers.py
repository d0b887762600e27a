"""How each kind of value is read from its node.

A reader gets a node and gives a value, or None where nothing usable is there; what is wrong it
notes. A text may be written as a number or a date without quotes: it is taken as written.
"""

import re
from typing import Any

from ssg.model.slugs import path_slug
from ssg.parse.addresses import address_problem
from ssg.parse.dates import FORMS, moment, suggestion
from ssg.parse.languages import language_problem
from ssg.parse.permalinks import path_problem, permalink_problem
from ssg.parse.reading import Reading, read_text
from ssg.parse.terms import SPLIT, read_list
from ssg.parse.yaml_nodes import Mapping, Node, Scalar, Sequence, shown

_WEB = re.compile(r"https?://\S+")


def read_title(node: Node, reading: Reading) -> str | None:
    """A text with something to see in it."""
    text = read_text(node, reading)
    if text is not None and any(c.isprintable() and not c.isspace() for c in text):
        return text
    if isinstance(node, Scalar) and not (node.plain and node.kind == "bool"):
        reading.findings.add("SSG111", node.start, "the title is empty", 'title: "…"')
    return None


def read_moment(node: Node, reading: Reading) -> Any:
    """An aware datetime in the site's zone."""
    if not isinstance(node, Scalar) or (node.plain and node.kind == "bool"):
        reading.wrong_type(node, "a date", FORMS)
        return None
    value = moment(node.text, reading.zone)
    if isinstance(value, str):
        hint = suggestion(node.text) if value.startswith("this is not") else FORMS
        reading.findings.add("SSG113", node.start, f"{reading.key}: {value}", hint)
        return None
    return value


def read_flag(node: Node, reading: Reading) -> bool | None:
    """True or false, in YAML 1.1's words (yes, no, on, off too)."""
    if isinstance(node, Scalar) and node.plain and node.kind == "bool":
        return node.text.lower() in ("true", "yes", "on")
    reading.wrong_type(node, "true or false", f"{reading.key}: true  or  {reading.key}: false")
    return None


_MINUTES = re.compile(
    r"(?:約|about )?([0-9]+(?:\.[0-9]+)?)\s*(?:分(?:間)?|分钟|분|m|min|mins|minute|minutes)?\.?",
    re.IGNORECASE,
)


def read_minutes(node: Node, reading: Reading) -> int | None:
    """Whole minutes, at least 1; ``8``, ``7.5``, ``"8分"`` and ``8 min`` are all read."""
    hint = f"{reading.key}: 8"
    if not isinstance(node, Scalar):
        reading.wrong_type(node, "a number of minutes", hint)
        return None
    found = _MINUTES.fullmatch(node.text.strip())
    if found is None:
        reading.wrong_type(node, "a number of minutes", hint)
        return None
    minutes = float(found[1][:20])
    if not 0 < minutes < 10_000:
        reading.bad(node, "a reading time is between 1 and 9999 minutes", hint)
        return None
    return max(1, int(minutes + 0.5))


def read_slug(node: Node, reading: Reading) -> str | None:
    """One segment of a path; characters that a path cannot hold become hyphens."""
    text = read_text(node, reading)
    if text is None:
        return None
    slug = path_slug(text)
    if "/" in text or "\\" in text:
        hint = f"{reading.key}: {slug or 'my-post'}   (a whole address goes into permalink)"
        reading.bad(node, "a slug is one part of an address and holds no slash", hint)
    elif not slug:
        hint = f"{reading.key}: my-post"
        reading.bad(node, "this slug has no letter or digit", hint)
    return slug or None


def read_permalink(node: Node, reading: Reading) -> str | None:
    """A path of the site with placeholders, or one of Jekyll's words."""
    text = read_text(node, reading)
    problem = permalink_problem(text, is_page=reading.is_page) if text is not None else None
    if problem is not None:
        reading.bad(node, problem, "write a path of the site: permalink: /about/")
        return None
    return text


def read_language(node: Node, reading: Reading) -> str | None:
    """A BCP 47 language tag."""
    text = read_text(node, reading)
    problem = language_problem(text) if text is not None else None
    if problem is not None:
        reading.bad(node, *problem)
        return None
    return text


def read_layout(node: Node, reading: Reading) -> str | None:
    """The name of a template without its extension."""
    text = read_text(node, reading)
    if text is not None and not re.fullmatch(r"[A-Za-z0-9_-]{1,100}", text):
        bare = re.sub(r"[^A-Za-z0-9_-]", "", text.removesuffix(".html").split("/")[-1])
        hint = f"write its name without folder and .html: layout: {bare or 'post'}"
        reading.bad(node, "this is not the name of a template", hint)
        return None
    return text


def read_image(node: Node, reading: Reading) -> tuple[str, str] | None:
    """The address of a picture and its alternative text."""
    if not isinstance(node, Mapping):
        if isinstance(node, Sequence):
            reading.wrong_type(node, "an address or a mapping", "image: chart.png")
            return None
        text = read_text(node, reading)
        return (text, "") if text and _is_address(text, node, reading) else None
    values = {"path": "", "alt": ""}
    for entry in node.entries:
        name = entry.key.text
        if name in values:
            values[name] = read_text(entry.value, reading._replace(key=f"image.{name}")) or ""
        elif name not in ("width", "height"):
            message = f"image knows no key “{shown(name)}”"
            reading.findings.add("SSG116", entry.key.start, message, "its keys are path and alt")
    if not values["path"]:
        reading.bad(node, "the image has no path", "image: {path: chart.png, alt: …}")
        return None
    return (values["path"], values["alt"]) if _is_address(values["path"], node, reading) else None


def _is_address(text: str, node: Node, reading: Reading) -> bool:
    wrong = address_problem(text)
    if wrong is not None:
        reading.bad(node, *wrong)
    return wrong is None


def read_paths(node: Node, reading: Reading) -> tuple[str, ...] | None:
    """Paths of the site, a list or one."""
    found = []
    for item in node.items if isinstance(node, Sequence) else (node,):
        text = read_text(item, reading)
        if text is None:
            continue
        problem = path_problem(text)
        if problem is not None:
            reading.bad(item, problem, f"write a path of the site: {reading.key}: /old/address/")
        else:
            found.append(text)
    return tuple(dict.fromkeys(found)) or None


def read_sources(node: Node, reading: Reading) -> tuple[str, ...] | None:
    """What an article rests on, one by one: a text, its address last; or a mapping of the two."""
    found = []
    for item in node.items if isinstance(node, Sequence) else (node,):
        text = _source(item, reading) if isinstance(item, Mapping) else read_text(item, reading)
        if text:
            found.append(text)
    return tuple(dict.fromkeys(found)) or None


def _source(node: Mapping, reading: Reading) -> str | None:
    values = {"title": "", "url": ""}
    for entry in node.entries:
        name = entry.key.text
        if name in values:
            values[name] = read_text(entry.value, reading._replace(key=f"sources.{name}")) or ""
        else:
            message = f"a source knows no key “{shown(name)}”"
            reading.findings.add("SSG116", entry.key.start, message, "its keys are title and url")
    if values["url"] and not _WEB.fullmatch(values["url"]):
        reading.bad(node, "the url of a source is no address", "url: https://example.com/paper")
        return None
    return " ".join(filter(None, values.values())) or None


def read_terms(node: Node, reading: Reading) -> tuple[str, ...] | None:
    """Tags or categories as Jekyll reads them."""
    return read_list(node, reading, split=reading.key in SPLIT)


def read_names(node: Node, reading: Reading) -> tuple[str, ...] | None:
    """Names of people: a list, or one name that may hold spaces."""
    if isinstance(node, Mapping):
        hint = "write the name alone, and the rest under [authors.key] in site.toml"
        reading.wrong_type(node, "a name or a list of names", hint)
        return None
    return read_list(node, reading, split=False)
