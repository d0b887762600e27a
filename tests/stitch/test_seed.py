"""The real damaged post that the project was given."""

import os
from pathlib import Path

import pytest

from ssg.model.stitched import SeamKind
from ssg.stitch import open_envelope, stitch

_HERE = Path(__file__).parents[2]
SHARED = Path(os.environ.get("TSUGIME_SHARED", _HERE.parent / "shared"))


@pytest.mark.skipif(not SHARED.is_dir(), reason=f"the folder {SHARED} (TSUGIME_SHARED) is absent")
def test_the_seed_comes_out_as_expected() -> None:
    raw = (SHARED / "seeds" / "000_162c5da702bc9e79.txt").read_text(encoding="utf-8")
    envelope = open_envelope(raw)
    done = stitch(envelope.body, first_line=envelope.line)
    expected = (SHARED / "seeds" / "expected_body.md").read_text(encoding="utf-8")
    assert done.body.strip("\n") == expected.strip("\n")
    assert done.truncated
    assert not any(s.review for s in done.seams)
    assert done.seams[-1].kind is SeamKind.TRAILING


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("---\ntitle: a\n---\nbody", "---\ntitle: a\n---\n"),
        ("\ufeff---\r\ntitle: a\r\n...\r\nbody", "\ufeff---\r\ntitle: a\r\n...\r\n"),
        ("---\ntitle: a\nbody", ""),
        ("---\n\n文章です。\n\n---\n\nbody", ""),
        ("body\n---\n", ""),
        ("", ""),
    ],
)
def test_an_envelope_is_opened(text: str, head: str) -> None:
    envelope = open_envelope(text)
    assert envelope.head == head
    assert envelope.head + envelope.body == text
    assert envelope.offset == len(head)
    assert envelope.line == head.count("\n") + 1
