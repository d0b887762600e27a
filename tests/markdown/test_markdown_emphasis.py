"""Emphasis beside CJK, as the reference implementation decides it.

``fixtures/cjk_emphasis.json`` holds what npm's ``markdown-it-cjk-friendly`` 3.0.0 answers on
markdown-it 15. Where ``TSUGIME_CJK_FRIENDLY`` names a folder with both in ``node_modules`` and
node is installed, random cases are put to it directly.
"""

import json
import os
import random
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from ssg.markdown.extensions import emphasis

FACTS = json.loads((Path(__file__).parent / "fixtures/cjk_emphasis.json").read_text("utf-8"))
FOLDER = os.environ.get("TSUGIME_CJK_FRIENDLY", "")
SCRIPT = """
import MarkdownIt from "markdown-it"; import cjk from "markdown-it-cjk-friendly";
import fs from "fs";
const md = MarkdownIt(); md.use(cjk);
const cases = JSON.parse(fs.readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(cases.map((c) => md.render(c))));
"""
ALPHABET = [
    *("*", "**", "***", "_", "__", "~~", "あ", "漢", "「", "」", "。", "，", "a", " ", "％", "%"),
    *("“", "”", "‘", "\ufe00", "\ufe01", "\ufe0e", "\ufe0f", "\U000e0100", "葛", "한", "글", "😀"),
    *(
        "〰",
        "㊙",
        "①",
        "⭐",
        ".",
        ":",
        "`",
        "[",
        "]",
        "(",
        ")",
        "\\",
        "𠮷",
        "🈂",
        "é",
        "ｱ",
        "￦",
        "…",
    ),
]


@cache
def plain() -> MarkdownIt:
    md = MarkdownIt("default")
    emphasis.install(md)
    return md


@pytest.mark.parametrize(("body", "expected"), FACTS)
def test_as_the_reference_decides(body, expected):
    assert plain().render(body).removesuffix("\n") == expected


def test_the_table_holds_both_answers():
    emphasised = [expected for _, expected in FACTS if re.search("<(em|strong|s)>", expected)]
    assert 60 < len(emphasised) < len(FACTS) - 60


@pytest.mark.skipif(
    not FOLDER or not shutil.which("node"),
    reason="TSUGIME_CJK_FRIENDLY names no folder with the npm package, or node is missing",
)
def test_side_by_side_with_the_reference(tmp_path):
    rng = random.Random(2025)
    made = ("".join(rng.choices(ALPHABET, k=rng.randint(2, 14))) for _ in range(20_000))
    # White space at a paragraph's ends is treated differently by the two parsers themselves.
    cases = [case for case in made if case == case.strip() and "\\ " not in case]
    script = Path(FOLDER) / "tsugime-side-by-side.mjs"
    script.write_text(SCRIPT, "utf-8")
    try:
        answer = subprocess.run(
            ["node", str(script)], input=json.dumps(cases).encode(), capture_output=True, check=True
        )
    finally:
        script.unlink()
    expected = json.loads(answer.stdout)
    differing = [
        case for case, html in zip(cases, expected, strict=True) if plain().render(case) != html
    ]
    assert differing == []
