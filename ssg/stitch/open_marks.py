"""Marks of Markdown and brackets that a paragraph opens and does not close."""

import re

# An escape, or a code span, in which nothing is escaped (CommonMark 0.31.2, 6.1).
_LITERAL = re.compile(r"\\[!-/:-@\[-`{-~]|(?s:(`+)(?!`).*?(?<!`)\1(?!`))")
_LINK = re.compile(
    r"!?\[[^\[\]]*\](?:\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+[\"'][^\"']*[\"'])?\)|\[[^\]]*\])"
)
_OPEN_LINK = re.compile(r"\]\([^()\n]*\Z|!?\[[^\[\]\n]*\Z|<https?://[^>\s]*\Z")
_STRONG = re.compile(r"(?<!\*)\*\*\*?(?!\*)")
_OPEN_STRONG = re.compile(r"(?:^|\s)__\w[^_]*\Z")
_PAIRS = (
    ("「", "」"),
    ("『", "』"),
    ("(", ")）"),
    ("（", "）)"),
    ("【", "】"),
    ("《", "》"),
    ("〈", "〉"),
    ("“", '”"'),
)
_PAST_SENTENCE = re.compile(r"[。．！？](?=.{4})|[.!?]\s+(?=\w)", re.DOTALL)
_SIGNS = re.compile(r"[`*_\[(<「『（【《〈“]")
_FACE = re.compile(r"[:;=8]-?[(\[]|[(（][\^;・´｀ω_￣>＾][^)）\s]{0,8}\Z")


def open_marks(paragraph: str) -> bool:
    """Whether a paragraph leaves bold text, code, a link or a bracket open.

    Straight quotes and emphasis by one sign are not looked at: both stand alone too often. A
    bracket that was opened sentences ago and never closed is a slip, not a cut.
    """
    if _SIGNS.search(paragraph) is None:
        return False
    text = paragraph
    if "`" in text or "\\" in text:
        text = _LITERAL.sub(lambda m: "x" * len(m[0]), text)
        if "`" in text[text.rfind("\n") + 1 :]:
            return True
    if "**" in text and len(_STRONG.findall(text)) % 2:
        return True
    if "__" in text and _OPEN_STRONG.search(text):
        return True
    if "[" in text or "<" in text:
        text = _LINK.sub(lambda m: "x" * len(m[0]), text)
        if _OPEN_LINK.search(text):
            return True
    if "(" in text or "（" in text or "[" in text:
        text = _FACE.sub("", text)
    return any(opening in text and _open(text, opening, closing) for opening, closing in _PAIRS)


def open_code(line: str) -> bool:
    """Whether a line ends within inline code, where a full stop ends nothing."""
    return "`" in line and "`" in _LITERAL.sub("", line)


def _open(text: str, opening: str, closing: str) -> bool:
    at = text.rfind(opening)
    if any(text.find(c, at) >= 0 for c in closing):
        return False
    if text.count(opening) <= sum(map(text.count, closing)):
        return False
    return opening in "「『" or not _PAST_SENTENCE.search(text, at)
