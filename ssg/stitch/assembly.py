"""Fragments, divided by markers, put together to one article."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from ssg.model.source import SourceMap
from ssg.model.stitched import Drop, DropReason, Seam, SeamKind, Stitched
from ssg.stitch.draft import Draft
from ssg.stitch.ending import unfinished
from ssg.stitch.fragment import Fragment, fragment_of
from ssg.stitch.lines import RawSpans, Span, line_offsets, source_lines, without
from ssg.stitch.markers import CodeWatch, Marker
from ssg.stitch.projection import project
from ssg.stitch.repeats import find_repeats
from ssg.stitch.seam import mend
from ssg.stitch.seeds import Seeds


def put_together(
    text: str, found: Sequence[Marker], first_line: int, title: str
) -> Stitched | None:
    """The article of a body with these markers; None where all of them belong to the text.

    Args:
        text, first_line, title: as ``stitch`` gets them.
    """
    projection = project(text)
    seeds = Seeds(projection.chars, [bisect_right(projection.at, m.end - 1) for m in found])
    draft = Draft(text, projection, len(found))
    lines = line_offsets(text)
    seams: list[Seam] = []
    asking: dict[int, Fragment] = {}
    start, opener = 0, None
    watch = CodeWatch(draft, text, start)
    for marker in [*found, None]:
        if marker is not None and watch.is_content(marker):
            continue
        fragment = fragment_of(text, projection, start, marker.start if marker else len(text))
        met = _meet(draft, fragment, opener, seeds, lines, title)
        if met and seams and met[0].kind is seams[-1].kind is SeamKind.TRAILING:
            met = []
        seams.extend(met)
        asking.update({len(seams) - 1: fragment} if seams and seams[-1].review and met else {})
        if marker is None:
            break
        start, opener = marker.end, marker
        watch = CodeWatch(draft, text, start)
    if not seams and opener is None:
        return None
    for index, asked in asking.items():
        if not any(p.start < asked.end and asked.start < p.end for p in draft.pieces):
            seams[index] = replace(seams[index], review=False)  # a later fragment took it back
    spans = [Span(p.start, p.end, p.glue) for p in draft.pieces]
    if any(s.kind is not SeamKind.TRAILING for s in seams):
        spans, repeated = _without_repeats(draft.text(), spans, lines)
        seams = sorted([*seams, *repeated], key=lambda s: s.line)
    body = "".join(s.glue + text[s.start : s.end] for s in spans)
    return Stitched(
        body,
        SourceMap(source_lines(text, spans, first_line)),
        tuple(seams),
        unfinished(body),
        True,
    )


def _meet(
    draft: Draft,
    fragment: Fragment,
    marker: Marker | None,
    seeds: Seeds,
    lines: Sequence[int],
    title: str,
) -> list[Seam]:
    """Add a fragment to the draft; the seam between them, if both hold text."""
    line = bisect_right(lines, marker.start) - 1 if marker is not None else 0
    if fragment.start >= fragment.end or not fragment.text().strip():
        return [Seam(SeamKind.TRAILING, line, False, 1.0)] if marker is not None else []
    if not draft.pieces:
        draft.append(fragment.start, fragment.end)
        return []
    return [mend(draft, fragment, line, seeds, title)]


def _without_repeats(
    body: str, spans: list[Span], lines: Sequence[int]
) -> tuple[list[Span], list[Seam]]:
    """The spans without what is said twice back to back, and a seam for each such place."""
    seams: list[Seam] = []
    gone: list[tuple[int, int]] = []
    places = RawSpans(spans)
    for repeat in find_repeats(body):
        cut = (repeat.first[1], repeat.second[1])
        raw, copy = places.of(*cut), places.of(*repeat.first)
        if not raw or not copy:
            continue
        drops = tuple(Drop(a, b, DropReason.REPEATED, (copy[0][0], copy[-1][1])) for a, b in raw)
        gone.append(cut)
        line = bisect_right(lines, drops[-1].start) - 1
        seams.append(Seam(SeamKind.REPEATED, line, False, 0.9, drops))
    return without(spans, gone)[0], seams
