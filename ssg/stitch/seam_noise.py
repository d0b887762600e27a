"""What a model says before it goes on: not part of the article."""

import re

from ssg.stitch.projection import projected
from ssg.stitch.work_talk import is_about_the_work

# An ellipsis that opens a fragment is never the article's.
ELLIPSIS = re.compile(r"\s*(?:\.{3,}|…+|‥+|・{3,}|。{3,}|⋯+)[ \t\u3000]*")

_WORDS = (
    r"続き(?:です|から(?:です)?|となります|になります|を書きます)?|つづき(?:です)?|承前|前回の続き(?:です)?"
    r"|continued(?: from(?: [a-z]+){1,3})?|continuing|cont(?:'|’)?d|cont\."
    r"|continuation|to be continued|part \d+"
    r"|続く|接续|继续|繼續|接上文|接上|续|（?接前文|上接|계속|이어서|이어집니다|계속합니다"
)
_LISTED = re.compile(
    rf"\s*(?:"
    rf"(?P<sign>[*_~]*)[（(\[【〔「<＜〜～-]+\s*(?:{_WORDS})[^\n）)\]】〕」>＞〜～]{{0,24}}"
    rf"(?:[）)\]】〕」＞〜～]+(?:-{{2,}})?|[>＞-]+)(?P=sign)[ \t\u3000]*[:：。．.、,]?"
    rf"|(?P<mark>[*_~]*)(?:{_WORDS})[ \t]*"
    r"(?:(?P=mark)[ \t]*(?:[:：。．.…—–]|-(?!--))+|[:：。．.…—–-]+(?P=mark)|(?P=mark)(?=\r?\n))"
    rf")[ \t\u3000]*",
    re.IGNORECASE,
)
_LISTED_WHOLE = re.compile(
    rf"[（(\[【〔「<-]*(?!part\b)(?:{_WORDS})[）)\]】〕」>-]*[:：。．.…]*", re.IGNORECASE
)
# A line in which a model speaks of its answer, not of the article's subject. Whole forms only: a
# sentence of the article may well hold one of these words.
_META = re.compile(
    r"(?:(?:はい(?=[、。，,！!\s]|\Z)|かしこまり|すみません|お待たせ|(?:承知|了解|失礼|申し訳)(?![\u4e00-\u9fff]))[^\n。]{0,16}"
    r"[。、！]?"
    r"(?:(?:では|それでは|さて)?[^\n。、]{0,20}(?:続き|続け|再開|残り|後半|本文)[^\n。]{0,20})?"
    r"|(?:では|それでは|さて)[^\n。]{0,20}(?:続き|続け|再開|残り|後半)[^\n。]{0,20}"
    r"|(?:前回|先ほど|上記|中断した(?:箇所|ところ))の?(?:続き|から)[^\n]{0,30}"
    r"|(?:以下|ここから)(?:に|は|が|、)?[^\n]{0,12}(?:続き|続け|残り)[^\n]{0,20}"
    r"|(?:好的?|当然|没问题|明白|抱歉|以下是|下面是?|接下来)[^\n]{0,30}(?:继续|续写|接着|剩余|下文|如下|正题|后续|其余)"
    r"[^\n]{0,20}"
    r"|(?:继续|接着)(?:上文|前文|写|上次)[^\n]{0,20}"
    r"|(?:네|예|자|알겠습니다|죄송합니다)[,. ][^\n]{0,30}"
    r"(?:이어|계속|나머지|다시|아래|다음)[^\n]{0,30}"
    r"|(?:이어서|계속해서)[^\n]{0,24}(?:작성|쓰|적|진행)[^\n]{0,20}"
    r"|(?:sure|certainly|of course|absolutely|okay|ok|right|sorry|apologies|understood)\b"
    r"[^\n]{0,30}\b(?:continu|rest|next|remaining|left off|resum|back|follows|part)[^\n]{0,40}"
    r"|(?:continuing|resuming|picking up|carrying on)\b[^\n]{0,50}"
    r"|here(?:'|’)?(?:s| is| are)? (?:the|your)? ?(?:rest|next|remain|continuation)"
    r"[^\n]{0,40})[。.!！:：…]?",
    re.IGNORECASE,
)
_LONGEST_LINE = 140
# A sentence's end, and what stands in marks of its own.
_SAID = re.compile(r"(?:[。！：]|[.!:](?=[\s\u3000]|[^\x00-\x7f]))[ \u3000]*")
_SET_APART = re.compile(
    r"(?:(?P<mark>\*{1,3}|_{1,3})[^*_]+(?P=mark)|[（(][^（()）]+[）)]|[\[【〔][^\]】〕]+[\]】〕](?!\()"
    r"|[〜～~][^〜～~]+[〜～~])[ \u3000]*"
)
HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(?P<text>[^\n]*)")
_IN_BRACKETS = re.compile(
    r"(?P<said>.*\S)\s*[（(\[【〔][^（(\[【〔\n]{1,24}[）)\]】〕][\s*_~]*\Z", re.DOTALL
)


def listed_noise(text: str) -> int:
    """The length of the well-known noise that a fragment begins with."""
    end = 0
    for _ in range(3):
        match = ELLIPSIS.match(text, end) or _LISTED.match(text, end)
        if match is None or match.end() == end:
            break
        end = match.end()
        line = re.compile(r"[ \t]*(?:\r?\n)+").match(text, end)
        if line is not None:
            end = line.end()
    return end


def is_listed(heading: str) -> bool:
    """Whether a heading says nothing but that the text goes on."""
    return _LISTED_WHOLE.fullmatch(heading.strip().strip("*_")) is not None


def says_again(text: str, heads: tuple[str, ...]) -> bool:
    """Whether a line's text is one of the (projected) headings, or one with a bracket added to it.

    What the bracket holds does not matter: "continued" in whatever words.
    """
    said = projected(text)
    if said and said in heads:
        return True
    longer = _IN_BRACKETS.fullmatch(text)
    said = projected(longer["said"]) if longer else ""
    return bool(said) and said in heads


def speaks_of_the_work(line: str) -> bool:
    """Whether a line is said by the model about its answer."""
    line = line.strip().strip("*_")
    if not 0 < len(line) <= _LONGEST_LINE:
        return False
    return (len(line) <= 100 and _META.fullmatch(line) is not None) or is_about_the_work(line)


def spoken_first(text: str) -> int:
    """The length of what a model says of its answer at a text's beginning, in its first line."""
    line = text[:_LONGEST_LINE].split("\n", 1)[0].rstrip()
    marks = _SET_APART.match(line)
    if marks is not None:
        return marks.end() if marks.end() < len(line) and is_about_the_work(marks[0]) else 0
    said = 0
    for end in (m.end() for m in _SAID.finditer(line)):
        if end < len(line) and is_about_the_work(line[said:end]):
            said = end
        elif said:
            break
    return said
