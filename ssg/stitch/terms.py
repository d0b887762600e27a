"""The terms of a text: what its subject is known by."""

import re
from collections import Counter
from functools import lru_cache

_TERM = re.compile(
    r"[A-Za-z][A-Za-z0-9]{3,}|[\u30a1-\u30fa\u30fc]{3,}|[\u4e00-\u9fff\u3400-\u4dbf々]+|[\uac00-\ud7a3]{2,}"
)
_LONGEST_KNOWN = 800
_COMMON_WORDS = """
this that with from they them their there these those have has had been were will would could
should about which what when where while than then into over under more most some such only also
very much many just like your you our its does done make made take each other after before
because between through during without within still even ever never every always often here says
said know think thing things being both same first second third last next time year years people
anything something nothing somebody everybody anyone himself itself used using need come came
goes went going give given look looks looked find found want well back down might must cannot
https http example whether however though although since until upon once twice less least rather
quite
"""
COMMON_WORDS = frozenset(_COMMON_WORDS.split())
# Ideographs of numbers, places, persons and grammar, which every subject uses.
_COMMON_IDEOGRAPHS = frozenset(
    "一二三四五六七八九十百千万億亿年月日時时分秒的了是在不有我他她你们們這这那个個各上下来來去就也都和与與為为以"
    "到说說要会會可着著過过得地人大小多少没沒很后後前中里裡内外自己何今次本全同其之所而但如果因此于於从從把被让讓给給"
    "对對将將能还還只最更又再每做作用出入行見见看知思言話话者物事方間间点點度回気気手目心生先合場场当當問问題题必需変变"
    "实実际際使起好些什么麼吗呢吧啊已经經常非想呀样樣种種几幾第两兩开開始終终现現在"
)
_COMMON_STEMS_WORDS = """
있다 있는 있었 있고 있을 하는 하고 하지 했다 한다 하기 하면 것이 것은 것을 그리 그래 그런 그러
그것 이런 이것 저것 우리 나는 그는 내가 때문 위해 대한 대해 통해 가장 많은 많이 모든 다른 같은
같이 또한 되는 되었 된다 되면 않는 않았 않고 없다 없는 없이 이제 다시 하나 처음 다음 사람 생각
시간 경우 정도 어떤 어떻 이렇 아니 오늘 결국 사실 먼저 보니 조금 거의 너무 아주 매우 그냥 바로
지금 동안 이후 이전 역시 하루 보면 보이 말했 말한 부터 까지 에서 으로
"""
_COMMON_STEMS = frozenset(_COMMON_STEMS_WORDS.split())


def terms(text: str) -> tuple[Counter[str], Counter[str]]:
    """The terms of a text with their counts: telling ones, and single ideographs.

    Telling are words in Latin letters, katakana, pairs of ideographs and the first two syllables of
    Korean words; what every subject uses is left out. A long word counts by its first letters, so
    that its endings do not tell it apart.
    """
    telling: list[str] = []
    single: list[str] = []
    for line in text.split("\n"):
        of_line = _known(line) if len(line) <= _LONGEST_KNOWN else _terms_of(line)
        telling += of_line[0]
        single += of_line[1]
    return Counter(telling), Counter(single)


def _terms_of(line: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The same of one line, in which a term always lies whole, as often as it stands there."""
    telling: list[str] = []
    single: list[str] = []
    for term in _TERM.findall(line):
        if term[0] < "\u2e80":
            word = term.lower()
            if word not in COMMON_WORDS:
                telling.append(word[:6])
        elif term[0] < "\u3100":
            telling.append(term[:5])
        elif term[0] >= "\uac00":
            if term[:2] not in _COMMON_STEMS:
                telling.append(term[:2])
        else:
            last = ""
            for char in term:
                if char in _COMMON_IDEOGRAPHS:
                    last = ""
                    continue
                single.append(char)
                if last:
                    telling.append(last + char)
                last = char
    return tuple(telling), tuple(single)


# The draft's last lines are read at one seam after the other.
_known = lru_cache(maxsize=128)(_terms_of)
