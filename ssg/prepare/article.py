"""One source file through parse, stitch and Markdown."""

from dataclasses import dataclass

from ssg.diagnostics import Diagnostic, Location, diagnose
from ssg.markdown import render_markdown
from ssg.model.article import Article, Mending
from ssg.model.digests import digest_text
from ssg.model.front_matter import RawPost
from ssg.model.settings import Settings
from ssg.model.source import SourceMap
from ssg.model.stitched import SeamKind, Stitched
from ssg.parse import parse_post
from ssg.site.excerpts import excerpt
from ssg.site.reading_time import is_far_off, reading_time, whole_minutes
from ssg.stitch import stitch, trim

_LAST_WORDS = 24  # characters by which an unfinished end is found in the file


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article with its body's HTML; no article where the file cannot be understood."""

    article: Article | None
    html: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()


def prepare(path: str, data: bytes, settings: Settings, *, is_page: bool) -> Prepared:
    """Read one file's bytes into an article."""
    parsed = parse_post(path, data, settings, is_page=is_page)
    post = parsed.value
    if post is None:
        return Prepared(None, diagnostics=parsed.diagnostics)
    diagnostics = list(parsed.diagnostics)
    stitched = _stitch(post, settings)
    shown = stitched
    if stitched.truncated and stitched.marked and settings.truncated == "trim":
        shown = trim(stitched)
    mending = _mending(stitched, trimmed=shown.body != stitched.body)
    diagnostics += _seam_notes(post, stitched, mending)
    front = post.front
    rendered = render_markdown(
        shown.body,
        path=path,
        source_map=shown.source_map,
        settings=settings.markdown,
        lang=front.lang or settings.language,
        has_subtitle=bool(front.subtitle),
        is_post=not is_page,
    )
    diagnostics += rendered.diagnostics
    value = rendered.value
    minutes = reading_time(value.text, settings.reading)
    counted = whole_minutes(minutes)
    if front.reading_time is not None and is_far_off(front.reading_time, minutes):
        place = front.places.get("reading_time", Location(path))
        diagnostics.append(
            diagnose(
                "SSG407", place,
                f"reading_time is {front.reading_time}, but the text takes about {counted} min",
                hint=f"write {counted}, or take the key out: it is then counted",
            )
        )  # fmt: skip
    article = Article(
        path=path,
        is_page=is_page,
        front=front,
        name_slug=post.name_slug,
        subtitle=front.subtitle or value.subtitle,
        excerpt=front.excerpt or excerpt(value.text, tuple(h.text for h in value.toc)),
        reading_minutes=front.reading_time or counted,
        body=digest_text(value.html),
        toc=value.toc,
        links=value.links,
        anchors=value.anchors,
        mending=mending,
    )
    return Prepared(article, value.html, tuple(diagnostics))


def _stitch(post: RawPost, settings: Settings) -> Stitched:
    if not post.front.stitch:
        lines = post.body.count("\n") + 1
        first = post.body_line
        return Stitched(post.body, SourceMap(tuple(range(first, first + lines))))
    return stitch(
        post.body,
        markers=settings.stitch.markers,
        first_line=post.body_line,
        title=post.front.title,
    )


def _mending(stitched: Stitched, *, trimmed: bool) -> Mending:
    seams = [s for s in stitched.seams if s.kind is not SeamKind.TRAILING]
    return Mending(
        seams=len(seams),
        review=sum(s.review for s in seams),
        dropped=sum(d.end - d.start for s in seams for d in s.dropped),
        truncated=stitched.truncated,
        trimmed=trimmed,
    )


def _end_line(post: RawPost, stitched: Stitched) -> int:
    """The file's line on which the article stops.

    Its last paragraph may have begun fragments earlier, so the line is looked up by its last words.
    """
    written = stitched.body.rstrip()
    lines = post.body.split("\n")
    for number in range(len(lines) - 1, -1, -1):
        last_words = lines[number].rstrip()[-_LAST_WORDS:]
        if last_words and written.endswith(last_words):
            return post.body_line + number
    return stitched.source_map.line(written.count("\n"))


def _seam_notes(post: RawPost, stitched: Stitched, mending: Mending) -> list[Diagnostic]:
    notes = [
        diagnose(
            "SSG202", Location(post.path, post.body_line + seam.line),
            "the texts before and after this marker have nothing in common: both are kept",
            hint="read them; then take the marker out, or the text that is not wanted",
        )
        for seam in stitched.seams
        if seam.review
    ]  # fmt: skip
    if stitched.truncated:
        done = "it is left out of the page" if mending.trimmed else "it is shown as it is"
        notes.append(
            diagnose(
                "SSG201", Location(post.path, _end_line(post, stitched)),
                f"the article's end was never written: its last sentence is unfinished, and {done}",
                hint="finish the sentence, or ask the model to go on",
            )
        )  # fmt: skip
    return notes
