"""The short way of a build in memory: bodies of posts edited, and nothing that others show.

Most saves in an editor are such. The pages that hold one of the posts itself are made anew; all
others have the parts they had. Whatever else changes takes the long way (``ssg.pipeline``).
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from ssg.diagnostics import Diagnostic
from ssg.model.article import Article
from ssg.model.faces import is_seen_alike
from ssg.model.site import Post
from ssg.model.source import SourceFile
from ssg.model.urls import output_file
from ssg.pages.page import Page
from ssg.pipeline import Build, Order
from ssg.plan.planner import BuildPlan, Task, page_key
from ssg.prepare import Prepared, prepare_one
from ssg.prepare.sources import bodies
from ssg.site.links import placed_post


def patch_build(build: Build, order: Order, files: tuple[SourceFile, ...]) -> Build | None:
    """The build after ``files`` have changed; None where more than their bodies has.

    Args:
        build: the last one, of the same tree but for these files, settings and options, which was
            published: what it planned is what lies in the output folder.
        order: with the tree as it is now.
    """
    if order.settings.search.enabled:
        return None  # the index holds every body's text
    prepared = dict(build.prepared)
    changed: dict[str, Article] = {}
    for file in files:
        before = prepared.get(file.path)
        if before is None or before.article is None:
            return None
        now = prepare_one(file, order.read, order.settings, order.cache, order.engine)
        if now.article is None or not is_seen_alike(before.article, now.article):
            return None
        prepared[file.path] = now
        changed[file.path] = now.article
    if _others_speak_of(changed, build):
        return None
    pages, stale = _pages(build.pages, changed)
    articles = tuple(changed.get(a.path, a) for a in build.articles)
    body = bodies(order.read, order.settings, order.cache, articles)
    renderer = replace(build.renderer, body=body, feeds=build.renderer.feeds.of(body))
    return Build(
        build.site, articles, _plan(build, pages, stale, renderer.recipe_key), renderer,
        _diagnostics(build, prepared), build.studio, prepared, pages,
    )  # fmt: skip


def _others_speak_of(changed: Mapping[str, Article], build: Build) -> bool:
    """Whether another stage found something at one of these files: its line may have moved."""
    own = {id(d) for prepared in build.prepared.values() for d in prepared.diagnostics}
    return any(d.location.path in changed and id(d) not in own for d in build.diagnostics)


def _diagnostics(build: Build, prepared: Mapping[str, Prepared]) -> tuple[Diagnostic, ...]:
    own = {id(d) for one in build.prepared.values() for d in one.diagnostics}
    said = [d for one in prepared.values() for d in one.diagnostics]
    return (*said, *(d for d in build.diagnostics if id(d) not in own))


def _pages(
    pages: tuple[Page, ...], changed: Mapping[str, Article]
) -> tuple[tuple[Page, ...], list[Page]]:
    """All pages, those with the changed posts in their parts made anew, and these alone."""
    posts: dict[int, Post] = {}

    def now(part: Any) -> Any:
        if type(part) is tuple:
            return tuple([now(inner) for inner in part])
        if isinstance(part, Post) and part.article.path in changed:
            if id(part) not in posts:
                article = changed[part.article.path]
                posts[id(part)] = placed_post(article, part, part.urls, part.image)
            return posts[id(part)]
        return part

    made: list[Page] = []
    stale: list[Page] = []
    for page in pages:
        if _holds(page.parts, changed):
            page = replace(page, parts=now(page.parts))  # noqa: PLW2901 - the page as it is now
            stale.append(page)
        made.append(page)
    return tuple(made), stale


def _holds(parts: tuple[Any, ...], changed: Mapping[str, Article]) -> bool:
    for part in parts:
        kind = type(part)
        if kind is Post:
            if part.article.path in changed:
                return True
        elif kind is tuple and _holds(part, changed):
            return True
    return False


def _plan(
    build: Build, pages: tuple[Page, ...], stale: list[Page], recipe_key: Callable[[str], str]
) -> BuildPlan:
    tasks = tuple(Task(output_file(p.path), page_key(recipe_key(p.recipe), p), p) for p in stale)
    keep = build.plan.keys
    for task in tasks:
        keep.pop(task.file)
    return BuildPlan(tasks, keep=keep, pages=len(pages))
