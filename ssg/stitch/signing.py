"""The short lines that sign an article off: who wrote it, where it is from, when, and goodbye."""

import re

from ssg.stitch.sentences import ends_sentence
from ssg.stitch.signing_words import ENDS, LABELS, OPENS, WHOLE

_LONGEST = 80
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_LABELLED = re.compile(
    rf"[*_■◆●▼【\[(（]*(?:{LABELS})[】\])）*_]*"
    r"\s*(?:[:：=＝／｜]|(?<=[\u3040-\ud7ff])[/|])\s*[*_]*\s*\S",
    re.IGNORECASE,
)
_OPENS = re.compile(rf"[*_]*(?:{OPENS})", re.IGNORECASE)
_SAID = re.compile(rf"[*_(（【\[]*(?:{WHOLE})[*_)）】\]]*[,，、!！]?\Z", re.IGNORECASE)
_ENDS = re.compile(rf"(?:{ENDS})[*_)）\]】]*[,，!]?\Z", re.IGNORECASE)
_CAPTION = re.compile(
    r"[*_(（]*(?:(?:図表?|表|写真|グラフ|[图圖]|照片)\s*\d+(?:[-.–]\d+)*"
    r"(?:\s*[:：.．、)）\u3000]\s*\S| +(?![\u3041-\u3096显顯展是中的所为為说說给給])\S)"
    r"|(?:그림|표|사진|도표|fig(?:ure|\.)?|table|chart|photo|image)\s*\d+(?:[-.–]\d+)*"
    r"\s*[:：.．)—–-]\s*\S)",
    re.IGNORECASE,
)
_BRACED = re.compile(r"(?:[(（【].*[)）】]|[「『“].*[」』”]|\[.{1,4}\]|[*_]{1,3}[^*_]+[*_]{1,3})\Z")
_NUMBERED = re.compile(r"\A[^\d]*\d[\d.–-]*[.．]?")
_BRACED_BOLD = re.compile(r"\*\*[^*]+\*\*\Z|__[^_]+__\Z")
_TALK = re.compile(
    r"(?:[（(]?笑[)）]?|[^a-z]w{1,5}|[ｗ]{1,5}|[ㅋㅎㅠㅜ]+|\^_?\^|[:;]-?[)D]|<3|——|――|──|[〜～])\Z"
)
_POLITE = re.compile(
    r"(?:です|ます|でした|ました|ません|ませんでした|ましょう|でしょう|ください|下さい)"
    r"(?:か|ね|よ|よね)?\Z"
    r"|(?:니다|니까|세요|[어아해에예네군거]요|만나요|봐요|[까나지]요|죠|시다)\Z|[吧呢吗啊呀哦啦嘛]\Z"
)
_DATE = re.compile(
    r"(?:(?:\w+day|[(（]?[月火水木金土日]曜日?[)）]?|updated|published|posted|on)[, ]*)*[(（\[]?"
    r"(?:\d{4}\s*[-/.]\s*\d{1,2}(?:\s*[-/.]\s*\d{1,2})?"
    r"|(?:\d{4}\s*年\s*)?\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?"
    r"|(?:\d{4}\s*년\s*)?\d{1,2}\s*월(?:\s*\d{1,2}\s*일)"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}"
    rf"|{_MONTH} \d{{4}})"
    r"(?:\s*[(（][月火水木金土日월화수목금토일一二三四五六]曜?日?[)）])?"
    r"(?:[ T\u3000]*\d{1,2}[:：時시]\d{2}分?(?:[:：]\d{2})?(?: ?[A-Z]{2,4}| ?[+-]\d{4})?)?"
    r"\s*(?:公開|更新|掲載|発行|執筆|記|現在|時点|发布|기준|작성|수정)?[)）\].]*\Z",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.\w+)+[)）>]?\Z|(?:^|[\s(（:：])[@＠]\w{2,}\Z"
    r"|\A\D{0,12}\d[\d ()]*[-)][\d ()-]{4,}\Z"
)
_NAME = re.compile(
    r"[*_]*(?:[A-Z][\w.'’-]*)(?:[ ,]+(?:[A-Z][\w.'’-]*|of|and|the|de|van|von|&)){0,4}[*_]*\Z"
)
_WIDE_NAME = re.compile(r"[\u4e00-\u9fff々]{1,4}[ \u3000][\u4e00-\u9fff々ぁ-んァ-ヶ]{1,5}\Z")
_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\]]*\])")
_BOLD_LINE = re.compile(r"(?:\A|\n)(?:\*\*[^*\n]+\*\*|__[^_\n]+__)[ \t]*\n")


def is_signature(paragraph: str, before: str) -> bool:
    """Whether a last paragraph without a full stop is a signature, a date, a label or a goodbye.

    Args:
        paragraph: the text after the last blank line.
        before: the text before it.
    """
    lines = paragraph.strip().split("\n")
    bare = _LINK.sub(r"\1", lines[-1].strip())
    if len(bare) > _LONGEST:
        return False
    if _LABELLED.match(bare) and _one_sentence(bare):
        return True
    if _OPENS.match(bare) or _DATE.match(bare) or _ADDRESS.search(bare):
        return True
    if _CAPTION.match(bare) and _one_sentence(_NUMBERED.sub("", bare)):
        return True
    if len(lines) > 1:
        return bool(_BRACED.match(bare)) or (len(bare) <= 30 and _signs_off(lines[-2].strip()))
    if _BRACED_BOLD.match(bare):
        # Where bold lines serve as headings, one at the end has nothing under it.
        return _BOLD_LINE.search(before) is None
    if _BRACED.match(bare) or _TALK.search(bare) or _SAID.match(bare):
        return True
    if bare[-1:] in (")", "）") and _one_sentence(bare):
        return True
    if len(bare) <= 30 and (_POLITE.search(bare) or _signs_off(_last(before))):
        return True
    if len(bare) <= 60 and (_ENDS.search(bare) or _POLITE.search(bare)) and _one_sentence(bare):
        return True
    return ends_sentence(before) and _is_name(bare, before)


def says_politely(text: str) -> bool:
    """Whether a text ends in the form of a verb that ends a sentence, in Japanese or Korean."""
    return _POLITE.search(text) is not None


def _signs_off(line: str) -> bool:
    """Whether a name is to follow a line: "Best regards,"."""
    return len(line) <= 40 and _SAID.match(line) is not None


def _one_sentence(line: str) -> bool:
    return re.search(r"[。！？]|[.!?] ", line) is None


def _last(text: str) -> str:
    return text.rstrip().rsplit("\n", 1)[-1].strip()


def _is_name(bare: str, before: str) -> bool:
    """Whether a line is a person's name: words that the article does not use otherwise."""
    if _WIDE_NAME.match(bare):
        return True
    words = bare.strip("*_").split()
    return (
        len(words) in (2, 3)
        and _NAME.match(bare) is not None
        and not any(w.lower() in before.lower() for w in words if len(w) > 2)
    )
