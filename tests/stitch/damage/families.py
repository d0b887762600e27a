"""The families of damage. Each takes a source of chance and articles, and gives a case or None."""

import re
from collections.abc import Callable
from random import Random

from damage.cases import FREE, Case
from damage.cuts import choose, fenced, in_code, mid_sentence
from damage.texts import Article
from damage.wording import few_words, respace, rewidth, reword

MARK = "---END---"
Maker = Callable[[Random, Article, tuple[Article, ...]], Case | None]

LISTED = {
    "ja": [
        "...",
        "…",
        "（続き）",
        "(続き)",
        "続きです。",
        "（前回の続き）\n\n",
        "続き：",
        "……",
        "**続き**\n\n",
    ],
    "en": [
        "...",
        "…",
        "Continued:",
        "(continued)",
        "(continued)\n\n",
        "Continued: ",
        "**Continued**\n\n",
        "[continued] ",
    ],
    "zh": ["...", "……", "（续）", "继续：", "（接上文）", "续：\n\n", "(续)\n\n"],
    "ko": ["...", "…", "(계속)", "계속:", "(이어서)\n\n", "이어서: "],
}
UNLISTED = {
    "ja": [
        "お待たせしました。では参りましょう。\n\n",
        "失礼しました、通信が切れていたようです。\n\n",
        "さて、どこまで話しましたっけ。\n\n",
        "はい、わかりました。",
        "では、本文の後半をお届けします。\n\n",
        "途中で止まってしまいましたね、すみません。\n\n",
        "本文：\n\n",
    ],
    "en": [
        "Right, where were we?\n\n",
        "Thanks for waiting! Picking up the thread:\n\n",
        "Sorry about that. ",
        "Okay, back to the article.\n\n",
        "Here you go:\n\n",
        "Absolutely! The next section follows below.\n\n",
        "**Part two**\n\n",
    ],
    "zh": [
        "好，我们回到正题。\n\n",
        "抱歉，刚才网络断了。\n\n",
        "没问题，下文如下：\n\n",
        "明白了。",
        "让您久等了：\n\n",
    ],
    "ko": [
        "자, 다시 시작해 볼게요.\n\n",
        "죄송합니다, 연결이 끊겼네요.\n\n",
        "네, 알겠습니다. ",
        "본문은 다음과 같습니다:\n\n",
        "기다려 주셔서 감사합니다.\n\n",
    ],
}


def glue(rng: Random, parts: list[str], trailing: bool | None = None) -> str:
    """Fragments with markers between them."""
    between = rng.choice([f"\n\n{MARK}\n\n"] * 6 + [f"\n{MARK}\n", f"\n\n{MARK}  \n\n"])
    if any("```" in p for p in parts):
        between = f"\n\n{MARK}\n\n"
    text = between.join(p.strip("\n") for p in parts)
    if trailing if trailing is not None else rng.random() < 0.5:
        text += f"\n\n{MARK}" + rng.choice(["", "\n"])
    return text + ("\n" if rng.random() < 0.5 else "")


def overlap_start(rng: Random, text: str, cut: int, low: int = 5, high: int = 400) -> int:
    """Where a fragment begins that says the end of the text before ``cut`` again."""
    size = rng.choice(
        [rng.randint(low, low + 8), rng.randint(low, low + 40), rng.randint(low, high)]
    )
    start = max(0, cut - size)
    if rng.random() < 0.4:
        for m in re.finditer(r"(?<=[。！？\n])(?=\S)|(?<=\. )", text[start:cut]):
            if cut - start - m.start() >= low:
                return start + m.start()
    while start > 0 and text[start : start + 1].isspace():
        start -= 1
    return start


def cut_at(kind: str, family: str, overlap: bool) -> Maker:
    """Cut at one kind of place, with an overlap or without."""

    def make(rng: Random, article: Article, _: tuple[Article, ...]) -> Case | None:
        text = article.text
        cut = mid_sentence(rng, text) if kind == "word" else choose(rng, text, kind)
        if cut is None:
            return None
        if overlap:
            begin = overlap_start(rng, text, cut)
            return Case(family, article.lang, glue(rng, [text[:cut], text[begin:]]), text)
        want = text
        if kind in ("sentence",):
            want = text[:cut] + FREE + text[cut:]
        if kind == "paragraph":
            want = text[:cut] + FREE + text[cut:].lstrip("\n")
        return Case(family, article.lang, glue(rng, [text[:cut], text[cut:]]), want)

    return make


