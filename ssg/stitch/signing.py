"""Marks left open in a paragraph, and the short lines that sign an article off."""

import re

from ssg.stitch.sentences import ends_sentence

_CODE = re.compile(r"(?s)(`+)(?!`).*?(?<!`)\1(?!`)")
_ESCAPED = re.compile(r"\\.")
_LINK = re.compile(
    r"!?\[[^\[\]]*\](?:\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+[\"'][^\"']*[\"'])?\)|\[[^\]]*\])"
)
_OPEN_LINK = re.compile(r"\]\([^()\n]*\Z|!?\[[^\[\]\n]*\Z|<https?://[^>\s]*\Z")
_WIDE_PAIRS = (
    ("「", "」"),
    ("『", "』"),
    ("（", "）"),
    ("【", "】"),
    ("《", "》"),
    ("〈", "〉"),
    ("“", "”"),
)
_FACE = re.compile(r"[:;=8]-?[(\[]|[(（][\^;・´｀ω_￣>＾][^)）\s]{0,8}\Z")
_SIGNS = re.compile(
    r"\s*[*_]*(?:[—–―\-~〜～]+\s*\S|(?:文責|文|筆者|著者|執筆|作者|撰文|编辑|記者|记者|取材|構成|監修|翻訳|訳|写真|글|필자|작성자|기자|사진)"
    r"\s*[:：/／]|(?:by|written by|author|posted by|edited by|translated by|photos? by|©|\(c\))"
    r"\b"
    r"|以上(?:です)?\Z|了\Z|完\Z|終わり\Z|おわり\Z|おしまい\Z"
    r"|the end\Z|끝\Z|END\Z|fin\Z|-- )",
    re.IGNORECASE,
)
_ROLES = re.compile(
    r"(?:編集部|编辑部|編輯部|편집부|取材班|研究所|委員会|株式会社.*|チーム|記者|记者|기자|特派員|editors?|team|staff)[)）*_]*\Z",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"(?:ありがとうございました|ありがとうございます|お願いします|お願いいたします|それでは|敬具|かしこ|では、?また|감사합니다|고맙습니다|谢谢(?:阅读|大家)?|感谢阅读"
    r"|thanks(?: for reading)?|thank you(?: for reading)?|happy \w+ing|cheers|regards|best|enjoy)"
    r"[*_]*\Z",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"[*_]*(?:[A-Z][\w.'’-]*)(?:[ ,]+(?:[A-Z][\w.'’-]*|of|and|the|de|van|von|&)){0,6}[*_]*\Z"
)
_DATE = re.compile(
    r"[*_(（]*\d{4}\s*[-/.年년]\s*\d{1,2}(?:\s*[-/.月월]\s*\d{0,2}\s*[日일]?)?[*_)）.]*\Z"
)


def open_marks(paragraph: str) -> bool:
    """Whether a paragraph leaves bold text, code, a link or a bracket open.

    Straight quotes and emphasis by one sign are not looked at: both stand alone too often.
    """
    text = _ESCAPED.sub("xx", paragraph)
    text = _CODE.sub(lambda m: "x" * len(m[0]), text)
    if "`" in text and re.search(r"`[^`\n]*\Z", text):
        return True
    if text.count("**") % 2 or re.search(r"(?:^|\s)__\w[^_]*\Z", text):
        return True
    text = _LINK.sub(lambda m: "x" * len(m[0]), text)
    if _OPEN_LINK.search(text):
        return True
    text = _FACE.sub("", text)
    for opening, closing in _WIDE_PAIRS:
        if text.rfind(opening) > text.rfind(closing) and text.count(opening) > text.count(closing):
            return True
    return text.count("(") > text.count(")") + text.count("）") and text.rfind("(") > text.rfind(
        ")"
    )


def is_signature(paragraph: str, before: str) -> bool:
    """Whether a last paragraph without a full stop is a signature, a date, a title or thanks.

    Args:
        before: the text before it; only after a finished paragraph does one sign off.
    """
    bare = paragraph.strip()
    if "\n" in bare:
        bare = bare.rsplit("\n", 1)[-1].strip()
    if len(bare) > 80:
        return False
    if _SIGNS.match(bare) or _ROLES.search(bare) or _THANKS.search(bare) or _DATE.match(bare):
        return True
    if re.fullmatch(r"[*_]{0,2}[（(\[【].*[)）\]】][*_]{0,2}", bare):
        return True
    if re.fullmatch(r"[*_]{1,3}[^*_]+[*_]{1,3}", bare):
        return True
    if "\n" in paragraph.strip() or not ends_sentence(before):
        return False
    name = _NAME.match(bare)
    if name is not None and len(bare.split()) in (2, 3):
        return True
    return (
        re.fullmatch(r"[\u4e00-\u9fff々]{1,4}[ \u3000][\u4e00-\u9fff々ぁ-んァ-ヶ]{1,5}", bare)
        is not None
    )
