"""In which widths a picture is published."""

from collections.abc import Sequence

# Two files whose widths differ by less than a tenth are one too many.
_APART = 1.1


def planned_widths(width: int, wanted: Sequence[int]) -> tuple[int, ...]:
    """The widths, ascending, in which a picture ``width`` pixels wide is published.

    None is wider than the picture. The widest is the picture's own width, or the widest wanted one
    where the picture is wider still.
    """
    widest = min(width, max(wanted))
    return (*(w for w in sorted(set(wanted)) if w * _APART < widest), widest)


def height_at(width: int, of: tuple[int, int]) -> int:
    """The height of a picture of the size ``of`` when it is ``width`` wide; 1 at least."""
    return max(1, round(of[1] * width / of[0]))
