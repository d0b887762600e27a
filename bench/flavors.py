"""A post as the source file of each generator: the body is the same, the front matter differs."""

import zlib
from collections.abc import Callable, Mapping

from bench.post import Post

PICTURES = "pictures"


def jekyll(post: Post) -> str:
    """Jekyll's own form, which Tsugime reads."""
    return _yaml(post, f"{post.date:%Y-%m-%d %H:%M:%S} +0000", first="layout: post\n")


def hugo(post: Post) -> str:
    """Hugo takes no slug from a file's name unless it is told to."""
    return _yaml(post, f"{post.date:%Y-%m-%dT%H:%M:%SZ}", first=f"slug: {post.slug}\n")


def eleventy(post: Post) -> str:
    """Eleventy finds slug and layout elsewhere."""
    return _yaml(post, f"{post.date:%Y-%m-%dT%H:%M:%SZ}")


def pelican(post: Post) -> str:
    """Pelican's metadata is lines of its own, without YAML."""
    return (
        f"Title: {post.title}\nDate: {post.date:%Y-%m-%d %H:%M:%S}\nSlug: {post.slug}\n"
        f"Category: {post.category}\nTags: {', '.join(post.tags)}\nAuthor: {post.author}\n"
        f"Summary: {post.excerpt}\nReading_time: {post.minutes}\n\n{post.body}"
    )


def pictures(post: Post) -> str:
    """Jekyll's form, with a photograph in every tenth post."""
    text = jekyll(post)
    if not has_photo(post.name):
        return text
    return f'{text}\n![写真]({photo_of(post.name)} "現場の写真")\n'


def has_photo(name: str) -> bool:
    """Whether the post with this file's name shows a photograph."""
    return zlib.crc32(name.encode()) % 10 == 0


def photo_of(name: str) -> str:
    """The photograph's path, from the post's folder."""
    return f"photos/{name.removesuffix('.md')}.jpg"


FLAVORS: Mapping[str, Callable[[Post], str]] = {
    "jekyll": jekyll,
    "hugo": hugo,
    "eleventy": eleventy,
    "pelican": pelican,
    PICTURES: pictures,
}


def _yaml(post: Post, date: str, first: str = "") -> str:
    tags = ", ".join(_quoted(tag) for tag in post.tags)
    return (
        f"---\n{first}title: {_quoted(post.title)}\ndate: {date}\n"
        f"categories: [{_quoted(post.category)}]\ntags: [{tags}]\nauthor: {_quoted(post.author)}\n"
        f"excerpt: {_quoted(post.excerpt)}\nreading_time: {post.minutes}\n---\n\n{post.body}"
    )


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
