"""The characters of some texts, so numbered that several fit into one number, in their order."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from ssg.search.grams import NARROW

Numbers = npt.NDArray[np.uint64]
_CODES = 0x110000


class Alphabet:
    """The characters that occur in texts, by rank."""

    def __init__(self, code: npt.NDArray[np.uint32]) -> None:
        """``code``: the code points of the texts."""
        seen = np.zeros(_CODES, bool)
        seen[code] = True
        codes = np.flatnonzero(seen)
        self._wide = max(1, (len(codes) - 1).bit_length())
        self._narrow = max(1, (int(np.searchsorted(codes, NARROW)) - 1).bit_length())
        self._codes = np.zeros(1 << self._wide, np.uint64)
        self._codes[: len(codes)] = codes
        self._ranks = np.zeros(_CODES, np.uint32)
        self._ranks[codes] = np.arange(len(codes))

    def ranks(self, code: npt.NDArray[np.uint32]) -> Numbers:
        """The rank of each character of a text."""
        return self._ranks[code].astype(np.uint64)

    def bits_of(self, count: int, *, narrow: bool = False) -> int:
        """How many bits so many characters take."""
        return count * (self._narrow if narrow else self._wide)

    def packed(self, ranks: Sequence[Numbers], *, narrow: bool = False) -> Numbers:
        """Each place's characters as one number; ``narrow`` where all of them are."""
        width = np.uint64(self.bits_of(1, narrow=narrow))
        packed = ranks[0]
        for rank in ranks[1:]:
            packed = packed << width | rank
        return packed

    def unpacked(self, packed: Numbers, count: int, *, narrow: bool = False) -> list[Numbers]:
        """The code points of such numbers; any, where a number is of the other kind."""
        width = self.bits_of(1, narrow=narrow)
        ones = np.uint64((1 << width) - 1)
        shifts = [np.uint64(width * n) for n in reversed(range(count))]
        return [self._codes[packed >> shift & ones] for shift in shifts]
