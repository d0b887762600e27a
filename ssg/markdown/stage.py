"""The stage: a body in, sanitised HTML with all that the rest of the house asks of it out."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

from ssg.diagnostics import Checked
from ssg.markdown.characters import FORBIDDEN, first_forbidden
from ssg.markdown.direct import Written, write_directly
from ssg.markdown.heading_phrases import divide_headings
from ssg.markdown.headings import shape_headings
from ssg.markdown.links import mark_links
from ssg.markdown.liquid import hide, restore
from ssg.markdown.notes import Note, place
from ssg.markdown.parser import parser
from ssg.markdown.plain_html import write_plain
from ssg.markdown.sanitise import sanitise
from ssg.markdown.subtitle import take_subtitle
from ssg.markdown.tags import TagWalk
from ssg.markdown.text import visible_text
from ssg.model.rendered import Rendered
from ssg.model.settings import MarkdownSettings
from ssg.model.source import SourceMap


def render_markdown(
    body: str,
    *,
    path: str,
    source_map: SourceMap,
    settings: MarkdownSettings,
    lang: str = "ja",
    has_subtitle: bool = False,
    is_post: bool = True,
) -> Checked[Rendered]:
    """Render a body.

    Args:
        body: Markdown, stitched.
        path: of its source, for diagnostics.
        source_map: from the body's lines to the file's.
        lang: BCP 47 tag of the text: for line breaks, and for the words that the HTML itself holds.
        has_subtitle: whether the front matter has one, so that none is taken from the body.
        is_post: whether a headline may stand at the body's head.
    """
    notes: list[Note] = []
    text = _cleaned(body, notes)
    env: dict[str, Any] = {"lang": lang, "notes": notes}
    hidden, tags = hide(text)
    takes_headline = is_post and settings.headline_as_subtitle and not has_subtitle
    written = None
    if not tags:
        written = write_directly(
            text,
            env,
            line=source_map.line,
            divides=settings.heading_phrases,
            takes_headline=takes_headline,
        )
    if written is None:
        written = _by_tokens(text, hidden, tags, env, settings, source_map, takes_headline)
    clean = written.walk
    notes.extend(clean.notes)
    notes.extend(_lost_fragments(clean))
    rendered = Rendered(
        html=clean.html,
        toc=tuple(
            heading
            for heading in written.toc
            # Raw HTML may have taken a heading with it.
            if heading.level <= settings.toc_depth and heading.anchor in clean.anchors
        ),
        links=tuple(clean.links),
        anchors=tuple(clean.anchors),
        text=written.text,
        subtitle=written.subtitle,
    )
    return Checked(rendered, place(notes, path, source_map, text))


def _by_tokens(
    text: str,
    hidden: str,
    tags: Sequence[str],
    env: dict[str, Any],
    settings: MarkdownSettings,
    source_map: SourceMap,
    takes_headline: bool,
) -> Written:
    """The long way: all tokens of the body, and its HTML through the sanitiser where need be."""
    md, lang, notes = parser(), env["lang"], env["notes"]
    tokens = md.parse(hidden, env)
    notes.extend(restore(tokens, tags))
    subtitle = take_subtitle(tokens) if takes_headline else ""
    taken = mark_links(tokens, notes)
    headings, owned = shape_headings(tokens, taken, notes)
    if settings.heading_phrases:
        divide_headings(tokens, lang)
    clean = write_plain(text, tokens, lang=lang, line=source_map.line)
    if clean is None:
        html = md.renderer.render(tokens, md.options, env)
        clean = sanitise(html, owned=owned, lang=lang, line=source_map.line)
    return Written(clean, headings, visible_text(tokens), subtitle)


def _cleaned(body: str, notes: list[Note]) -> str:
    """The body with one kind of line end and without characters that no page may hold."""
    if "\r" in body:
        body = body.replace("\r\n", "\n").replace("\r", "\n")
    first = first_forbidden(body)
    if not first:
        return body
    line = body.count("\n", 0, first.start())
    code = f"U+{ord(first[0]):04X}"
    notes.append(Note("SSG303", line, f"a control character ({code}) was left out", "delete it"))
    return FORBIDDEN.sub("", body)


def _lost_fragments(clean: TagWalk) -> list[Note]:
    lost: list[Note] = []
    for fragment, line in dict.fromkeys(clean.fragments):
        if fragment in clean.anchors or fragment in ("", "top"):
            continue
        # Comparing is slow, and nobody needs more hints than that at once.
        near = get_close_matches(fragment.lower(), clean.anchors, 1) if len(lost) < 20 else []
        hint = f"did you mean #{near[0]}?" if near else "anchors are made from the headings"
        lost.append(
            Note(
                "SSG302",
                line,
                f"nothing in this post has the anchor #{fragment}",
                hint,
                f"#{fragment}",
            )
        )
    return lost
