"""The short way of a build that has nothing in memory: bodies of posts edited, and nothing else.

It makes the pages of these posts from what the last build left (``ssg.plan.ties``), without the
rest of the site. That all of this is right is proved by the keys of the pages as they were before
the edit: made again, they have to be those of the manifest, and a key tells of all that shapes a
page. Whatever else changes takes the long way (``ssg.pipeline``).
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from ssg.model.article import Article
from ssg.model.faces import is_seen_alike
from ssg.model.front_matter import FrontMatter
from ssg.model.pictures import Picture
from ssg.model.site import Post, Site
from ssg.model.source import SourceFile
from ssg.model.urls import output_file
from ssg.pages.cards import CardSource, card_source
from ssg.pages.frame import Frame
from ssg.pages.pictures import NOTHING
from ssg.pages.post import post_page
from ssg.pages.shared import SHARED
from ssg.pipeline import Build, Order, loaded_theme, renderer_of
from ssg.plan.planner import BuildPlan, Task, page_key
from ssg.plan.ties import Row, Ties
from ssg.prepare import prepare_one
from ssg.prepare.cached import Wholes
from ssg.prepare.found import kept_one, making_digest
from ssg.prepare.kept import Shown, shown_of
from ssg.prepare.shelf import Row as ShelfRow
from ssg.prepare.shelf import Shelf, row_of
from ssg.prepare.sources import bodies
from ssg.render.data import load_data
from ssg.render.renderer import Renderer
from ssg.site.assemble import NO_DATE
from ssg.site.links import placed_post
from ssg.site.terms import known_term

_HEAD = 2000  # bytes
# Plain forms alone: whatever else is written is left to the parser.
_TITLE = re.compile(r"""^title:[ ]*"([^"\\\n]+)"[ ]*$""", re.MULTILINE)
_TAGS = re.compile(r"""^tags:[ ]*\[((?:"[^"\\\n,]+"(?:, )?)*)\][ ]*$""", re.MULTILINE)
_NAME = re.compile('"([^"]+)"')


def retouch(order: Order, ties: Ties, edited: Mapping[str, str]) -> Build | None:
    """A build that plans the edited posts' pages alone; None where it takes the long way.

    Args:
        order: of the tree as it is now; ``last`` is what the last build of it left, with the same
            settings, options and program, and all that it names lies in the output folder.
        ties: of that build.
        edited: the digests that these posts' files had then, by path.
    """
    if order.settings.search.enabled:
        return None  # the index holds every body's text
    near = _Neighbours(order, ties, edited)
    if not near.are_known():
        return None
    for file in near.edited:
        light = near.light_before(file)
        if light is None or _is_told_otherwise(order.read(file.path), light.front):
            return None
    # All that can be made before the edited posts are: they are prepared by another process.
    loaded, data = loaded_theme(order), load_data(order.tree, order.read)
    articles: dict[str, Article] = {}
    frame = Frame(order.settings, loaded.value.texts)
    renderer = renderer_of(
        order,
        loaded.value,
        {"data": data.value},
        bodies(order.read, order.settings, order.cache, ()),
    )
    for file in near.edited:
        light = near.light_before(file)
        if light is None or not _is_of_its_own(light, renderer):
            return None
    tasks: list[Task] = []
    rows: list[tuple[SourceFile, ShelfRow, Shown]] = []
    for file in near.edited:
        was = replace(file, digest=edited[file.path])
        old = kept_one(was, order.settings, order.cache, order.engine)
        made = prepare_one(file, order.read, order.settings, order.cache, order.engine)
        new = made.article
        if old is None or new is None or made.diagnostics or not is_seen_alike(old, new):
            return None
        if new.mending != old.mending:
            return None
        proof, task = (near.task(file.path, article, frame, renderer) for article in (old, new))
        lying = order.last.outputs.get(proof.file)
        if lying is None or lying.key != proof.key:
            return None
        articles[file.path] = new
        shown = shown_of(new, order.settings.language)
        rows.append((file, row_of(file.digest, made), shown))
        tasks.append(task)
    for kept in rows:
        near.shelf.renew(*kept)
    body = bodies(order.read, order.settings, order.cache, tuple(articles.values()))
    keep = {file: entry.key for file, entry in order.last.outputs.items()}
    for task in tasks:
        del keep[task.file]
    site = Site(order.settings, (), (), {}, {}, {})
    plan = BuildPlan(tuple(tasks), keep=keep)
    return Build(site, tuple(articles.values()), plan, replace(renderer, body=body), ())


