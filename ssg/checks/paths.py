"""Links to paths of the site lead to something that is published."""

from collections.abc import Iterator
from urllib.parse import unquote

from ssg.checks.subject import Subject
from ssg.diagnostics import Diagnostic, Location, diagnose
from ssg.model.urls import is_external, output_file, split_suffix


def linked_paths(subject: Subject) -> Iterator[Diagnostic]:
    """A warning for each link in a body to a path where nothing is published."""
    for post in (*subject.site.posts, *subject.site.pages):
        for link, url in zip(post.article.links, post.urls, strict=True):
            path = unquote(split_suffix(url)[0])
            if not path.startswith("/") or is_external(url):
                continue
            file = output_file(path)
            if file not in subject.files and f"{file}/index.html" not in subject.files:
                yield diagnose(
                    "SSG406", Location(post.article.path, link.line),
                    f"nothing is published at {path}, which this links",
                    hint="paths begin at the site's root: /about/, /images/x.png",
                )  # fmt: skip
