"""Links to paths of the site lead to something that is published."""

import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote

from ssg.checks.subject import Subject
from ssg.diagnostics import Diagnostic, Location, diagnose
from ssg.model.urls import is_external, output_file, split_suffix


def linked_paths(subject: Subject) -> Iterator[Diagnostic]:
    """A link in a body to a path where nothing is published: a warning; an image: an error."""
    for post in (*subject.site.posts, *subject.site.pages):
        for link, url in zip(post.article.links, post.urls, strict=True):
            if not is_published(url, subject.files) and url not in subject.site.pictures:
                told = _no_image if link.kind == "img" else _nothing_there
                yield told(url, Location(post.article.path, link.line))
        if post.image and not is_published(post.image, subject.files):
            place = post.article.front.places.get("image", Location(post.article.path))
            yield _no_image(post.image, place)


def settings_paths(subject: Subject) -> Iterator[Diagnostic]:
    """A warning for each path in the settings at which nothing is published."""
    settings = subject.site.settings
    urls = [item.url for item in (*settings.nav, *settings.social)]
    urls += [settings.image, settings.logo, *(author.image for author in settings.authors)]
    for url in dict.fromkeys(urls):
        if url and not is_published(url, subject.files):
            yield _nothing_there(url, Location("site.toml"))


def is_published(url: str, files: frozenset[str]) -> bool:
    """Whether something is there; an address elsewhere is taken to be."""
    path = unicodedata.normalize("NFC", unquote(split_suffix(url)[0]))
    if not path.startswith("/") or is_external(url):
        return True
    file = output_file(path)
    return file in files or f"{file}/index.html" in files


def _no_image(url: str, place: Location) -> Diagnostic:
    return diagnose(
        "SSG405", place, f"no image is published at {url}",
        hint=f"put it at static{url}, or name a file beside the post: ![…](name.png)",
    )  # fmt: skip


def _nothing_there(url: str, place: Location) -> Diagnostic:
    return diagnose(
        "SSG406", place, f"nothing is published at {url}",
        hint="paths begin at the site's root: /about/, /images/x.png",
    )  # fmt: skip
