"""What ``ssg stitch`` shows: seam by seam and a diff for one post, a table for many, JSON."""

import difflib
import json
from collections.abc import Iterable, Sequence
from typing import Any

from ssg.commands.stitch_files import STDIN, Mended
from ssg.diagnostics.visible import one_line
from ssg.model.stitched import Drop, DropReason, Seam, SeamKind

_RESET, _BOLD, _DIM = "\x1b[0m", "\x1b[1m", "\x1b[2m"
_RED, _GREEN, _YELLOW, _CYAN = "\x1b[31m", "\x1b[32m", "\x1b[33m", "\x1b[36m"
_SHOWN = 64
_MOST_DIFF = 4000

_KINDS = {
    SeamKind.OVERLAP: "overlap: the fragment says the end of the text again",
    SeamKind.REWIND: "rewind: the fragment goes back, and gets further",
    SeamKind.CONTAINED: "contained: all it says stands already",
    SeamKind.JOINED: "joined: nothing is said twice, the text goes on",
    SeamKind.UNRELATED: "unrelated: nothing in common, both texts stay",
    SeamKind.REPEATED: "repeated: said twice back to back, no marker",
    SeamKind.TRAILING: "end: a marker, and nothing after it",
}


def as_json(mended: Sequence[Mended]) -> str:
    """One object for one post, a list of objects with their paths for several."""
    if len(mended) == 1:
        return json.dumps(_object(mended[0]), ensure_ascii=False)
    objects = [{"path": m.path, **_object(m)} for m in mended]
    return json.dumps(objects, ensure_ascii=False)


def _object(mended: Mended) -> dict[str, Any]:
    shift, first = mended.envelope.offset, mended.envelope.line

    def drop(d: Drop) -> dict[str, Any]:
        copy = [d.covered_by[0] + shift, d.covered_by[1] + shift] if d.covered_by else None
        return {
            "start": d.start + shift,
            "end": d.end + shift,
            "reason": d.reason.value,
            "covered_by": copy,
        }

    return {
        "body": mended.stitched.body,
        "truncated": mended.stitched.truncated,
        "seams": [
            {
                "kind": s.kind.value,
                "review": s.review,
                "line": first + s.line,
                "confidence": s.confidence,
                "dropped": [drop(d) for d in s.dropped],
            }
            for s in mended.stitched.seams
        ],
    }


def describe(mended: Mended, *, color: bool) -> str:
    """The seams of a post one by one, then a diff from the raw body to the mended one."""
    name = "standard input" if mended.path == STDIN else mended.path
    if mended.kept:
        return f"{name}: left alone (stitch: false)"
    lines = [_paint(_BOLD, f"{name}: {summary(mended)}", color)]
    for seam in mended.stitched.seams:
        lines += _seam(mended, seam, color)
    changed = list(_diff(mended, color))
    if changed:
        lines += ["", *changed]
    return "\n".join(lines)


def summary(mended: Mended) -> str:
    """One line on what was found."""
    count = sum(s.kind is not SeamKind.TRAILING for s in mended.stitched.seams)
    parts = ["no seams" if not count else f"{count} seam{'s' * (count > 1)}"]
    if mended.review:
        parts.append(f"{mended.review} for review")
    if mended.stitched.truncated:
        parts.append("the end is unfinished")
    return ", ".join(parts)


def _seam(mended: Mended, seam: Seam, color: bool) -> Iterable[str]:
    raw, first = mended.envelope.body, mended.envelope.line
    tint = _YELLOW if seam.review else _CYAN
    yield ""
    yield _paint(tint, f"line {first + seam.line}  {_KINDS[seam.kind]}", color) + _paint(
        _DIM, f"  (sure {seam.confidence:.2f})", color
    )
    if seam.review:
        yield _paint(_YELLOW, "  please read both texts here", color)
    for d in seam.dropped:
        text = raw[d.start : d.end]
        line = first + raw.count("\n", 0, d.start + len(text) - len(text.lstrip()))
        what = f"  - line {line}, {d.end - d.start} characters: {_clip(raw[d.start : d.end])}"
        yield _paint(_RED, what, color)
        if d.covered_by is None:
            why = "noise" if d.reason is DropReason.NOISE else "superseded by what follows"
            yield f"    {why}"
        else:
            a, b = d.covered_by
            line = first + raw.count("\n", 0, a)
            yield _paint(_GREEN, f"  = line {line} stays: {_clip(raw[a:b])}", color)


def _clip(text: str) -> str:
    """A text's beginning and end on one line."""
    text = one_line(" ".join(text.split()))
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN // 2]} … {text[-_SHOWN // 3 :]}"


def _diff(mended: Mended, color: bool) -> Iterable[str]:
    before, after = mended.envelope.body.splitlines(), mended.stitched.body.splitlines()
    if before == after:
        return
    if len(before) > _MOST_DIFF:
        yield f"({len(before)} lines: too long to show a diff)"
        return
    tints = {"-": _RED, "+": _GREEN, "@": _CYAN}
    for line in difflib.unified_diff(before, after, "raw", "mended", lineterm="", n=1):
        text = line[1:]
        indent = text[: len(text) - len(text.lstrip(" \t\u3000"))].expandtabs(4)
        shown = line[:1] + indent + one_line(text)
        shown = shown if len(shown) <= 200 else shown[:150] + " … " + shown[-40:]
        yield _paint(tints.get(line[:1], ""), shown, color)


def table(mended: Sequence[Mended], *, color: bool) -> str:
    """One line a post that has a seam or an unfinished end, and a line of totals."""
    rows = [m for m in mended if m.stitched.seams or m.stitched.truncated]
    width = max((len(m.path) for m in rows), default=4)
    lines = []
    if rows:
        head = f"{'post':{width}}  seams  review  dropped  end"
        lines.append(_paint(_BOLD, head, color))
    for m in rows:
        seams = sum(s.kind is not SeamKind.TRAILING for s in m.stitched.seams)
        gone = sum(d.end - d.start for s in m.stitched.seams for d in s.dropped)
        end = "unfinished" if m.stitched.truncated else "whole"
        row = f"{m.path:{width}}  {seams:5}  {m.review:6}  {gone:7}  {end}"
        lines.append(_paint(_YELLOW if m.review or m.stitched.truncated else "", row, color))
    review = sum(m.review for m in mended)
    ends = sum(m.stitched.truncated for m in mended)
    mixed = sum(any(s.kind is not SeamKind.TRAILING for s in m.stitched.seams) for m in mended)
    lines.append(
        f"{len(mended)} posts: {mixed} mended, seams for review: {review}, unfinished ends: {ends}"
    )
    return "\n".join(lines)


def _paint(tint: str, text: str, color: bool) -> str:
    return f"{tint}{text}{_RESET}" if color and tint and text else text
