"""Slugs: one segment of a URL's path, made from a file's name or a term."""

import re
import unicodedata
from functools import lru_cache

from ssg.model.digests import digest_text

MAX_BYTES = 200
_KEPT_MARKS = "-_.~"
_SLUG_ALREADY = re.compile(r"[A-Za-z0-9_]+(?:[-.~][A-Za-z0-9_]+)*")
# Symbols that tell terms apart are spelled out, so that C++ and C# do not meet in "c".
_SPELLED = {"+": "plus", "#": "sharp", "&": "-and-", "@": "-at-", "%": "-percent-"}


@lru_cache(maxsize=1 << 16)
def fold(term: str) -> str:
    """What two spellings of one term have in common: NFKC, case folded, spaces collapsed."""
    folded = unicodedata.normalize("NFKC", term).casefold()
    return " ".join(unicodedata.normalize("NFKC", folded).split())


def path_slug(text: str, limit: int = MAX_BYTES) -> str:
    """``text`` as a path segment: NFC, letters, digits, marks and ``-_.~`` kept, case kept.

    Everything else becomes one hyphen. At most ``limit`` bytes of UTF-8. May be empty.
    """
    if len(text) <= limit and _SLUG_ALREADY.fullmatch(text):
        return text
    kept = [c if _is_kept(c) else "-" for c in unicodedata.normalize("NFC", text)]
    joined = "-".join(part for part in "".join(kept).split("-") if part)
    return _cut(joined.strip("-.~"), limit).rstrip("-.~")


@lru_cache(maxsize=1 << 16)
def term_slug(term: str) -> str:
    """The slug of a tag, category, author or series: folded, with telling symbols spelled out.

    ``C++`` gives ``cplusplus``, ``C#`` gives ``csharp``, ``R&D`` gives ``r-and-d``. A term without
    any letter or digit gives a part of its digest.
    """
    folded = fold(term)
    spelled = "".join(_SPELLED.get(c, c) for c in folded)
    return path_slug(spelled) or "term-" + digest_text(folded)[:8]


def distinct_slug(term: str, slug: str) -> str:
    """The slug of a term that shares ``slug`` with another: told apart by the term's own digest.

    It depends on the term alone, so that a term which comes or goes moves no other.
    """
    mark = "-" + digest_text(fold(term))[:6]
    return _cut(slug, MAX_BYTES - len(mark)).rstrip("-.~") + mark


def _is_kept(char: str) -> bool:
    return char in _KEPT_MARKS or unicodedata.category(char)[0] in "LMN"


def _cut(text: str, limit: int) -> str:
    data = text.encode("utf-8")
    return text if len(data) <= limit else data[:limit].decode("utf-8", "ignore")
