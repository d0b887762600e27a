"""What the core asks of a painter of cards; one stands behind the door ``ssg.imaging``."""

from typing import Protocol

from ssg.images.coverage import Coverage
from ssg.model.social_cards import SocialCard


class Painter(Protocol):
    """Draws the card of a post.

    Attributes:
        version: of the painter and its libraries: with the same font, the same version draws the
            same bytes.
        font: the digest of the font; empty where there is none.
    """

    @property
    def version(self) -> str:
        """See the class."""

    @property
    def font(self) -> str:
        """See the class."""

    def coverage(self) -> Coverage:
        """What the font can draw; read from the font itself, which takes a while."""

    def draw(self, card: SocialCard) -> bytes:
        """The card as PNG, 1200 × 630."""
