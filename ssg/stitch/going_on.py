"""Whether a fragment's first letters go on with a sentence or begin one, by the script.

What only a reader of the language knows is left out: the lists hold signs that stand ten times as
often in the one place as in the other, in running texts of that language.
"""

import re
from enum import Enum


class Script(Enum):
    """The kinds of script that are told apart."""

    LATIN = "latin"
    HANGUL = "hangul"
    KANA = "kana"
    HAN = "han"


# No sentence begins with these: small letters, marks that follow a word, particles and endings.
_SPACED = r"[ \t\u3000]+[^\s#>|*+-]|[a-zß-öø-ÿ,.;:!?)\]}%、。，．；：！？）」』】》〉”’ー々]"
_GOES_ON = {
    Script.LATIN: re.compile(_SPACED),
    Script.HANGUL: re.compile(
        _SPACED + r"|[을를은는로의지고며면게던된될습니다리션율력들적용성화]"
        r"|[여도가에와과만한할함해했됩되었였있없겠셨]"
    ),
    Script.KANA: re.compile(
        _SPACED + r"|[ぁぃぅぇぉっゃゅょゎんァィゥェォッャュョンルスドトラリ]"
        r"|[をがはにへのでるれりろくきけめうすか]"
        r"|て[^い]|と[^こはりき]"
    ),
    Script.HAN: re.compile(_SPACED + r"|[的了着过過们們是和性化者型得所地吗嗎呢吧]"),
}
# Sentences and blocks begin with these far more often than they go on with them.
_BEGINS = {
    Script.LATIN: re.compile(r"[A-ZÀ-Þ#「『“‘\"(（*_\[]"),
    Script.HANGUL: re.compile(r"[#「『“‘(*\[]|[그이또우만프데내]|[A-Z]|하지|따라|여기"),
    Script.KANA: re.compile(
        r"[#「『“‘（(*\[]|[こそあまどしおユ]|[A-Z][a-z]|さら|とこ|かつ|[新一本近今私例最]"
    ),
    Script.HAN: re.compile(
        r"[#「『“‘（(*\[]|[A-Z][a-z]|[最其由为為我您参參网網现現很每此你因这這请請关關对對当當但而虽雖随隨不从從新一本近今]"
    ),
}


def script_of(text: str) -> Script:
    """The kind of script that a text is mostly written in."""
    hangul = len(re.findall(r"[\uac00-\ud7a3]", text))
    kana = len(re.findall(r"[\u3041-\u30ff]", text))
    wide = kana + len(re.findall(r"[\u4e00-\u9fff]", text))
    if max(hangul, wide) * 4 < len(text):
        return Script.LATIN
    if hangul > wide:
        return Script.HANGUL
    return Script.KANA if kana * 10 > wide else Script.HAN


def goes_on(after: str, script: Script) -> bool:
    """Whether a text begins as no sentence does."""
    return _GOES_ON[script].match(after) is not None


def begins_anew(after: str, script: Script) -> bool:
    """Whether a text begins as sentences and blocks do."""
    return _BEGINS[script].match(after) is not None


def joins_known(before: str, after: str) -> bool:
    """Whether the letters on both sides of a seam stand together elsewhere too, as in a word."""
    join = before[-1:] + after[:1]
    return len(join) == 2 and join.isalnum() and (join in before[:-1] or join in after[1:])
