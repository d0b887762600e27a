"""The shape of language tags (RFC 5646, section 2.1), without the registry."""

import re

_TAG = re.compile(
    r"[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}"  # language, extended language
    r"(?:-[A-Za-z]{4})?"  # script
    r"(?:-(?:[A-Za-z]{2}|[0-9]{3}))?"  # region
    r"(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*"  # variants
    r"(?:-[A-WY-Za-wy-z0-9](?:-[A-Za-z0-9]{2,8})+)*"  # extensions
    r"(?:-[Xx](?:-[A-Za-z0-9]{1,8})+)?"  # private use
)
_LONGEST = 60
# Country codes and words that are written where a language is meant.
_MEANT = {
    "jp": "ja",
    "cn": "zh",
    "kr": "ko",
    "japanese": "ja",
    "english": "en",
    "日本語": "ja",
    "英語": "en",
}


def language_problem(tag: str) -> tuple[str, str] | None:
    """What is wrong with a tag and what to write instead; None for a good one."""
    meant = _MEANT.get(tag.lower())
    if meant is not None:
        return f"“{tag}” is not a language tag", f"write {meant}"
    written = tag if len(tag) <= _LONGEST else ""
    if _TAG.fullmatch(written):
        return None
    if _TAG.fullmatch(written.replace("_", "-")):
        return "a language tag is written with hyphens", f"write {tag.replace('_', '-')}"
    return "this is not a language tag", "write one such as ja, en or zh-Hant (BCP 47)"
