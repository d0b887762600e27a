"""A source file as a ``RawPost``: front matter checked, body untouched."""

import re
from datetime import datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from ssg.diagnostics import Checked, Diagnostic, Location, diagnose
from ssg.model.front_matter import FrontMatter, RawPost
from ssg.model.settings import Settings
from ssg.model.slugs import path_slug
from ssg.parse.dates import moment
from ssg.parse.findings import Findings
from ssg.parse.frame import Frame, plain_frame
from ssg.parse.quick_front_matter import read_quickly
from ssg.parse.source_text import decode, source_text

_EXTENSION = re.compile(r"\.(?:md|markdown)\Z", re.IGNORECASE)
# Jekyll's form of a post's file name; the name may be the date alone.
_DATED = re.compile(r"([0-9]{4}-[0-9]{1,2}-[0-9]{1,2})(?:-|\Z)(.*)", re.DOTALL)
# Front matter that does not come first: a model's own words may stand before it.
_LATER = re.compile(r"[\r\n](---)[ \t]*[\r\n]+[A-Za-z_]+[:：]")
_SHOW = "begin the file with the lines --- / title: … / date: 2025-10-21 09:00 / ---"


def parse_post(
    path: str, data: bytes, settings: Settings, *, is_page: bool = False
) -> Checked[RawPost | None]:
    """Takes a post or page apart.

    A file with errors in its front matter still gives a post, its missing parts filled in (the
    title from the file name, the date from the epoch), so that the mistakes of its body are found
    in the same run and links to it are not called broken. Such a post must not be published.

    Args:
        path: relative to the site's root, with ``/``.
        data: the file's bytes.
        settings: for the time zone.
        is_page: from ``pages/``: needs no date, and a date in its name is a part of the name.

    Returns:
        None only for a file that is not UTF-8.
    """
    text = decode(path, data, "SSG103")
    if isinstance(text, Diagnostic):
        return Checked(None, (text,))
    cut = frame(text)
    quick = _read_quickly(path, text, cut, settings, is_page=is_page)
    if quick is not None:
        return Checked(quick)
    # It brings YAML with it, which takes long to import and most posts do without.
    from ssg.parse.front_matter import front_matter, read_front_matter

    findings = Findings(source_text(path, text, cut.body_start if cut.opens >= 0 else None))
    zone = _zone(settings.timezone)
    dated, name = _name(path, is_page)
    values: dict[str, Any] = {}
    broken: tuple[str, ...] = ()
    if cut.opens < 0:
        _no_front_matter(text, cut, findings)
        broken = ("title", "date")
    else:
        values, broken = read_front_matter(
            cut.block, cut.block_start, zone, findings, is_page=is_page
        )
        if not cut.closed:
            _unclosed(cut, findings)
    # The file name's date is asked for where the front matter gives none.
    name_date = moment(dated, zone) if dated and "date" not in values else None
    _require(values, broken, name_date, is_page, cut, findings)
    date = name_date if isinstance(name_date, datetime) else None
    if date is None and not is_page:
        date = datetime.fromtimestamp(0, zone)
    post = RawPost(
        path,
        front_matter(values, name or path, date),
        name,
        text[cut.body_start :],
        findings.source.location(cut.body_start).line,
        cut.body_start,
    )
    return Checked(post, findings.all())


def frame(text: str) -> Frame:
    """Where front matter and body of a file lie.

    A byte order mark and blank lines may stand before the front matter. A block that is not closed
    ends where lines stop looking like entries.
    """
    plain = plain_frame(text)
    if plain is not None:
        return plain
    from ssg.parse.any_frame import any_frame  # with YAML, as above

    return any_frame(text)


def _read_quickly(
    path: str, text: str, cut: Frame, settings: Settings, *, is_page: bool
) -> RawPost | None:
    """The post, where its front matter is ordinary and nothing is to be said of it."""
    if cut.opens < 0 or not cut.closed or "\r" in text[: cut.body_start]:
        return None
    line = text.count("\n", 0, cut.block_start) + 1
    zone = _zone(settings.timezone)
    values = read_quickly(cut.block, line, path, zone, is_page=is_page)
    if values is None or "title" not in values or not (is_page or "date" in values):
        return None
    body = text[cut.body_start :]
    body_line = line + text.count("\n", cut.block_start, cut.body_start)
    _, name = _name(path, is_page)
    return RawPost(path, FrontMatter(**values), name, body, body_line, cut.body_start)


@cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def _name(path: str, is_page: bool) -> tuple[str, str]:
    """The date in a file's name as it is written, and the name's slug."""
    stem = _EXTENSION.sub("", path.rsplit("/", 1)[-1])
    dated = None if is_page else _DATED.fullmatch(stem)
    if dated is None:
        return "", path_slug(stem)
    return dated[1], path_slug(dated[2] or dated[1])


def _require(
    values: dict[str, Any],
    broken: tuple[str, ...],
    name_date: datetime | str | None,
    is_page: bool,
    cut: Frame,
    findings: Findings,
) -> None:
    """Notes a missing title or date, at the line that opens the front matter."""
    at = max(cut.opens, 0)
    if "title" not in values and "title" not in broken:
        findings.add("SSG111", at, "the title is missing", "add a line: title: …")
    if is_page or "date" in values or "date" in broken or isinstance(name_date, datetime):
        return
    if isinstance(name_date, str):
        place = Location(findings.source.path)
        message = f"the date in the file's name: {name_date}"
        findings.append(diagnose("SSG113", place, message, hint="add a line: date: 2025-10-21"))
        return
    hint = "add a line date: 2025-10-21 09:00, or name the file 2025-10-21-my-post.md"
    findings.add("SSG112", at, "the date is missing", hint)


def _no_front_matter(text: str, cut: Frame, findings: Findings) -> None:
    stripped = text.lstrip("\ufeff \t\r\n　")
    at = len(text) - len(stripped)
    first = stripped.splitlines()[0].rstrip() if stripped else ""
    hint = _SHOW
    if first.startswith(("```", "~~~")):
        hint = f"remove the code fence {first[:20]} around the front matter"
    elif first.startswith("+++"):
        hint = "write the front matter in YAML between two lines ---, not in TOML"
    elif re.match(r"[-–—−‐―ー－]{2,}", first):
        hint = f"write exactly --- on its own line, not {first[:20]}"
    elif re.match(r"title\s*[:：]", first):
        hint = "add a line --- before this one, and one after the last entry"
    later = _LATER.search(text, at, at + 2000)
    if hint is _SHOW and later is not None:
        line = findings.source.location(later.start(1)).line
        hint = f"it must come first: remove what stands above line {line}"
    findings.add("SSG102", min(at, len(text)), "the file has no front matter", hint)


def _unclosed(cut: Frame, findings: Findings) -> None:
    line = findings.source.location(max(cut.close_guess, cut.block_start)).line
    if cut.close_guess >= 0:
        shown = findings.source.line_text(line).strip()[:20]
        hint = f"line {line} is {shown}: write exactly --- there"
    else:
        hint = "write a line --- after its last entry"
    findings.add("SSG101", cut.opens, "the front matter that opens here is not closed", hint)
