"""A site without posts: where they may lie."""

from pathlib import Path

from ssg.diagnostics import Diagnostic, Location, diagnose
from ssg.model.tree import SourceTree

_POSTS_ELSEWHERE = ("_posts", "content", "src/posts")


def no_posts(root: Path, tree: SourceTree) -> tuple[Diagnostic, ...]:
    """A hint for a site without posts: they lie elsewhere in Jekyll's sites, and in Hugo's."""
    if tree.posts:
        return ()
    other = next((name for name in _POSTS_ELSEWHERE if (root / name).is_dir()), "")
    hint = "write one: posts/2026-01-31-title.md"
    if other:
        hint = f"there is a folder {other}/: rename it, or move its posts"
    return (diagnose("SSG605", Location("posts"), "posts/ holds no Markdown file", hint=hint),)
