"""How many pages of a kind there will be, told from the names of the posts' files alone."""

from collections.abc import Sequence

from ssg.model.source import SourceFile

_MONTH = len("posts/2025-10")  # which posts' files are named after
_TAGS = 2  # that a post has at least, most of them


def expected_pages(posts: Sequence[SourceFile], per_page: int) -> dict[str, int]:
    """About how many pages of some templates.

    Args:
        posts: their files.
        per_page: posts a page of a list.
    """
    return {
        "post.html": len(posts),
        "home.html": len(posts) // per_page,
        "tag.html": len(posts) * _TAGS // per_page,
        "month.html": len({post.path[:_MONTH] for post in posts}),
    }
