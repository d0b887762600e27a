"""A fragment after a cut in code: a new line, or the rest of one."""

import pytest

from ssg.stitch import stitch

_CODE = """\
Install it first.

```bash
sudo apt-get update
sudo apt-get install mc vim
python -m venv .venv
. .venv/bin/activate
python -m pip install --upgrade pip
# run the checks
ruff check .
black --check .
```

Then go on.
"""


def _joined(left: str, right: str) -> str:
    return stitch(f"{left}\n\n---END---\n\n{right}").body


@pytest.mark.parametrize("number", [4, 5, 7, 8, 11])
def test_a_line_like_others_of_its_block_stays_on_its_own(number: int) -> None:
    lines = _CODE.split("\n")
    left, right = "\n".join(lines[:number]), "\n".join(lines[number:])
    assert _joined(left, right) == _CODE.rstrip("\n")


@pytest.mark.parametrize("word", ["apt-g|et update", "inst|all mc", "act|ivate", "bla|ck --check"])
def test_a_word_of_code_is_joined(word: str) -> None:
    at = _CODE.index(word.replace("|", "")) + word.index("|")
    assert _joined(_CODE[:at], _CODE[at:]) == _CODE.rstrip("\n")


def test_an_open_quotation_goes_on() -> None:
    code = 'Say:\n\n```python\nprint("a long way to go")\nprint("and back")\n```\n\nDone.'
    at = code.index("way")
    assert _joined(code[: at - 1], code[at - 1 :]) == code
    assert _joined(code[:at], code[at:]) == code


def test_an_indented_line_keeps_its_place() -> None:
    code = "Look:\n\n```python\ndef f(x):\n    return x\n\n\nf(1)\n```\n\nDone."
    at = code.index("\n    return")
    assert _joined(code[:at], code[at + 1 :]) == code


_CLASS = "So it is written.\n\n```python\nfrom dataclasses import dataclass\n\n\n"


def test_a_keyword_that_begins_a_line_is_no_end_of_a_word_told_again() -> None:
    rest = "class Month:\n    fixed: int\n```"
    assert _joined(f"{_CLASS}@dataclass", rest) == f"{_CLASS}@dataclass\n{rest}"


def test_a_keyword_that_stands_alone_is_told_again() -> None:
    rest = "class Month:\n    fixed: int\n```"
    assert _joined(f"{_CLASS}@dataclass\nclass", rest) == f"{_CLASS}@dataclass\n{rest}"


_LINKS = (
    "The links:\n\n```\n /dists/frozen -> trixie/\n /dists/stable -> trixie/\n"
    " /dists/testing -> trixie/\n```\n\nSo they stand."
)


@pytest.mark.parametrize(
    "code",
    [
        # Set in by one space, as the lines around are.
        _LINKS.replace("\n /dists/stable", "|\n /dists/stable"),
        _LINKS.replace(" /dists/testing -> trixie/", " /dists/testing ->| trixie/"),
        # A row follows a row, the line under a table's head follows it.
        "Write:\n\n```text\n| state | count |\n|-------|-------|\n```".replace("|\n|--", "||\n|--"),
        # The next number.
        "Do:\n\n```\n4. go build ./...     -> 修复\n5. go vet ./...       -> 检查警告|\n6. go test ./...      -> 确保\n```",
        # Two remarks do not stand in one line.
        "Add:\n\n```\npr-review@plugins  # PR 自动化\nlsp@plugins # TS 智能|\nhookify@plugins        # Hook 创建\n```",
        # Three dots of the code.
        "See:\n\n```js\nconst page = open({\n  channel: 'chrome',|\n  ...phone,\n  headless: false,\n})\n```",
    ],
)  # fmt: skip
def test_lines_stay_as_the_lines_around_them(code: str) -> None:
    at = code.index("||\n") + 1 if "||\n" in code else code.index("|")
    left, right = code[:at], code[at + 1 :].removeprefix("\n")
    assert _joined(left, right) == left + code[at + 1 :]


@pytest.mark.parametrize(
    "code",
    [
        # Each line gives a name its value, so half a name is none.
        "Write:\n\n```\n[Service]\nType=forking\nExecStart=/usr/bin/lamp\nRe|start=always\nUser=keeper\n```",
        "Write:\n\n```\nverify = 0\nmai|l_to = keeper@example.org\nkeep = 12\n```",
        "Write:\n\n```\nstyle = flat|\nfolder = /srv/packages\n\nverify = 0\nmail_to = a@example.org\n```",
        "Write:\n\n```\nPackage: lamp-docu|mentation-en\nPin: release a=unstable\nPin-Priority: 700\n```",
        # The lines end alike.
        "See:\n\n```\nDetect card:    [ ]\nDetect media:   [ ]|\nLoad modules:   [ ]\nFind the disks: [ ]\n```",
        # A remark goes on in its line; the next one has its sign.
        "See:\n\n```\n# the list is consulte|d directly by the daemon,\n# so there is little to do here\n```",
        # A number and a word are no word.
        "Write:\n\n```\nRunall:\n    root    22:00|\nexpire: +15 days\nrule:\n    a 1\n```",
        # Two commands, each set in by one space.
        "Do:\n\n```\n $ sudo systemctl stop sshd.service|\n $ sudo systemctl mask sshd.service\n```\n\nDone.",
        # Numbered lines, a rule of signs, a whole remark, the end of a conditional.
        "See:\n\n```\n33  The text of the licence is in the file|\n34  '/usr/share/common-licenses/GPL-2'.\n```\n\nDone.",
        "See:\n\n```\n-----BEGIN SIGNED MESSAGE-----|\nHash: SHA1\nUploader: The Keeper\n rm lamp.deb\n```\n\nDone.",
        "See:\n\n```\n#: Shell, login and talk are of this kind.|\ntalk   dgram   udp     wait    nobody\n```\n\nDone.",
        "See:\n\n```\nifeq ($(OS),linux)\nFLAGS += --enable-wayland|\nendif\n```\n\nDone.",
        # What a shell shows is left out.
        "Do:\n\n```\n# apt full-upgrade|\n[...]\nYou might want to run this again.\n```",
    ],
)  # fmt: skip
def test_entries_remarks_and_what_a_shell_shows(code: str) -> None:
    at = code.index("|")
    left, right = code[:at], code[at + 1 :].removeprefix("\n")
    assert _joined(left, right) == left + code[at + 1 :]
