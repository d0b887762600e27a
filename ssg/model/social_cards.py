"""The picture of a post that a shared link shows."""

from ssg.values import dataclass

WIDTH, HEIGHT = 1200, 630  # what Open Graph and its readers agree on


@dataclass(frozen=True, slots=True)
class SocialCard:
    """What stands on the card of a post: every text plain, on one line, drawable as it is.

    Attributes:
        lang: of the title (BCP 47); it decides where a line may end and which face is drawn.
        facts: authors and date.
        accent: a CSS colour, or empty for the theme's own.
    """

    title: str
    lang: str
    site: str
    facts: str
    accent: str = ""
