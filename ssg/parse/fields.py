"""Every key that front matter knows, said once: checks, schema and reference all come from here."""

from ssg.parse.kinds import (
    FLAG,
    IMAGE,
    LANGUAGE,
    LAYOUT,
    MINUTES,
    MOMENT,
    NAMES,
    PATHS,
    PERMALINK,
    SLUG,
    SOURCES,
    TERMS,
    TEXT,
    TITLE,
    Kind,
)
from ssg.values import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """A key of front matter; there is one object for each, compared by identity.

    Attributes:
        name: its canonical name, that of the attribute of ``FrontMatter``.
        kind: what may be written.
        about: one line for the reference and for completion in an editor.
        spellings: every spelling; where two are given, the first of this tuple wins.
    """

    name: str
    kind: Kind
    about: str
    spellings: tuple[str, ...]


def _field(name: str, kind: Kind, about: str, *spellings: str) -> Field:
    return Field(name, kind, about, spellings or (name,))


FIELDS: tuple[Field, ...] = (
    _field("title", TITLE, "The post's title. Required."),
    _field("subtitle", TEXT, "A second line under the title; wins over the model's own headline."),
    _field("date", MOMENT, "When it is published; without it the file name must begin with it."),
    _field("updated", MOMENT, "When it was last changed.", "updated", "last_modified_at"),
    _field(
        "categories",
        TERMS,
        "Its categories: a list, or words with spaces between; `category` is one name.",
        "category",
        "categories",
    ),
    _field(
        "tags",
        TERMS,
        "Its tags: a list, or words with spaces between; `tag` is one name.",
        "tag",
        "tags",
    ),
    _field(
        "authors",
        NAMES,
        "Who wrote it: names, or keys of `[authors]` in `site.toml`.",
        "authors",
        "author",
    ),
    _field(
        "excerpt",
        TEXT,
        "A summary in plain text, for lists, feeds and search engines.",
        "excerpt",
        "description",
    ),
    _field("reading_time", MINUTES, "The reading time in minutes, where the count is not wanted."),
    _field("slug", SLUG, "The last part of its address, in place of the file name."),
    _field(
        "permalink", PERMALINK, "Its whole address; placeholders such as `:year` are filled in."
    ),
    _field("published", FLAG, "`false` leaves it out, as `draft: true` does."),
    _field("draft", FLAG, "`true` leaves it out unless `--drafts` is given."),
    _field("expires", MOMENT, "From when on it is left out unless `--expired` is given."),
    _field("series", TEXT, "The series that it belongs to."),
    _field("aliases", PATHS, "Older addresses, which lead to it.", "aliases", "redirect_from"),
    _field("image", IMAGE, "Its picture: an address, or a mapping with `path` and `alt`."),
    _field("image_alt", TEXT, "What the picture shows, where `image` is an address alone."),
    _field(
        "sources",
        SOURCES,
        "What it rests on, for the list at its end: `Title https://…`.",
        "sources",
        "source",
    ),
    _field("lang", LANGUAGE, "Its language (BCP 47), where it is not the site's."),
    _field("layout", LAYOUT, "The template: `post`, `page`, or the name of one of the site's own."),
    _field("stitch", FLAG, "`false` leaves the body as it is written, markers and all."),
)

BY_SPELLING: dict[str, Field] = {s: field for field in FIELDS for s in field.spellings}
