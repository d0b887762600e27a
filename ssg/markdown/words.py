"""The words that a rendered body itself holds, for readers and for screen readers."""

from collections.abc import Mapping

# ``{0}`` is the number or name that the place fills in.
_JAPANESE = {
    "table": "表 {0}",
    "footnotes": "脚注",
    "backref": "注{0}の参照元へ戻る",
    "task_done": "完了",
    "task_open": "未完了",
    "note": "メモ",
    "tip": "ヒント",
    "important": "重要",
    "warning": "警告",
    "caution": "注意",
    "info": "情報",
    "success": "成功",
    "question": "質問",
    "example": "例",
    "quote": "引用",
    "abstract": "要約",
    "danger": "危険",
}
_ENGLISH = {
    "table": "Table {0}",
    "footnotes": "Footnotes",
    "backref": "Back to reference {0}",
    "task_done": "Done",
    "task_open": "Not done",
    "note": "Note",
    "tip": "Tip",
    "important": "Important",
    "warning": "Warning",
    "caution": "Caution",
    "info": "Info",
    "success": "Success",
    "question": "Question",
    "example": "Example",
    "quote": "Quote",
    "abstract": "Summary",
    "danger": "Danger",
}


def words(lang: str) -> Mapping[str, str]:
    """The words in ``lang`` (BCP 47): Japanese, else English."""
    return _JAPANESE if lang[:2].lower() == "ja" else _ENGLISH
