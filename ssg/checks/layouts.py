"""The layout that an article names is a template of the site."""

from collections.abc import Iterator

from ssg.checks.subject import Subject
from ssg.diagnostics import Diagnostic, Location, diagnose


def layouts(subject: Subject) -> Iterator[Diagnostic]:
    """An error for each article whose ``layout`` has no template."""
    for post in (*subject.site.posts, *subject.site.pages):
        front = post.article.front
        if front.layout and f"{front.layout}.html" not in subject.templates:
            place = front.places.get("layout", Location(post.article.path))
            yield diagnose(
                "SSG408", place, f"no template {front.layout}.html for the layout",
                hint=f"write templates/{front.layout}.html, or take the key out",
            )  # fmt: skip
