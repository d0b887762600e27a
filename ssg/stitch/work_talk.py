"""Sentences in which a model speaks of its answer, told by their words alone.

Nothing but such words makes them up: of going on, of the text as a text, of courtesy, and those
that every sentence has. Two of them at least say that something goes on, stopped, or is to come.
"""

import re

_EDGE = re.compile(r"[^\w]+")
_MOST = 130  # characters

# Parts of words; the longest first where one begins as another.
_CORE = {
    "cjk": """
続き 続け 続い 続く 続行 残り 残っ 本文 後半 途中 途切れ 切れ 中断 止ま 再開 前回 先ほど
さきほど 前の 原稿 記事 文章 回答 応答 返信 出力 お届け お送り お待たせ 待たせ 承知 了解
かしこまり 申し訳 失礼 ここから ここまで 以下 以降 箇所 继续 繼續 接着 續寫 续写 剩下 剩余 餘下
余下 其余 下文 后文 后续 后半 正文 上次 刚才 之前 停下 停 断开 断 句子 写完 往下 没问题 当然可以
当然 请看 收到 明白 抱歉 久等 下面 如下 回复 输出 正题 引き継 記述 記載 途切れた 完結 最後まで
打ち切 断点 上文 截断 打断 接下来 补全 后半部分 承接 接续 补充 没有写完 剩下的 余下的 未完 刚刚
方才 继续输出 续
""",
    "ko": """
기사 이어 계속 나머지 남은 본문 원고 뒷부분 후반 아래 이전 앞서 답변 메시지 응답 중단 끊 멈춘
멈췄 다시 작성 보내 알겠 물론 죄송 기다려 기다리 요청 마저 글 잘려 잘린 잘렸 지점 내용 출력
후반부 뒤를 마무리 중간에 끊겨 끊긴
""",
    "en": """
continue continued continues continuing continuation rest remaining remainder interrupted
interruption resume resuming resumed previous message response answer reply left stopped cut
follows following below sorry apologies course cutoff sure certainly absolutely understood okay
ok article text draft post section part truncated resumption goes on piece writing off picking
""",
}
_REST = {
    "cjk": """
いたします いたしました いただきます させていただきます ございません ございます しました します
です ます でした ました ません ください すみません ところ 部分 から まで より では それでは さて
はい ええ もちろん しまい しまって しまった 改めて もう一度 再び 最後 書き 書い 進め 始め 戻り
戻っ 文 次 の を に が は で て と も な へ ね よ た い し お ご 、 っ り 好的 好 可以 请 内容
地方 现在 这里 开始 我们 我来 我 您 你 将 会 从 的 是 让 了 把 给 吧 就 在 到 来 看 写 那么 让您
完 着 为 已经 有些 上 一 个 とおり 通り 長さ 制限 書きます 書く しまったため ため いで つ 长度
限制 处 没有 没 由于 因为 字数 达到 上限 中间 被 过 那 后 面 前 再 得 所 继 新
""",
    "ko": """
습니다 합니다 입니다 드립니다 드리겠 드릴게요 하겠 할게요 해요 네 예 자 그럼 다음 부분 문장
마지막 같습니다 여기 부터 에서 으로 까지 대로 하신 하여 해서 서 되어 되었 된 해 쓰 적 써 시작
주셔서 감사 의 을 를 은 는 이 가 에 로 고 와 과 도 니다 겠 그 한 하 곳 것 지난 앞 주 신 했 음 어
나 드 려 요 다 중 지 못 길이 제한 때문에 때문 인해 지면 관계로 겠습니다 가겠습니다 씁니다 적어
남 계 인 터 들 려서 에게
""",
    "en": """
ah oh am there then cutting here is are was were be been i we you your my me it its this that
these the a an of from to and so in on at with for as where up off go going let us will would
can may have has had got get back right now well thanks thank patience waiting finish complete
write writing pick picking carry carrying no problem about please find last next sentence point
place half s ll ve d m re not request requested asked output limit length just again one piece
second first out which because due token tokens below should everything done goes starting start
begin
""",
}


def _words(text: str) -> tuple[str, ...]:
    return tuple(sorted(set(text.split()), key=len, reverse=True))


def _parts(script: str) -> re.Pattern[str]:
    """What a text is made of, part by part: a telling one, one of the rest, or a letter."""
    core, rest = ("|".join(_words(lists[script])) for lists in (_CORE, _REST))
    return re.compile(f"({core})|({rest})|.")


_CJK, _KO = _parts("cjk"), _parts("ko")
_CORE_EN, _REST_EN = frozenset(_words(_CORE["en"])), frozenset(_words(_REST["en"]))


def is_about_the_work(text: str) -> bool:
    """Whether a sentence or two say nothing but that the answer goes on."""
    bare = _EDGE.sub(" ", text).strip().lower()
    if not bare or len(bare) > _MOST:
        return False
    if re.search(r"[\uac00-\ud7a3]", bare):
        return _made_of(bare, _KO)
    if re.search(r"[\u3041-\u9fff]", bare):
        return _made_of(bare, _CJK)
    words = bare.split()
    core = {word for word in words if word in _CORE_EN}
    known = sum(word in _CORE_EN or word in _REST_EN for word in words)
    return len(core) >= 2 and known * 10 >= len(words) * 9


def _made_of(text: str, parts: re.Pattern[str]) -> bool:
    """Whether parts of words make up nine tenths of a text, two telling ones at least."""
    solid = text.replace(" ", "")
    said, other = set(), 0
    for part in parts.finditer(solid):
        if part[1]:
            said.add(part[1])
        elif not part[2]:
            other += 1
            if other * 10 > len(solid):
                return False
    return len(said) >= 2
