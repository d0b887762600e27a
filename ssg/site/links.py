"""Links in bodies: to other posts, to files beside the post, to paths of the site."""

import posixpath
from collections.abc import Mapping, Sequence
from urllib.parse import unquote, urljoin

from ssg.diagnostics import Diagnostic, Location, diagnose
from ssg.model.article import Article
from ssg.model.digests import digest_text, digest_value
from ssg.model.rendered import Link
from ssg.model.site import Post, Resource
from ssg.model.source import MARKDOWN, SourceFile, without_extension
from ssg.model.urls import is_external, split_suffix
from ssg.values import dataclass

POST_URL = "post_url:"
BROKEN = "broken"  # why a source is left out that could not be read: it has its own errors


@dataclass(frozen=True, slots=True)
class LinkIndex:
    """What links may point to.

    Attributes:
        posts: published posts and pages by source path.
        names: source paths by what ``{% post_url %}`` may call them.
        left_out: why an article is not published, by source path.
        resources: the files beside posts, by path.
        base_path: of the site; a link that already has it is understood without it.
    """

    posts: Mapping[str, Post]
    names: Mapping[str, str]
    left_out: Mapping[str, str]
    resources: Mapping[str, SourceFile]
    base_path: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """A post with its links resolved, the files to copy beside it, and what was wrong."""

    post: Post
    resources: tuple[Resource, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class _Target:
    url: str
    resource: Resource | None = None
    diagnostic: Diagnostic | None = None


def link_index(
    posts: Sequence[Post],
    left_out: Mapping[str, str],
    resources: Sequence[SourceFile],
    base_path: str,
) -> LinkIndex:
    """Index what links may point to; a name of two posts belongs to the first by path."""
    names: dict[str, str] = {}
    paths = sorted({p.article.path for p in posts} | set(left_out))
    for path in paths:
        if path.startswith("posts/"):
            stem = without_extension(path[6:])
            names[stem] = path
            if "/" in stem:
                names.setdefault(posixpath.basename(stem), path)
    return LinkIndex(
        {p.article.path: p for p in posts},
        names,
        left_out,
        {r.path: r for r in resources},
        base_path,
    )


def resolve_links(post: Post, index: LinkIndex) -> Resolution:
    """Resolve each link of ``post``, and its picture."""
    article = post.article
    if not article.links and not article.front.image:
        return Resolution(placed_post(article, post, (), ""), (), ())
    targets = [_resolve(link, post, index) for link in article.links]
    image = _Target("")
    if article.front.image:
        image = _resolve(Link(article.front.image, "img", 0), post, index)
        if image.diagnostic:  # where the key stands is read only for a mistake
            place = article.front.places.get("image", Location(article.path))
            image = _resolve(Link(article.front.image, "img", place.line), post, index)
    everything = [*targets, image]
    return Resolution(
        placed_post(article, post, tuple(t.url for t in targets), image.url),
        tuple(dict.fromkeys(t.resource for t in everything if t.resource)),
        tuple(t.diagnostic for t in everything if t.diagnostic),
    )


def placed_post(article: Article, post: Post, urls: tuple[str, ...], image: str) -> Post:
    """The article in the place of ``post``, with what its links and its picture point to."""
    own = article.digest_key or digest_value(article)  # the date is in it
    key = digest_text("\n".join((own, post.url, image, *urls)))
    return Post(article, post.url, post.date, image, urls, key)


def _resolve(link: Link, post: Post, index: LinkIndex) -> _Target:
    target = link.target
    if target.startswith(POST_URL):
        return _post_url(target.removeprefix(POST_URL), link, post, index)
    if is_external(target) or target.startswith("#") or not target:
        return _Target(target)
    path, suffix = split_suffix(target)
    if path.endswith(MARKDOWN):
        return _to_source(_relative(path, post), suffix, link, post, index)
    if path.startswith("/"):
        return _Target(_without_base(path, index.base_path) + suffix)
    resource = index.resources.get(_relative(path, post))
    if resource is not None:
        url = _beside(path, post)
        return _Target(url + suffix, Resource(resource.path, url, resource.digest))
    if link.kind == "img":
        return _Target(target, diagnostic=_missing_file(path, link, post))
    return _Target(urljoin(post.url, path or post.url) + suffix)


def _post_url(name: str, link: Link, post: Post, index: LinkIndex) -> _Target:
    plain, suffix = split_suffix(name)
    path = index.names.get(without_extension(plain.strip("/")))
    if path is None:
        return _Target("#", diagnostic=_missing_post(f"{{% post_url {plain} %}}", link, post))
    return _to_source(path, suffix, link, post, index)


def _to_source(path: str, suffix: str, link: Link, post: Post, index: LinkIndex) -> _Target:
    place = Location(post.article.path, link.line)
    other = index.posts.get(path)
    if index.left_out.get(path) == BROKEN:
        return _Target("#")
    if other is None and path in index.left_out:
        reason = index.left_out[path]
        return _Target("#", diagnostic=diagnose(
            "SSG403", place, f"the link's target {path} is not published ({reason})",
            hint="take the link out, or publish the post it leads to", find=link.target,
        ))  # fmt: skip
    if other is None:
        return _Target("#", diagnostic=_missing_post(path, link, post))
    fragment = unquote(suffix.partition("#")[2])
    if fragment and fragment not in other.article.anchors:
        near = ", ".join(f"#{a}" for a in other.article.anchors[:4])
        return _Target(other.url, diagnostic=diagnose(
            "SSG404", place, f"{path} has no heading #{fragment}",
            hint=f"its first anchors: {near}" if near else "it has no headings", find=link.target,
        ))  # fmt: skip
    return _Target(other.url + suffix)


def _relative(path: str, post: Post) -> str:
    if path.startswith("/"):
        return path.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(post.article.path), path))


def _beside(path: str, post: Post) -> str:
    folder = post.url[: post.url.rindex("/") + 1]
    relative = posixpath.normpath(path)
    return folder + (posixpath.basename(relative) if relative.startswith("..") else relative)


def _without_base(path: str, base_path: str) -> str:
    if base_path and path == base_path:
        return "/"
    return path.removeprefix(base_path) if path.startswith(base_path + "/") else path


def _missing_post(what: str, link: Link, post: Post) -> Diagnostic:
    return diagnose(
        "SSG403", Location(post.article.path, link.line), f"no post for the link {what}",
        hint="name an existing file: [text](2025-10-21-name.md), relative to this one",
        find=link.target,
    )  # fmt: skip


def _missing_file(path: str, link: Link, post: Post) -> Diagnostic:
    place = posixpath.join(posixpath.dirname(post.article.path), path)
    return diagnose(
        "SSG405", Location(post.article.path, link.line), f"no file {place} for the image",
        hint="put the file there, or write its path from the site's root (/images/…)",
        find=link.target,
    )  # fmt: skip
