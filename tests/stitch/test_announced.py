"""What stands under a heading, under a name in bold or after a colon is the article's."""

import pytest

from ssg.stitch import stitch

M = "\n\n---END---\n\n"

# Cut behind the bar: the fragment goes on, and says again nothing that belongs to it.
ARTICLES = {
    "under names in bold": (
        "## 見つからない訳の扱い\n\n**北の書庫**\n\n- 実行時の代わりの語に頼ります。組み立ては止まりません。\n\n"
        "**南の蔵**\n\n|- 実行時の代わりの語に頼ります。組み立ては止まりません。\n\n"
        "**東の棚**\n\n- 組み立てるときに気づき、知らせます。"
    ),
    "under a heading": (
        "See the glossary for more about the Indexed Mode.\n\n#### 6.1. Activating the Command\n\n"
        "- You can access this command from the menu through\n  Image → Mode → Indexed.\n\n"
        "#### 6.2. The “Convert Image to Indexed Colors” dialog\n\n|The Indexed command opens the"
        " Convert Image to Indexed Colors dialog. Its first part is the palette."
    ),
    "a name of several marks": (
        "- type: the system used on the device. `ext4`, `vfat`, `ntfs`, `xfs` are a few examples.\n\n"
        "  ***BACK TO BASICS* NFS, a network filesystem**\n\n|  NFS is a network filesystem; it lets a"
        " machine read the files of another one.\n\nThe list of all types is in the manual."
    ),
    "entries that are alike": (
        "Luma :   The shades of gray will be calculated using the plain colors\n\nLightness (HSL) :   "
        "The shades of gray will be calculated as\n\n|Average (HSI) :   The shades of gray will be"
        " calculated as\n\nValue (HSV) :   The shades of gray will be calculated as"
    ),
    "a quoted block of code": (
        "色を変えるには次のように書きます:\n\n|> ```\n> color = red\n> ```\n\n大きさも同じです。\n\n"
        "> ```\n> size = 2\n> ```"
    ),
}


@pytest.mark.parametrize("name", ARTICLES)
def test_what_is_announced_stays(name: str) -> None:
    left, right = ARTICLES[name].split("|")
    told = stitch(left.rstrip() + M + right).body
    assert "".join(told.split()) == "".join((left + right).split())


def test_a_name_in_bold_cut_in_two_is_told_once() -> None:
    text = "朝の港では氷の音がします。\n\n**値段の決まり方**\n\n値段は声でなく合図で決まります。"
    cut = text.index("り方")
    assert stitch(text[: cut + 4] + M + text[cut:]).body == text


def test_a_heading_of_a_try_that_went_wrong_goes() -> None:
    start = "昼過ぎに船が戻ると、港は少しのあいだ静かになる。片付けはその間に済ませる。\n\n## 誰が"
    text = start + "いつ来るのか\n\n港に来る人を時間ごとに数えてみた。"
    tried = start + "荷車を押して坂を上る人"
    assert stitch(tried + M + text[10:]).body == text
