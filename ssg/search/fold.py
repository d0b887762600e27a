"""Text as it is compared: NFKC, lower case, white space collapsed, the same in every browser.

``fold`` in ``static/assets/search.js`` is this function once more; a test compares the two over
all of Unicode. Python and JavaScript agree on everything that Unicode 14 has (its stability policy
keeps those characters as they are), but for two things, which are pinned here: the sigma at a
word's end and what counts as white space. Characters that later versions added stay as they are
where an older Unicode would not know what to do with them.
"""

import re
from unicodedata import normalize

# Characters of Unicode 15 to 17 that normalise, combine or have a lower case.
_NEW = (
    "\u0897\u0cf3\u0ece\u1acf-\u1aeb\u1c89\ua7cb-\ua7ce\ua7d2\ua7d4\ua7da-\ua7f1"
    "\U000105c9-\U000105e4\U00010d50-\U00010d6d\U00010efa-\U00010eff\U00011241"
    "\U00011382-\U000113e2\U00011b60-\U00011b67\U00011f00-\U00011f5a\U00013440-\U00013455"
    "\U0001611e-\U0001612f\U00016d63-\U00016d6a\U00016ea0-\U00016eb8\U0001ccd6-\U0001ccf9"
    "\U0001e030-\U0001e08f\U0001e4ec-\U0001e6f5"
)
_NEWER = re.compile(f"([{_NEW}]+)")
# Nothing that a reader sees: soft hyphen, places where a line may break, byte order mark.
_UNSEEN = re.compile("[\xad\u200b\u2060\ufeff]+")
_SPACES = re.compile("[\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")


def fold(text: str) -> str:
    """``text`` as it is searched."""
    text = _UNSEEN.sub("", text)
    if not text.isascii() and _NEWER.search(text):
        text = "".join(
            part if n % 2 else _fold_known(part) for n, part in enumerate(_NEWER.split(text))
        )
    else:
        text = _fold_known(text)
    return _SPACES.sub(" ", text).strip(" ")


def _fold_known(text: str) -> str:
    # Lower case can undo the normal form: J with a caron has no letter of its own, j with one has.
    lowered = normalize("NFKC", text).replace("\u03a3", "\u03c3").lower()
    return normalize("NFKC", lowered).replace("\u03c2", "\u03c3")
