"""What stands in the lines that sign an article off, in four languages, as parts of patterns.

Publishing has a small set of such words: who wrote it, where it is from, when, and goodbye.
"""


def _either(lines: str) -> str:
    return "|".join(line.strip() for line in lines.strip().split("\n"))


# Before a colon: 「出典：総務省」, "Photo: AP".
LABELS = _either(
    r"""
    文責|文|文・写真|筆者|著者?|執筆者?|作者|取材|取材・文|構成|監修|編集|翻訳|訳|訳者|記者
    ライター|写真|撮影|撰文|撰稿人?|编辑|編輯|责任编辑|責任編輯|责编|校对|审核|译者?|摄影|记者
    通讯员|监制|글|글쓴이|필자|작성자?|기자|사진|번역|역자|옮긴이|편집자?|감수|취재
    by|written by|authors?|posted by|edited by|editors?|translated by|translation|reporting by
    photos?(?: by| credit)?|images?(?: by| credit)?|credits?|illustration
    出典|出所|引用元?|参考(?:文献|資料|リンク|记事|記事|资料)?|参照|関連(?:記事|リンク|情報)?
    情報源|図版?|提供|协力|協力|初出|掲載|免責事項|来源|來源|出处|转载自|免责声明|原文(?:链接)?
    图片?|图源|参[见阅]|详见|请参[见阅]|另见|相关(?:阅读|链接)?|链接|출처|자료|원문|링크|그림|제공
    참고(?: ?자료| ?문헌)?|관련(?: ?글| 기사)?
    sources?|via|references?|see also|related|read more|further reading|originally published
    doi|isbn|license|disclosure|disclaimer
    更新日?時?|最終更新日?時?|公開日?|発行日?|作成日|日付|カテゴリー?|タグ|キーワード|ハッシュタグ
    連絡先|お?問い?合わ?せ先?|メール|電話|住所|公式サイト|更新(?:时间|日期)|发布(?:时间|日期)
    日期|时间|标签|分类|关键词|联系(?:方式|我们)?|邮箱|微信|公众号|태그|카테고리|키워드|업데이트
    최종 ?수정일?|수정일|작성일|게시일|발행일|날짜|문의|연락처|이메일|제보
    tags?|categor(?:y|ies)|filed under|topics?|keywords?|published|posted(?: on| in)?|date
    (?:last )?(?:updated|modified|edited|reviewed)|contact|e-?mail|website|web|url|tel|phone
    twitter|x|instagram|facebook|linkedin|github|mastodon|follow (?:us|me)(?: on \w+)?
    """
)

# A line that opens so: by whom, whose right it is.
OPENS = _either(
    r"""
    [—–―─~〜～]+\s*\S|-{1,2} \S|by(?: (?-i:[A-Z])[\w.'’-]+){2,4}\Z
    (?:written|posted|edited|translated|compiled|reported|reporting|words|text|story) by \S
    (?:photos?|illustrations?) by \S|(?:저작권자? )?[©ⓒ]|[(（]c[)）]|copyright\b
    (?:글|사진|그림)(?:[·ㆍ,/] ?(?:글|사진|그림))* [가-힣]{2,4}\Z
    """
)

# The whole of a line: the end is said, thanks, goodbye.
WHOLE = _either(
    r"""
    以上(?:です)?|了|完|終わ?り?|おわり|おしまい|[全本正]文完|全文终|未完待续|끝|이상|end
    the end|fin|to be continued|(?:.{0,6}[にへ])?(?:続|つづ)く|敬具|草々|かしこ|拝|それでは|ではでは
    さようなら|おやすみなさい
    (?:それ)?(?:では|じゃあ?)?、?また(?:次回|明日|来週|来月|今度|ね)?|敬礼|此致|祝好|晚安|再见|再會
    (?:欢迎|祝|关注|点赞|期待|感谢|谢谢)[^，。]{1,16}
    (?:本文)?由[^，。]{1,20}(?:整理|提供|编译|首发)
    [^，。]{0,8}，?(?:我们)?(?:下[期次]再?|明天|再)见|안녕|안녕히? ?계세요
    (?:many )?thanks(?: for (?:reading|watching|coming|your time|your attention))?
    thank you(?: (?:very|so) much)?(?: for (?:reading|your time|your attention))?|cheers|ciao
    (?:with )?(?:(?:best|kind|warm) )?regards|(?:all the )?best(?: wishes)?|sincerely(?: yours)?
    yours(?: truly| sincerely| faithfully)?|see you(?: all| soon| again| around| there| tomorrow)*
    see you (?:next|in the next) \w+|until next (?:time|week)|take care|good ?bye|bye|bon voyage
    stay (?:tuned|safe|well|healthy|curious)(?: out there)?|good (?:night|luck)|have fun|enjoy
    (?:MIT|ISC|BSD|Apache|A?L?GPL|CC)[\w .-]{0,12}(?: license)?
    happy \w+ing|more soon|over and out|follow (?:us|me)|share this \w+|subscribe(?: to \w+)?
    """
)

# What such a line ends in: a role, a right, a polite phrase.
ENDS = _either(
    r"""
    編集部|编辑部|編輯部|편집부|取材班|研究所|記者|记者|기자|特派員|チーム|올림|드림|版权所有
    不得转载|转载请注明(?:出处|来源)|재배포 ?금지|\ball rights reserved|\b(?:editors?|team|staff)
    ありがとう(?:ございました|ございます)?|お願い(?:します|いたします|致します)|お楽しみに
    こちら(?:まで|から|へ)?|お疲れさま(?:でした)?|乞うご期待|感谢阅读|谢谢阅读|敬请期待|감사합니다
    고맙습니다|본문 끝|整理|編集部より
    """
)
