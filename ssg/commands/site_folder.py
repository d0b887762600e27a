"""A site's folder: its settings, and where its output and its state go."""

import os
from dataclasses import replace
from pathlib import Path

from ssg.commands.options import SETTINGS_FILE, UsageError
from ssg.diagnostics import Checked, Diagnostic, Location, diagnose
from ssg.model.settings import Settings
from ssg.parse.addresses import base_url_problem
from ssg.parse.settings import parse_settings
from ssg.values import dataclass

STATE = ".ssg-cache"
ARTICLES = "articles.sqlite"  # in it, the cache of what is made of posts
_SOURCES = ("posts", "pages", "templates", "static", "data", "ssg", ".git", STATE)


@dataclass(frozen=True, slots=True)
class SiteFolder:
    """A site on disk: its root, its settings, its output folder and its state's."""

    root: Path
    settings: Settings
    out: Path
    state: Path


def open_site(
    root: Path, out: Path | None = None, base_url: str | None = None
) -> Checked[SiteFolder | None]:
    """Read the settings and decide where the output goes.

    A folder may come with errors: the posts are then looked at too, and nothing is published.

    Raises:
        UsageError: when there is no such folder, or ``base_url`` is no address.
    """
    if not root.is_dir():
        raise UsageError(f"there is no folder {root}")
    path = root / SETTINGS_FILE
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Checked(None, (_no_settings(root),))
    except OSError as error:
        unreadable = f"cannot be read: {error.strerror}"
        return Checked(None, (diagnose("SSG603", Location(SETTINGS_FILE), unreadable),))
    parsed = parse_settings(data, SETTINGS_FILE)
    if parsed.value is None:
        return Checked(None, parsed.diagnostics)
    settings = parsed.value
    if base_url is not None:
        settings = replace(settings, base_url=_checked_url(base_url))
    target = out if out is not None else root / settings.output_dir
    place = Location() if out is not None else Location(SETTINGS_FILE)
    refused = _dangerous(root, target, place)
    folder = None if refused else SiteFolder(root, settings, target, root / STATE)
    return Checked(folder, (*parsed.diagnostics, *refused))


def _no_settings(root: Path) -> Diagnostic:
    return diagnose(
        "SSG005", Location(SETTINGS_FILE), f"there is no {SETTINGS_FILE} in {root.resolve()}",
        hint='write one with title = "…", make a site with: ssg new-site DIR, or name one: --root',
    )  # fmt: skip


def _checked_url(url: str) -> str:
    problem = base_url_problem(url)
    if problem is not None:
        message, hint = problem
        raise UsageError(f"--base-url {url}: {message}; {hint}")
    return url.rstrip("/")


def _dangerous(root: Path, out: Path, place: Location) -> tuple[Diagnostic, ...]:
    """An error where the output would be written over the site's own files."""
    real, base = out.resolve(), root.resolve()
    if base.is_relative_to(real):
        what = "is the site's own folder" if real == base else "holds the site itself"
        return (_refused(out, what, place),)
    for name in _SOURCES:
        source = (base / name).resolve()
        if real == source or real.is_relative_to(source) or source.is_relative_to(real):
            if name == STATE and real.is_relative_to(source) and real != source:
                continue  # the preview server's own output lies there
            return (_refused(out, f"is, or lies in, the site's {name}{os.sep}", place),)
    return ()


def _refused(out: Path, why: str, place: Location) -> Diagnostic:
    return diagnose(
        "SSG601", place, f"the output folder {out} {why}: nothing is written there",
        hint='choose a folder of its own: output_dir = "public", or --out DIR',
    )  # fmt: skip
