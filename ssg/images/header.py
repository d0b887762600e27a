"""What an image file says of itself at its head, the same for every format."""

from ssg.values import dataclass


@dataclass(frozen=True, slots=True)
class Header:
    """The head of an image file.

    Attributes:
        form: ``jpeg``, ``png``, ``gif``, ``webp``, ``avif`` or ``svg``.
        width, height: in pixels, as stored.
        orientation: how the stored picture has to be turned or mirrored to be seen upright: 1 to 8
            (Exif 2.32, tag 0x0112); 1 is as it is.
        animated: whether it holds several frames.
        alpha: whether parts of it may be transparent.
    """

    form: str
    width: int
    height: int
    orientation: int = 1
    animated: bool = False
    alpha: bool = False

    @property
    def shown(self) -> tuple[int, int]:
        """Width and height as the picture is shown, turned upright."""
        if self.orientation >= 5:
            return self.height, self.width
        return self.width, self.height


class DamagedImageError(ValueError):
    """The bytes begin as an image of a known format, and go on otherwise."""
