"""Source files through parse, stitch and Markdown."""

from collections.abc import Sequence

from ssg.diagnostics import Checked, Diagnostic, Location, diagnose
from ssg.markdown import render_markdown
from ssg.model.article import Article, Mending
from ssg.model.digests import digest_body
from ssg.model.faces import face_digest
from ssg.model.front_matter import RawPost
from ssg.model.rendered import Rendered
from ssg.model.settings import Settings
from ssg.model.source import SourceMap
from ssg.model.stitched import SeamKind, Stitched
from ssg.parse.post import parse_post
from ssg.prepare.prepared import Prepared
from ssg.site.excerpts import excerpt
from ssg.site.reading_time import is_far_off, reading_time, whole_minutes
from ssg.stitch import seam_notes, stitch
from ssg.values import dataclass

# A file's path, its bytes, whether it is a page.
Item = tuple[str, bytes, bool]


def prepare(path: str, data: bytes, settings: Settings, *, is_page: bool) -> Prepared:
    """Read one file's bytes into an article."""
    (made,) = prepare_together([(path, data, is_page)], settings)
    return made


def prepare_together(items: Sequence[Item], settings: Settings) -> list[Prepared]:
    """Read some files' bytes into articles, each by itself.

    Each stage is gone through for all of them before the next: a processor's caches hold the code
    of one, and not that of all. It takes 0.85 of the time.
    """
    parsed = [parse_post(path, data, settings, is_page=page) for path, data, page in items]
    posts = [checked.value for checked in parsed]
    mended = [None if post is None else _mended(post, settings) for post in posts]
    rendered = [
        None if post is None or mend is None else _rendered(post, mend, settings, is_page=page)
        for post, mend, (_, _, page) in zip(posts, mended, items, strict=True)
    ]
    minutes = [
        0.0 if value is None else reading_time(value.value.text, settings.reading)
        for value in rendered
    ]
    return [
        Prepared(None, diagnostics=checked.diagnostics)
        if post is None or mend is None or value is None
        else _made(post, mend, value, counted, checked.diagnostics, is_page=page)
        for post, mend, value, counted, checked, (_, _, page) in zip(
            posts, mended, rendered, minutes, parsed, items, strict=True
        )
    ]


@dataclass(frozen=True, slots=True)
class _Mended:
    """A post's text, put together.

    Attributes:
        shown: what its page shows of it.
        notes: what the editor is told.
    """

    shown: Stitched
    mending: Mending
    notes: tuple[Diagnostic, ...]


_UNMENDED = Mending()


def _mended(post: RawPost, settings: Settings) -> _Mended:
    stitched = _stitch(post, settings)
    shown = stitched
    if stitched.truncated and stitched.marked and settings.truncated == "trim":
        from ssg.stitch.trim import trim

        shown = trim(stitched)
    if not stitched.seams and not stitched.truncated:
        return _Mended(shown, _UNMENDED, ())
    mending = _mending(stitched, trimmed=shown.body != stitched.body)
    done = "it is left out of the page" if mending.trimmed else "it is shown as it is"
    notes = seam_notes(post.path, post.body, post.body_line, stitched, f", and {done}")
    return _Mended(shown, mending, tuple(notes))


def _rendered(
    post: RawPost, mended: _Mended, settings: Settings, *, is_page: bool
) -> Checked[Rendered]:
    front = post.front
    return render_markdown(
        mended.shown.body,
        path=post.path,
        source_map=mended.shown.source_map,
        settings=settings.markdown,
        lang=front.lang or settings.language,
        has_subtitle=bool(front.subtitle),
        is_post=not is_page,
    )


def _made(
    post: RawPost,
    mended: _Mended,
    rendered: Checked[Rendered],
    minutes: float,
    said: tuple[Diagnostic, ...],
    *,
    is_page: bool,
) -> Prepared:
    """The article.

    Args:
        minutes: that the text takes to read.
        said: of the front matter.
    """
    diagnostics = [*said, *mended.notes, *rendered.diagnostics]
    front, value = post.front, rendered.value
    counted = whole_minutes(minutes)
    body = value.html.encode()
    if front.reading_time is not None and is_far_off(front.reading_time, minutes):
        place = front.places.get("reading_time", Location(post.path))
        diagnostics.append(
            diagnose(
                "SSG407", place,
                f"reading_time is {front.reading_time}, but the text takes about {counted} min",
                hint=f"write {counted}, or take the key out: it is then counted",
            )
        )  # fmt: skip
    article = Article(
        path=post.path,
        is_page=is_page,
        front=front,
        name_slug=post.name_slug,
        subtitle=front.subtitle or value.subtitle,
        excerpt=front.excerpt or excerpt(value.text, tuple(h.text for h in value.toc)),
        reading_minutes=front.reading_time or counted,
        body=digest_body(body),
        toc=value.toc,
        links=value.links,
        anchors=value.anchors,
        mending=mended.mending,
    )
    # In place of ``dataclasses.replace``: it is not shown to anybody yet.
    object.__setattr__(article, "face", face_digest(article))
    return Prepared(article, body, tuple(diagnostics))


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
