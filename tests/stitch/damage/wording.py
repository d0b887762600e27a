"""How a text changes when it is told twice."""

import re
import unicodedata
from random import Random

_PAIRS = {
    "ja": [
        ("しかし", "けれども"),
        ("です", "なのです"),
        ("ます", "るのです"),
        ("という", "といった"),
        ("から", "ため"),
        ("とても", "大変"),
        ("が、", "けれど、"),
        ("できる", "可能だ"),
        ("こと", "点"),
        ("必要", "大事"),
        ("その", "この"),
        ("なら", "であれば"),
        ("ました", "たのです"),
        ("人", "者"),
        ("ない", "ません"),
        ("それ", "これ"),
        ("もの", "品"),
        ("年", "年度"),
        ("多く", "大勢"),
    ],
    "en": [
        ("the", "that"),
        ("is", "remains"),
        ("and", "plus"),
        ("a", "one"),
        ("of", "from"),
        ("in", "within"),
        ("to", "towards"),
        ("it", "this"),
        ("that", "which"),
        ("was", "had been"),
        ("because", "since"),
        ("every", "each"),
        ("for", "on behalf of"),
        ("with", "using"),
        ("more", "further"),
    ],
    "zh": [
        ("但是", "不过"),
        ("因为", "由于"),
        ("可以", "能够"),
        ("的", "之"),
        ("了", "过"),
        ("是", "为"),
        ("很多", "许多"),
        ("这", "此"),
        ("就", "便"),
        ("没有", "未"),
        ("和", "与"),
        ("在", "于"),
        ("都", "均"),
    ],
    "ko": [
        ("그리고", "또한"),
        ("하지만", "그러나"),
        ("있다", "있었다"),
        ("했다", "하였다"),
        ("것", "점"),
        ("이다", "였다"),
        ("를", "만"),
        ("는", "도"),
        ("에서", "에"),
        ("때문", "까닭"),
        ("한다", "했다"),
    ],
}


def reword(rng: Random, text: str, lang: str, share: float) -> str:
    """Replace about a share of the words that there is another word for; no digits."""
    pairs = _PAIRS[lang]
    edge = r"\b" if lang == "en" else ""
    pattern = re.compile("|".join(f"{edge}{re.escape(a)}{edge}" for a, _ in pairs))
    table = dict(pairs)
    return pattern.sub(lambda m: table[m[0]] if rng.random() < share else m[0], text)


def few_words(rng: Random, text: str, lang: str) -> str:
    """Change one to three words."""
    pairs = _PAIRS[lang]
    edge = r"\b" if lang == "en" else ""
    spots = [
        (m.start(), a, b)
        for a, b in pairs
        for m in re.finditer(f"{edge}{re.escape(a)}{edge}", text)
    ]
    rng.shuffle(spots)
    spots = spots[: rng.randint(1, 3)]
    for at, a, b in sorted(spots, reverse=True):
        if text.startswith(a, at):
            text = text[:at] + b + text[at + len(a) :]
    return text


def respace(rng: Random, text: str) -> str:
    """Change line breaks and spaces."""
    wide = bool(re.search(r"[\u3040-\u9fff]", text))
    how = rng.choice(["space", "nothing", "full", "break", "single"])
    if how == "space":
        return re.sub(r"\n+", " ", text)
    if how == "nothing":
        return re.sub(r"\n+", "" if wide else " ", text)
    if how == "full":
        return re.sub(r"\n+", "\u3000" if wide else "  ", text)
    if how == "single":
        return re.sub(r"\n\n", "\n", text)
    return re.sub(r"(?<=[。.！？]) ?(?=\S)", "\n\n", text, count=2)


def rewidth(rng: Random, text: str) -> str:
    """Change full- and half-width forms, quotes and punctuation."""
    if rng.random() < 0.5:
        text = unicodedata.normalize("NFKC", text)
        table = str.maketrans({"、": "，", "“": '"', "”": '"', "’": "'"})
    else:
        table = str.maketrans(
            {c: chr(ord(c) + 0xFEE0) for c in "0123456789%()!?:,"} | {'"': "”", "'": "’"}
        )
    return text.translate(table)
