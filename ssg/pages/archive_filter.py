"""What the archive is filtered by: the terms and years, and each year's posts, as JSON."""

from collections.abc import Iterator

from ssg.feeds.archive_json import ArchiveIndex, ArchivePost, FilterTerm, FilterYear
from ssg.model.dates import short_date
from ssg.model.settings import Settings
from ssg.model.site import Term
from ssg.model.urls import link
from ssg.pages.cards import CardSource
from ssg.pages.frame import Frame
from ssg.pages.inputs import Inputs
from ssg.pages.page import Page
from ssg.site.archives import archive

KINDS = ("category", "tag", "author")


def pages(inputs: Inputs) -> Iterator[Page]:
    """``/archive/filter.json`` and ``/archive/2025.json``, beside the archive."""
    site, frame = inputs.site, inputs.frame
    if not site.settings.features.archive:
        return
    years = archive(site.posts)
    terms = tuple((t, len(t.posts)) for kind in KINDS for t in site.terms.get(kind, ()))
    parts = (terms, tuple((year.year, year.count) for year in years))
    path = filter_path(site.settings)
    yield Page(
        path, "text:archive_index", frame, index_view, parts, "the archive's terms", listed=False
    )
    for year in years:
        of_year = (inputs.cards_of(post for month in year.months for post in month.posts),)
        path, source = _year_path(year.year, site.settings), f"the archive's list of {year.year}"
        yield Page(path, "text:archive_year", frame, _year, of_year, source, listed=False)


def filter_path(settings: Settings) -> str:
    """Where the terms and years are listed."""
    return _folder(settings) + "filter.json"


def _year_path(year: int, settings: Settings) -> str:
    return f"{_folder(settings)}{year:04}.json"


def _folder(settings: Settings) -> str:
    path = settings.permalinks.archive
    return path[: path.rfind("/") + 1]


def index_view(
    frame: Frame, terms: tuple[tuple[Term, int], ...], years: tuple[tuple[int, int], ...]
) -> ArchiveIndex:
    """All terms and years, each with its number of posts."""
    settings = frame.settings
    return ArchiveIndex(
        tuple(FilterTerm(term.kind, term.name, term.slug, count) for term, count in terms),
        tuple(
            FilterYear(year, count, link(_year_path(year, settings), settings.base_path))
            for year, count in years
        ),
    )


def _year(frame: Frame, sources: tuple[CardSource, ...]) -> tuple[ArchivePost, ...]:
    settings = frame.settings
    posts = []
    for source in sources:
        post, front = source.post, source.post.article.front
        terms = (*source.categories, *source.tags, *source.authors)
        posts.append(
            ArchivePost(
                title=front.title,
                url=link(post.url, settings.base_path),
                date=post.date,
                shown=short_date(post.date, settings.language),
                lang="" if front.lang in ("", settings.language) else front.lang,
                terms=tuple(dict.fromkeys(f"{term.kind} {term.slug}" for term in terms)),
            )
        )
    return tuple(posts)
