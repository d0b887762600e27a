"""Which files of the site its posts show, and where each is shown first."""

import posixpath
from collections.abc import Iterator, Mapping

from ssg.diagnostics import Location
from ssg.model.site import Post, Site
from ssg.model.tree import SourceTree
from ssg.model.urls import split_suffix
from ssg.values import dataclass

EXTENSIONS = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".svgz", ".jfif", ".jpe")
_ASSETS = "static/assets/"


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture: the address that posts give it, its file, and who shows it first.

    Attributes:
        line: of the file of ``post``; 0 where it is the post's own picture.
    """

    url: str
    path: str
    digest: str
    post: Post
    line: int

    @property
    def place(self) -> Location:
        """Where it is shown first, for a message: the whole article is read only for one."""
        path = self.post.article.path
        if self.line:
            return Location(path, self.line)
        return self.post.article.front.places.get("image", Location(path))


@dataclass(frozen=True, slots=True)
class Images:
    """The image files of the site that matter.

    Attributes:
        shown: every picture that a post or page shows, once for each address.
        needed: addresses that a link or a theme leads to, so that a file has to lie there.
        files: digests by path: of what is shown, of images that are only linked or that the
            settings name, and of every SVG of ``static/`` but the theme's own, since whoever opens
            one by its address runs what is in it.
        cards: the path of the picture that shared links show where a post has none, if it lies in
            the site; else empty.
    """

    shown: tuple[Shown, ...]
    needed: frozenset[str]
    files: Mapping[str, str]
    cards: str = ""


def images_of(site: Site, tree: SourceTree) -> Images:
    """Find them, in the order of the sources' paths."""
    files = {r.url: (r.source, r.digest) for r in site.resources}
    for file in tree.static:
        files.setdefault("/" + file.path.removeprefix("static/"), (file.path, file.digest))
    needed: set[str] = set()
    places: dict[str, tuple[Post, int]] = {}
    for post in sorted((*site.posts, *site.pages), key=lambda p: p.article.path):
        for url, line in _images(post, needed):
            places.setdefault(url, (post, line))
    shown = []
    for url, (post, line) in places.items():
        found = files.get(split_suffix(url)[0])
        if found is not None:
            shown.append(Shown(url, *found, post, line))
    digests = {s.path: s.digest for s in shown}
    digests |= {r.source: r.digest for r in site.resources if _is_image(r.source)}
    digests |= {f.path: f.digest for f in tree.static if _is_foreign_svg(f.path)}
    settings = site.settings
    named = {settings.image, settings.logo, *(author.image for author in settings.authors)}
    linked = (files[url] for url in needed | named if url in files)
    digests |= {path: digest for path, digest in linked if _is_image(path)}
    cards = files.get(settings.image, ("", ""))[0]
    return Images(tuple(shown), frozenset(needed), digests, cards if cards in digests else "")


def _images(post: Post, needed: set[str]) -> Iterator[tuple[str, int]]:
    """The images of a post with their lines; the addresses that have to stay go to ``needed``."""
    for link, url in zip(post.article.links, post.urls, strict=True):
        if link.kind == "img":
            yield url, link.line
        else:
            needed.add(split_suffix(url)[0])
    if post.image:
        needed.add(split_suffix(post.image)[0])
        yield post.image, 0


def _is_image(path: str) -> bool:
    """Whether a file's name is that of an image which is looked at here."""
    return posixpath.splitext(path)[1].lower() in EXTENSIONS


def _is_foreign_svg(path: str) -> bool:
    return path.lower().endswith((".svg", ".svgz")) and not path.startswith(_ASSETS)
