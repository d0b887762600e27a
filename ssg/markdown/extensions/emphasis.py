"""Emphasis and strikethrough that work beside Chinese, Japanese and Korean.

CommonMark decides by spaces and punctuation whether ``**`` opens or closes, and so leaves
``**「重要」**です`` as it stands. The CommonMark CJK-friendly amendments (commonmark-spec
issue 650) count a CJK character on either side as enough; this is their rule for ``*`` and ``~``.
For ``_`` only the punctuation before it is seen through a variation selector.
"""

from unicodedata import category

from markdown_it import MarkdownIt, rules_inline
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline.state_inline import Scanned

from ssg.markdown.characters import is_cjk
from ssg.markdown.inline_parser import QuickParserInline, QuickStateInline
from ssg.markdown.plain_inlines import with_plain_emphasis, with_plain_links

# Quotation marks whose full-width form is asked for by the variation selector U+FE01.
_AMBIGUOUS_QUOTES = "‘’“”"


def _is_punctuation(character: str) -> bool:
    return isMdAsciiPunct(ord(character)) or isPunctChar(character)


class CjkStateInline(QuickStateInline):
    """The inline state with the amended rule for delimiter runs."""

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803 - markdown-it's names
        """Whether the run of markers at ``start`` can open and close, and its length."""
        src, end, marker = self.src, start, self.src[start]
        while end < self.posMax and src[end] == marker:
            end += 1
        after = src[end] if end < self.posMax else " "
        before = src[start - 1] if start > 0 else " "
        base, cjk_before = before, False
        if "\ufe00" <= before <= "\ufe0e":
            # A variation selector belongs to the character before it.
            varied = src[start - 2] if start > 1 else " "
            if category(varied) != "Zs":
                base = varied
            cjk_before = is_cjk(varied) or (before == "\ufe01" and varied in _AMBIGUOUS_QUOTES)
        elif "\U000e0100" <= before <= "\U000e01ef":
            cjk_before = True  # an ideographic variation selector follows only ideographs
        else:
            cjk_before = is_cjk(before)

        space_before, space_after = isWhiteSpace(ord(base)), isWhiteSpace(ord(after))
        if space_before or space_after:
            return Scanned(not space_after, not space_before, end - start)
        sign_before, sign_after = _is_punctuation(base), _is_punctuation(after)
        if not canSplitWord:
            return Scanned(sign_before, sign_after, end - start)
        beside_cjk = cjk_before or is_cjk(after)
        return Scanned(
            sign_before or beside_cjk or not sign_after,
            sign_after or beside_cjk or not sign_before,
            end - start,
        )


class CjkParserInline(QuickParserInline):
    """The inline parser on that state."""

    state_class = CjkStateInline


def install(md: MarkdownIt) -> None:
    """Replace the inline parser; to be installed before any that adds inline rules."""
    md.inline = CjkParserInline()
    md.inline.ruler.at("emphasis", with_plain_emphasis(rules_inline.emphasis.tokenize))
    md.inline.ruler.at("link", with_plain_links(rules_inline.link))