def _is_told_otherwise(data: bytes, before: FrontMatter) -> bool:
    """Whether title or tags are others at first sight: then nobody need wait for the article."""
    head = data[:_HEAD].decode("utf-8", "replace")
    title, tags = _TITLE.search(head), _TAGS.search(head)
    return (title is not None and title[1] != before.title) or (
        tags is not None and tuple(_NAME.findall(tags[1])) != before.tags
    )


def _is_of_its_own(article: Article, renderer: Renderer) -> bool:
    """Whether the page's template shows nothing of the whole site; it is then made ready."""
    recipe = f"{article.front.layout or 'post'}.html"
    if not SHARED.keys().isdisjoint(renderer.theme.names.get(recipe, SHARED.keys())):
        return False
    renderer.make_ready(recipe)
    return True


class _Neighbours:
    """The edited posts and those that their pages show, as the last build had them.

    Attributes:
        edited: the files of the edited posts.
    """

    def __init__(self, order: Order, ties: Ties, edited: Mapping[str, str]) -> None:
        self._order, self._ties, self._digests = order, ties, edited
        self.shelf = Shelf(order.cache, making_digest(order.settings, order.engine))
        rows = {path: ties.row(path) for path in edited}
        shown = frozenset(other for row in rows.values() if row for other in _shown(row))
        self._rows = {path: ties.row(path) for path in shown} | rows
        self._files = {file.path: file for file in order.tree.posts if file.path in self._rows}
        self.edited = [file for path, file in self._files.items() if path in edited]

    def are_known(self) -> bool:
        """Whether each edited post is on its own page alone, and the posts shown there known."""
        if len(self.edited) < len(self._digests) or len(self._files) < len(self._rows):
            return False
        return None not in self._rows.values() and all(map(self._ties.is_alone, self._digests))

    def light_before(self, file: SourceFile) -> Article | None:
        """The article as the last build had it, of which only what the shelf has may be asked."""
        return self._article(replace(file, digest=self._digests[file.path]))

    def task(self, path: str, article: Article, frame: Frame, renderer: Renderer) -> Task:
        """The page of an edited post."""
        row = self._row(path)
        post = self._post(row, article)
        page = post_page(
            frame,
            post,
            self._source(row, post),
            None,
            self._other(row.newer),
            self._other(row.older),
            tuple(source for source in map(self._other, row.related) if source is not None),
            NOTHING,
        )
        key = page_key(renderer.recipe_key(page.recipe), page)
        return Task(output_file(page.path), key, page)

    def _row(self, path: str) -> Row:
        row = self._rows[path]
        if row is None:
            raise KeyError(path)
        return row

    def _other(self, path: str) -> CardSource | None:
        """What the card of a neighbour is made from."""
        if not path:
            return None
        file = self._files[path]
        article = self.light_before(file) if path in self._digests else self._article(file)
        if article is None:
            return None
        row = self._row(path)
        return self._source(row, self._post(row, article))

    def _article(self, file: SourceFile) -> Article | None:
        order = self._order
        making = making_digest(order.settings, order.engine)
        whole = Wholes(order.read, order.settings, order.cache, making).of(file)
        known = self.shelf.get(file, whole)
        return known.article if known else None

    def _post(self, row: Row, article: Article) -> Post:
        post = Post(article, row.url, article.front.date or NO_DATE)
        return placed_post(article, post, tuple(row.urls), row.image)

    def _source(self, row: Row, post: Post) -> CardSource:
        settings = self._order.settings
        authors, categories, tags = (
            tuple(known_term(*self._ties.term(number), settings) for number in numbers)
            for numbers in row.terms
        )
        picture = Picture(row.image) if row.image else None
        return card_source(post, picture, authors, categories, tags, settings.language)


def _shown(row: Row) -> tuple[str, ...]:
    """The posts that a post's page shows."""
    return tuple(path for path in (row.newer, row.older, *row.related) if path)
