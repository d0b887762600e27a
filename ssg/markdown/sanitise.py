"""The rendered HTML made harmless, and its links made into slots.

Two steps. nh3 parses the HTML as a browser does and writes back only what ``ssg.markdown.allowed``
lists, in canonical form. ``ssg.markdown.tags`` then gives ids, boxes and links their final form.
"""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from ssg.markdown.allowed import ATTRIBUTE_VALUES, ATTRIBUTES, DROPPED_WITH_CONTENT, SCHEMES, TAGS
from ssg.markdown.characters import FORBIDDEN, first_forbidden
from ssg.markdown.tags import TagWalk

if TYPE_CHECKING:
    from nh3 import Cleaner


@cache
def _cleaner() -> "Cleaner":
    import nh3  # most bodies hold nothing to clean

    return nh3.Cleaner(
        tags=set(TAGS),
        clean_content_tags=set(DROPPED_WITH_CONTENT),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        tag_attribute_values=ATTRIBUTE_VALUES,
        set_tag_attribute_values={"pre": {"tabindex": "0"}},
        filter_style_properties={"text-align"},
        url_schemes=set(SCHEMES),
        link_rel=None,
    )


def sanitise(html: str, *, owned: frozenset[str], lang: str, line: Callable[[int], int]) -> TagWalk:
    """Make ``html`` harmless.

    Args:
        owned: anchors of headings, which no other element may take.
        lang: of the words that boxes are named with.
        line: from a line of the body (from 0) to the file's line.
    """
    clean = str(_cleaner().clean(html))
    # Entities such as &#2; became characters; a slot must not be forged.
    if first_forbidden(clean):
        clean = FORBIDDEN.sub("", clean)
    return TagWalk(owned, lang, line).finish(clean)
