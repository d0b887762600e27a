"""Which terms two texts share: whether a fragment goes on with the subject."""

import re

_TERM = re.compile(
    r"[A-Za-z][A-Za-z0-9]{3,}|[\u30a1-\u30fa\u30fc]{3,}|[\u4e00-\u9fff\u3400-\u4dbf々]+|[\uac00-\ud7a3]{2,}"
)
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
_COMMON = frozenset(_COMMON_WORDS.split())
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


def terms(text: str) -> frozenset[str]:
    """The terms of a text.

    Words in Latin letters and katakana, ideographs and pairs of them, the first two syllables of
    Korean words; what every subject uses is left out.
    """
    found: set[str] = set()
    for term in _TERM.findall(text):
        if term[0] < "\u2e80":
            word = term.lower()
            if word not in _COMMON:
                found.add(word[:6])
        elif term[0] < "\u3100":
            found.add(term)
        elif term[0] >= "\uac00":
            if term[:2] not in _COMMON_STEMS:
                found.add(term[:2])
        else:
            found.update(c for c in term if c not in _COMMON_IDEOGRAPHS)
            found.update(
                term[i : i + 2]
                for i in range(len(term) - 1)
                if term[i] not in _COMMON_IDEOGRAPHS and term[i + 1] not in _COMMON_IDEOGRAPHS
            )
    return frozenset(found)


# What cannot begin a sentence: it goes on with one.
_GOES_ON = re.compile(
    r"[ \t\u3000]+[^\s#>|*+-]"
    r"|[a-zß-öø-ÿ,.;:!?)\]}%、。，．；：！？）」』】》〉”’ー々]"
    r"|[ぁぃぅぇぉっゃゅょゎんァィゥェォッャュョをがはにへのとでもてただなるらりろれけげせめねえすくむつうし]"
    r"|[的了着过們们을를은는셨했였었됐겠렸졌]"
)
_BEGINS = re.compile(r"[A-ZÀ-Þ#「『“‘\"(（*_]")
# A linear score: how far two texts are from one subject, by the share of common terms, of common
# terms of two characters and more, and how often the common ones stand in the draft; then whether
# the join reads as one sentence, or as a new beginning. Fitted by logistic regression on pairs of
# passages from one article and from two, for each kind of script; the last figure is the threshold
# at which about one pair in thirty from one article would be asked about.
_HEADING = 1.2
_IN_A_SENTENCE = 2.0
_FEW = 30.0
_LEAST_TERMS = 18
_WEIGHTS = {
    ("wide", True): (5.4, -13.3, -27.0, 2.7, -1.6, -3.4, 1.3),
    ("wide", False): (4.0, -9.4, -29.7, 2.7, 0.0, 0.0, 2.0),
    ("hangul", True): (5.6, -13.4, -13.4, -20.0, -2.3, 0.0, 0.2),
    ("hangul", False): (6.4, -15.1, -15.1, -26.0, 0.0, 0.0, -0.4),
    ("latin", True): (8.0, -5.8, -5.6, -11.6, -10.5, 2.0, -1.2),
    ("latin", False): (3.4, -4.3, -4.1, -9.8, 0.0, 0.0, 1.6),
}


def other_subject(before: str, after: str, unfinished: bool) -> bool:
    """Whether a fragment has hardly a term in common with the text before it.

    Args:
        before, after: the draft's last part and the fragment's beginning.
        unfinished: whether the draft ends in a sentence. Then a fragment that begins as no
            sentence does is more likely to go on with it.
    """
    mine, theirs = terms(before), terms(after)
    common = mine & theirs
    size = min(len(mine), len(theirs))
    if size < _LEAST_TERMS:
        return False
    longer = max(1, min(sum(len(t) > 1 for t in mine), sum(len(t) > 1 for t in theirs)))
    lower = before.lower()
    features = (
        1.0,
        len(common) / size,
        sum(len(t) > 1 for t in common) / longer,
        sum(min(4, lower.count(t)) for t in common) / size,
        float(reads_on(before, after) is True),
        float(reads_on(before, after) is False),
    )
    *weights, threshold = _WEIGHTS[_script(after), unfinished]
    if not unfinished and after.startswith("#"):
        threshold += _HEADING  # a new section brings new terms
    if unfinished and _GOES_ON.match(after):
        threshold += _IN_A_SENTENCE
    threshold += _FEW / size  # few terms say little
    return sum(w * f for w, f in zip(weights, features, strict=True)) > threshold


def _script(text: str) -> str:
    """The kind of script that a text is mostly written in."""
    hangul = len(re.findall(r"[\uac00-\ud7a3]", text))
    wide = len(re.findall(r"[\u3041-\u30ff\u4e00-\u9fff]", text))
    if max(hangul, wide) * 4 < len(text):
        return "latin"
    return "hangul" if hangul > wide else "wide"


def reads_on(before: str, after: str) -> bool | None:
    """Whether the join reads as one sentence (True), as a new beginning (False), or either."""
    if _GOES_ON.match(after):
        return True
    if before[-1:].isdigit() and after[:1].isdigit():
        return True
    if before[-1:].isalnum() and after[:1].isalnum():
        join = before[-1] + after[0]
        if join in before[:-1] or join in after[1:]:
            return True
    if re.search(r"[A-Za-z,]\Z", before) and _BEGINS.match(after):
        return False
    return None
