"""One source file through parse, stitch and Markdown."""

from ssg.diagnostics import Location, diagnose
from ssg.markdown import render_markdown
from ssg.model.article import Article, Mending
from ssg.model.digests import digest_text
from ssg.model.faces import face_digest
from ssg.model.front_matter import RawPost
from ssg.model.settings import Settings
from ssg.model.source import SourceMap
from ssg.model.stitched import SeamKind, Stitched
from ssg.parse.post import parse_post
from ssg.prepare.prepared import Prepared
from ssg.site.excerpts import excerpt
from ssg.site.reading_time import is_far_off, reading_time, whole_minutes
from ssg.stitch import seam_notes, stitch


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
        from ssg.stitch.trim import trim

        shown = trim(stitched)
    mending = _mending(stitched, trimmed=shown.body != stitched.body)
    done = "it is left out of the page" if mending.trimmed else "it is shown as it is"
    diagnostics += seam_notes(path, post.body, post.body_line, stitched, f", and {done}")
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
    # In place of ``dataclasses.replace``: it is not shown to anybody yet.
    object.__setattr__(article, "face", face_digest(article))
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