def undamaged(rng: Random, article: Article, _: tuple[Article, ...]) -> Case:
    """The article as it is, or with one marker at the end."""
    text = article.text
    if rng.random() < 0.3:
        text = text.replace("\n", "\r\n")
    raw = text + rng.choice(["", "\n", f"\n\n{MARK}", f"\n\n{MARK}\n"]).replace(
        "\n", "\r\n" if "\r" in text else "\n"
    )
    return Case("undamaged", article.lang, raw, text, truncated=False)


def many_overlaps(rng: Random, article: Article, _: tuple[Article, ...]) -> Case:
    """Several cuts anywhere, each with an overlap."""
    text = article.text
    cuts = sorted(rng.sample(range(60, len(text) - 20), k=min(rng.randint(2, 6), len(text) // 200)))
    parts, begin = [], 0
    for cut in cuts:
        if cut <= begin + 30:
            continue
        parts.append(text[begin:cut])
        begin = max(overlap_start(rng, text, cut), begin + 1)
    return Case("overlaps", article.lang, glue(rng, [*parts, text[begin:]]), text)


def rewind(rng: Random, article: Article, _: tuple[Article, ...]) -> Case | None:
    """The fragment goes back by several paragraphs."""
    text = article.text
    cut = mid_sentence(rng, text, len(text) // 3)
    starts = [
        m.end()
        for m in re.finditer(r"\n\n", text)
        if cut and m.end() < cut - 60 and not in_code(text, m.end())
    ]
    if cut is None or not starts:
        return None
    begin = rng.choice(starts[-6:])
    return Case("rewind", article.lang, glue(rng, [text[:cut], text[begin:]]), text)


def restart(rng: Random, article: Article, _: tuple[Article, ...]) -> Case | None:
    """The model starts again from the very beginning and gets further."""
    text = article.text
    first = mid_sentence(rng, text, 60, len(text) // 2)
    second = first and mid_sentence(rng, text, first + 40)
    if not first or not second:
        return None
    parts = [text[:first], text[:second]]
    parts.append(text[overlap_start(rng, text, second) :] if rng.random() < 0.5 else text)
    return Case("restart", article.lang, glue(rng, parts), text)


def aborted(rng: Random, article: Article, _: tuple[Article, ...]) -> Case | None:
    """One or two short tries that stop, then one that goes on."""
    text = article.text
    cut = mid_sentence(rng, text, 150, len(text) - 120)
    if cut is None:
        return None
    parts = [text[:cut]]
    for _ in range(rng.randint(1, 3)):
        begin = overlap_start(rng, text, cut, 8, 200)
        parts.append(text[begin : cut + rng.randint(5, 60)])
    parts.append(text[overlap_start(rng, text, cut, 8, 300) :])
    return Case("aborted", article.lang, glue(rng, parts), text)


def aborted_elsewhere(rng: Random, article: Article, others: tuple[Article, ...]) -> Case | None:
    """A try that goes another way before it stops."""
    text = article.text
    cut = mid_sentence(rng, text, 150, len(text) - 200)
    other = rng.choice([o for o in others if o.lang == article.lang and o.name != article.name])
    at = mid_sentence(rng, other.text)
    if cut is None or at is None:
        return None
    way = other.text[at : at + rng.randint(15, 120)].replace("\n", "").rstrip()
    begin = overlap_start(rng, text, cut, 12, 200)
    again = overlap_start(rng, text, cut, 12, 300)
    if rng.random() < 0.3:
        parts = [text[:cut] + way, text[again:]]
    else:
        parts = [
            text[:cut],
            text[begin:cut] + text[cut : cut + rng.choice([0, 0, 10, 25])] + way,
            text[again:],
        ]
    return Case("aborted elsewhere", article.lang, glue(rng, parts), text)


def twice(rng: Random, article: Article, _: tuple[Article, ...]) -> Case | None:
    """A fragment given twice."""
    text = article.text
    one, two = sorted((mid_sentence(rng, text) or 0, mid_sentence(rng, text) or 0))
    if not one or two - one < 40:
        return None
    part = text[overlap_start(rng, text, one) : two]
    rest = text[overlap_start(rng, text, two) :]
    return Case("given twice", article.lang, glue(rng, [text[:one], part, part, rest]), text)


def contained(rng: Random, article: Article, _: tuple[Article, ...]) -> Case | None:
    """A fragment wholly inside earlier text."""
    text = article.text
    cut = mid_sentence(rng, text, 200)
    if cut is None:
        return None
    a = rng.randint(0, cut - 100)
    b = min(cut, a + rng.randint(25, 400))
    if in_code(text, a) or len(re.sub(r"\W", "", text[a:b])) < 20:
        return None
    rest = text[overlap_start(rng, text, cut) :]
    return Case("contained", article.lang, glue(rng, [text[:cut], text[a:b], rest]), text)


def changed(family: str, change: Callable[[Random, str, str], str], low: int = 20) -> Maker:
    """The overlap told in another way."""

    def make(rng: Random, article: Article, _: tuple[Article, ...]) -> Case | None:
        text = article.text
        cut = mid_sentence(rng, text, 150)
        if cut is None:
            return None
        begin = overlap_start(rng, text, cut, low)
        if in_code(text, begin) or "```" in text[begin:cut]:
            return None
        told = change(rng, text[begin:cut], article.lang)
        loose = () if family == "spacing" else ((begin, cut),)
        return Case(family, article.lang, glue(rng, [text[:cut], told + text[cut:]]), text, loose)

    return make


def noise(family: str, phrases: dict[str, list[str]], overlap: bool) -> Maker:
    """Something said before the fragment goes on."""

    def make(rng: Random, article: Article, _: tuple[Article, ...]) -> Case | None:
        text = article.text
        cut = mid_sentence(rng, text, 150)
        if cut is None:
            return None
        begin = overlap_start(rng, text, cut, 10) if overlap else cut
        said = rng.choice(phrases[article.lang])
        return Case(family, article.lang, glue(rng, [text[:cut], said + text[begin:]]), text)

    return make


def heading_again(rng: Random, article: Article, _: tuple[Article, ...]) -> Case | None:
    """The last heading, or the title, said again before the fragment goes on."""
    text = article.text
    cut = mid_sentence(rng, text, 250)
    if cut is None:
        return None
    heads = [
        m[0] for m in re.finditer(r"(?m)^#{1,6} .*$", text[:cut]) if not in_code(text, m.start())
    ]
    begin = overlap_start(rng, text, cut, 8, 60) if rng.random() < 0.6 else cut
    title = article.title or "表題の言葉"
    head = rng.choice(["# " + title, title]) if rng.random() < 0.3 or not heads else heads[-1]
    if heads and text.rfind(heads[-1]) + len(heads[-1]) >= begin:
        return None
    return Case(
        "heading again",
        article.lang,
        glue(rng, [text[:cut], head + "\n\n" + text[begin:]]),
        text,
        title=title,
    )


def wrapped(rng: Random, article: Article, _: tuple[Article, ...]) -> Case | None:
    """A fence wrapped round a continuation."""
    text = article.text
    one = mid_sentence(rng, text, 150)
    two = one and mid_sentence(rng, text, one + 30)
    if not one or not two:
        return None
    begin = overlap_start(rng, text, one, 8) if rng.random() < 0.6 else one
    fence = rng.choice(["```markdown", "```", "```md", "````markdown"])
    close = "\n" + fence.rstrip("markdown")
    parts = [
        text[:one],
        fence + "\n" + text[begin:two] + close,
        text[overlap_start(rng, text, two, 8) :],
    ]
    if rng.random() < 0.5:
        parts = [text[:one], fence + "\n" + text[begin:] + close]
    return Case("wrapped in a fence", article.lang, glue(rng, parts), text)


def back_to_back(rng: Random, article: Article, _: tuple[Article, ...]) -> Case | None:
    """A sentence or paragraph said twice without a marker, in a post that has seams."""
    text = article.text
    found = [
        m.span()
        for m in re.finditer(
            r"(?:(?<=[。\n])|(?<=\. ))[^\s#|>\-*`\d<「“\"][^。\n.*]{28,}(?:。|[.](?=\s))", text
        )
        if not in_code(text, m.start())
        and (article.lang in ("ja", "zh") or m.end() - m.start() > 55)
    ]
    found = [
        (a, b)
        for a, b in found
        if not re.match(r"[-*#|>]|\d+\.", text[text.rfind("\n", 0, a) + 1 :])
    ]
    found = [(a, b) for a, b in found if text[b : b + 2] != "**"]
    if not found:
        return None
    a, b = rng.choice(found)
    between = rng.choice(["\n\n", "\n\n", " ", "" if article.lang in ("ja", "zh") else " ", "\n"])
    once = text[:b]
    rest = text[b:]
    if between == "\n\n" and not rest.startswith("\n"):
        rest = rest.lstrip(" ")
        want = text[:b] + text[b:]
        if text[b : b + 1] == " ":
            rest = " " + rest
    else:
        want = text
    doubled = once + between + text[a:b] + rest
    cut = mid_sentence(rng, doubled, 40, max(41, a - 60)) or mid_sentence(
        rng, doubled, b + len(text[a:b]) + 10
    )
    if cut is None:
        return None
    raw = glue(rng, [doubled[:cut], doubled[overlap_start(rng, doubled, cut, 8, 40) :]])
    return Case("back to back", article.lang, raw, want)


def unrelated(rng: Random, article: Article, others: tuple[Article, ...]) -> Case | None:
    """Two fragments with nothing in common."""
    choice = [o for o in others if o.lang == article.lang and o.name != article.name]
    other = rng.choice(choice).text
    cut = mid_sentence(rng, article.text, 300)
    starts = [m.end() for m in re.finditer(r"\n\n(?=[^\s#|>\-*`\d<])", other)]
    if cut is None or not starts:
        return None
    begin = rng.choice(starts)
    first, second = article.text[:cut], other[begin : begin + rng.randint(200, 1500)].rstrip()
    if len(second) < 150 or "```" in first + second:
        return None
    return Case(
        "unrelated", article.lang, glue(rng, [first, second]), first + "\n\n" + second, review=True
    )


def new_heading(rng: Random, article: Article, _: tuple[Article, ...]) -> Case | None:
    """A heading after an unfinished sentence."""
    text = article.text
    cut = mid_sentence(rng, text, 150)
    starts = [
        m.start()
        for m in re.finditer(r"(?m)^#{1,6} ", text)
        if cut and m.start() > cut + 100 and not in_code(text, m.start())
    ]
    if cut is None or not starts:
        return None
    rest = text[rng.choice(starts) :]
    return Case(
        "heading after a half sentence",
        article.lang,
        glue(rng, [text[:cut], rest]),
        text[:cut] + "\n\n" + rest,
        review=True,
    )


def false_anchor(rng: Random, article: Article, _: tuple[Article, ...]) -> Case | None:
    """A sentence of the text said again later on purpose; the cut falls just before it."""
    text = article.text
    sentences = [
        m.span()
        for m in re.finditer(
            r"(?:(?<=[。\n])|(?<=\. ))[^\s#|>\-*`\d<][^。\n.*]{15,90}(?:。|[.](?=\s))", text
        )
        if not in_code(text, m.start())
    ]
    if not sentences:
        return None
    a, b = rng.choice(sentences)
    at = choose(rng, text, rng.choice(["sentence", "paragraph"]), b + 60)
    if at is None:
        return None
    between = "" if article.lang in ("ja", "zh") else " "
    paragraph = text[at] == "\n"
    said = text[a:b]
    left = text[:at]
    right = (
        ("" if paragraph else between)
        + said
        + (("\n\n" if paragraph else "") + text[at:].lstrip("\n") if paragraph else text[at:])
    )
    want = left + FREE + right
    return Case("false anchor", article.lang, glue(rng, [left, right]), want)


PARALLEL = {
    "ja": "{a}の店では、{y}年の春に営業時間を{n}時間短くした。客は減ったが、従業員の満足度は{p}％まで上がり、{b}の売上も前年並みに落ち着いた。店長は、短い時間に集中して働くほうが良い接客につながると話している。",
    "en": "In {y} the {a} branch shortened its opening hours by {n} hours. Footfall dropped, but staff satisfaction rose to {p} percent and sales of {b} held steady. The manager says that working in shorter, more focused stretches makes for better service.",
    "zh": "{a}店在{y}年春天把营业时间缩短了{n}小时。客人少了一些，但是员工满意度上升到百分之{p}，{b}的销售额也和前一年持平。店长认为，在较短的时间里集中精力工作，反而能带来更好的服务。",
    "ko": "{a} 지점은 {y}년 봄에 영업 시간을 {n}시간 줄였다. 손님은 줄었지만 직원 만족도는 {p}퍼센트까지 올랐고, {b} 매출도 전년 수준을 유지했다. 점장은 짧은 시간에 집중해서 일하는 편이 더 나은 서비스로 이어진다고 말한다.",
}
_SHOPS = {
    "ja": (["青葉", "桜坂", "港北", "南原", "東雲"], ["珈琲", "焼き菓子", "軽食", "紅茶", "弁当"]),
    "en": (
        ["Harbour", "Castle Street", "Northgate", "Millbrook", "Eastfield"],
        ["coffee", "pastry", "lunches", "tea", "bread"],
    ),
    "zh": (["青叶", "港北", "东湖", "南山", "西岭"], ["咖啡", "点心", "午餐", "红茶", "面包"]),
    "ko": (["청엽", "강북", "동호", "남산", "서문"], ["커피", "과자", "점심", "홍차", "빵"]),
}


def parallel(rng: Random, article: Article, _: tuple[Article, ...]) -> Case | None:
    """Paragraphs that differ in a word or a number, cut between or inside them."""
    shops, goods = (list(x) for x in _SHOPS[article.lang])
    rng.shuffle(shops)
    same = rng.random() < 0.4
    paragraphs = [
        PARALLEL[article.lang].format(
            a=shops[i],
            b=goods[0 if same else i],
            y=2018 + (0 if same else i),
            n=2 if same else rng.randint(1, 4),
            p=71 if same else rng.randint(60, 90),
        )
        for i in range(rng.randint(2, 5))
    ]
    head = article.text.split("\n\n")[0]
    text = "\n\n".join([head, *paragraphs]) + "\n\n" + article.text.rsplit("\n\n", 1)[-1]
    mode = rng.choice(["between", "inside", "overlap"])
    borders = [m.start() for m in re.finditer("\n\n", text)][1:]
    if mode == "between":
        at = rng.choice(borders)
        return Case(
            "parallel",
            article.lang,
            glue(rng, [text[:at], text[at:]]),
            text[:at] + FREE + text[at:].lstrip("\n"),
        )
    cut = mid_sentence(rng, text, borders[0], borders[-1])
    if cut is None:
        return None
    begin = overlap_start(rng, text, cut, 5, 200) if mode == "overlap" else cut
    return Case("parallel", article.lang, glue(rng, [text[:cut], text[begin:]]), text)


_ENDS = {
    "ja": [
        "以上",
        "（編集部）",
        "文責：山田太郎",
        "— 編集部",
        "https://example.org/notes/12",
        "![図](https://example.org/a.png)",
        "ご覧いただきありがとうございました🙏",
        "- りんご\n- みかん\n- ぶどう",
        "[詳しくはこちら](https://example.org/more)",
        "| 項目 | 値 |\n|---|---|\n| 甲 | 3 |\n| 乙 | 4 |",
        "```\nls -l\n```",
        "（了）",
        "1. 設計\n2. 実装\n3. 検証",
        "それでは、また来週！",
        "参考：<https://example.org/ref>",
    ],
    "en": [
        "— The editors",
        "*Jane Doe*",
        "https://example.org/notes/12",
        "![Chart](chart.png)",
        "Happy baking! 🎉",
        "- apples\n- oranges\n- grapes",
        "[Read more](https://example.org/more)",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "```\nls -l\n```",
        "1. Design\n2. Build\n3. Test",
        "The end",
        "Written by Jane Doe",
        "What would you have done?",
    ],
    "zh": [
        "——编辑部",
        "（完）",
        "https://example.org/notes/12",
        "![图](a.png)",
        "- 苹果\n- 橘子\n- 葡萄",
        "[阅读更多](https://example.org/more)",
        "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |",
        "以上",
        "作者：李明",
        "感谢阅读🎉",
    ],
    "ko": [
        "— 편집부",
        "(끝)",
        "https://example.org/notes/12",
        "![그림](a.png)",
        "- 사과\n- 귤\n- 포도",
        "[더 읽기](https://example.org/more)",
        "| 가 | 나 |\n|---|---|\n| 1 | 2 |",
        "글: 홍길동",
        "읽어 주셔서 감사합니다 🙏",
    ],
}


def finished_end(rng: Random, article: Article, _: tuple[Article, ...]) -> Case:
    """An end without a full stop that is one all the same."""
    text = article.text + "\n\n" + rng.choice(_ENDS[article.lang])
    raw = text + rng.choice(["", f"\n\n{MARK}"])
    return Case("finished end", article.lang, raw, text, truncated=False)


def unfinished_end(rng: Random, article: Article, _: tuple[Article, ...]) -> Case | None:
    """An end that was never written."""
    text = article.text
    kind = rng.choice(
        [
            "word",
            "word",
            "word",
            "any",
            "link",
            "bold",
            "in_row",
            "in_code",
            "code_line",
            "mark",
            "heading",
            "comma",
        ]
    )
    if kind == "word" or kind == "any":
        cut = mid_sentence(rng, text, 60)
    elif kind == "heading":
        heads = [
            m.end() for m in re.finditer(r"(?m)^#{1,6} .*$", text) if not in_code(text, m.start())
        ]
        cut = rng.choice(heads) if heads else None
    elif kind == "mark":
        marks = [
            m.end()
            for m in re.finditer(r"(?m)^(?:[-*]|\d+\.) ", text)
            if not in_code(text, m.start())
        ]
        cut = rng.choice(marks) if marks else None
    elif kind == "comma":
        commas = [
            m.end() for m in re.finditer(r"[、，]|,(?= )", text) if not in_code(text, m.start())
        ]
        cut = rng.choice(commas) if commas else None
    else:
        cut = choose(rng, text, kind)
    if cut is None:
        return None
    whole = text[:cut].rstrip("\n")
    raw = whole + rng.choice(["", f"\n\n{MARK}", f"\n\n{MARK}\n"])
    if rng.random() < 0.4 and cut > 200:
        at = mid_sentence(rng, whole, 60)
        if at and at < cut - 60:
            raw = glue(rng, [whole[:at], whole[overlap_start(rng, whole, at, 12) :]])
    return Case("unfinished end", article.lang, raw, whole, truncated=True)


def literal(rng: Random, article: Article, _: tuple[Article, ...]) -> Case | None:
    """A marker's text among the lines of code, in a quotation, in inline code; a rule; cut elsewhere."""
    text = article.text
    at = choose(rng, text, "paragraph", 100)
    if at is None:
        return None
    block = rng.choice(
        [
            f"```text\nfirst line\n{MARK}\nsecond line\n```",
            f"> {MARK}",
            f"`{MARK}`",
            f"    {MARK}",
            "---",
            "***",
            f"```\nx = 1\n{MARK}\n{MARK}\n```",
            f"~~~\n{MARK}\n~~~",
        ]
    )
    text = text[:at] + "\n\n" + block + text[at:]
    if rng.random() < 0.4:
        return Case("literal marker", article.lang, text, text)
    cut = mid_sentence(rng, text, 60)
    if cut is None:
        return None
    parts = [text[:cut], text[overlap_start(rng, text, cut, 10, 60) :]]
    return Case("literal marker", article.lang, f"\n\n{MARK}\n\n".join(parts), text)


def reopened(rng: Random, article: Article, _: tuple[Article, ...]) -> Case | None:
    """A cut in code after which the fragment opens the fence again."""
    text = article.text
    cut = choose(rng, text, rng.choice(["in_code", "code_line"]))
    if cut is None:
        return None
    spans = [s for s in fenced(text) if s[0] <= cut <= s[1]]
    opener = text[text.rfind("\n", 0, spans[0][0] - 1) + 1 : spans[0][0]].strip()
    begin = cut
    if rng.random() < 0.5:
        begin = max(spans[0][0], text.rfind("\n", 0, max(0, cut - rng.randint(5, 120))) + 1)
    return Case(
        "fence opened again",
        article.lang,
        glue(rng, [text[:cut], opener + "\n" + text[begin:].lstrip("\n")]),
        text,
    )


def hundreds(rng: Random, article: Article, others: tuple[Article, ...]) -> Case:
    """Many fragments of a long text."""
    same = [o for o in others if o.lang == article.lang]
    text = "\n\n".join(o.text for o in rng.sample(same, min(len(same), 4)))
    parts, begin, at = [], 0, rng.randint(60, 200)
    while at < len(text) - 40:
        parts.append(text[begin:at])
        begin = max(overlap_start(rng, text, at, 12, 80), begin + 1)
        at += rng.randint(60, 240)
    return Case("hundreds of fragments", article.lang, glue(rng, [*parts, text[begin:]]), text)


def mixed(rng: Random, article: Article, _: tuple[Article, ...]) -> Case | None:
    """Several kinds of damage in one post."""
    text = article.text
    cuts = sorted({c for _ in range(5) if (c := mid_sentence(rng, text, 120))})
    parts, begin, last = [], 0, 0
    lead = ""
    for cut in cuts:
        if cut - last < 80:
            continue
        parts.append(lead + text[begin:cut])
        lead = ""
        last = cut
        how = rng.choice(
            ["overlap", "none", "noise", "rewind", "contained", "aborted", "spacing", "restart"]
        )
        begin = overlap_start(rng, text, cut, 10, 120)
        if how == "none":
            begin = cut
        elif how == "noise":
            lead = rng.choice(LISTED[article.lang])
        elif how == "rewind":
            starts = [
                m.end()
                for m in re.finditer("\n\n", text)
                if m.end() < cut - 60 and not in_code(text, m.end())
            ]
            begin = rng.choice(starts[-4:]) if starts else begin
        elif how == "contained":
            a = overlap_start(rng, text, cut, 60, 200)
            parts.append(text[a : a + 50])
        elif how == "aborted":
            parts.append(text[begin : cut + rng.randint(4, 40)])
            begin = overlap_start(rng, text, cut, 10, 120)
        elif how == "spacing":
            told = respace(rng, text[begin:cut])
            lead, begin = told, cut
        elif how == "restart":
            begin = 0
    if not parts:
        return None
    return Case("mixed", article.lang, glue(rng, [*parts, lead + text[begin:]]), text)


FAMILIES: tuple[tuple[str, Maker], ...] = (
    ("undamaged", undamaged),
    ("literal marker", literal),
    ("false anchor", false_anchor),
    ("parallel", parallel),
    ("finished end", finished_end),
    ("unfinished end", unfinished_end),
    ("overlaps", many_overlaps),
    *(
        (
            f"{kind}, {'overlap' if o else 'none'}",
            cut_at(kind, f"{kind}, {'overlap' if o else 'none'}", o),
        )
        for kind in (
            "word",
            "sentence",
            "paragraph",
            "heading",
            "item",
            "in_item",
            "row",
            "in_row",
            "link",
            "bold",
            "code_line",
            "in_code",
        )
        for o in (True, False)
    ),
    ("fence opened again", reopened),
    ("rewind", rewind),
    ("restart", restart),
    ("aborted", aborted),
    ("aborted elsewhere", aborted_elsewhere),
    ("given twice", twice),
    ("contained", contained),
    ("spacing", changed("spacing", lambda r, t, _: respace(r, t), 5)),
    ("width", changed("width", lambda r, t, _: rewidth(r, t), 8)),
    ("few words", changed("few words", few_words)),
    ("heavy drift", changed("heavy drift", lambda r, t, lang: reword(r, t, lang, 0.6), 40)),
    ("listed noise, overlap", noise("listed noise, overlap", LISTED, True)),
    ("listed noise, none", noise("listed noise, none", LISTED, False)),
    ("preamble", noise("preamble", UNLISTED, True)),
    ("heading again", heading_again),
    ("wrapped in a fence", wrapped),
    ("back to back", back_to_back),
    ("unrelated", unrelated),
    ("heading after a half sentence", new_heading),
    ("hundreds of fragments", hundreds),
    ("mixed", mixed),
)
