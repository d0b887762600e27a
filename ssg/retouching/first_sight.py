"""What of an edited post's front matter is another at first sight, before the post is prepared."""

import re

from ssg.model.front_matter import FrontMatter

HEAD = 2000  # bytes
# Plain forms alone: whatever else is written is left to the parser.
_TITLE = re.compile(r"""^title:[ ]*"([^"\\\n]+)"[ ]*$""", re.MULTILINE)
_TAGS = re.compile(r"""^tags:[ ]*\[((?:"[^"\\\n,]+"(?:, )?)*)\][ ]*$""", re.MULTILINE)
_NAME = re.compile('"([^"]+)"')


def has_another_title(head: str, before: FrontMatter) -> bool:
    """Whether the title is another at first sight."""
    title = _TITLE.search(head)
    return title is not None and title[1] != before.title


def other_tags(head: str, before: FrontMatter) -> tuple[str, ...] | None:
    """The tags, where they are others at first sight."""
    found = _TAGS.search(head)
    tags = tuple(_NAME.findall(found[1])) if found else before.tags
    return tags if tags != before.tags else None
