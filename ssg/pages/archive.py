"""The archive: all posts by year and month, and a page for each year and each month."""

from collections.abc import Iterator, Sequence

from ssg.model.settings import Settings
from ssg.pages.archive_filter import filter_path
from ssg.pages.cards import CardSource, links
from ssg.pages.frame import Frame, latest
from ssg.pages.heads import home_crumb, list_head
from ssg.pages.inputs import Inputs
from ssg.pages.page import Page
from ssg.pages.parts import Crumb
from ssg.pages.views import ArchiveView, MonthGroup, YearGroup
from ssg.site.archives import Year, archive
from ssg.site.permalinks import fill

# A month by its number, with what its links are made from (none on a large site's first page), and
# how many posts it has.
_MonthPart = tuple[int, tuple[CardSource, ...], int]
_YearPart = tuple[int, tuple[_MonthPart, ...]]


def pages(inputs: Inputs) -> Iterator[Page]:
    """``/archive/``, ``/2025/`` and ``/2025/10/``.

    On a large site (``archive_limit``) the first lists years and months alone: a page that holds
    every title would be what each edit pays for.
    """
    site, frame = inputs.site, inputs.frame
    settings, years = site.settings, archive(site.posts)
    if not settings.features.archive:
        return
    with_posts = len(site.posts) <= settings.archive_limit
    top = tuple(_year_part(year, inputs, with_posts=with_posts) for year in years)
    path, last = settings.permalinks.archive, latest(site.posts)
    yield Page(path, "archive.html", frame, _view, (top, 0, 0), "the archive", last)
    for year in years:
        whole = _year_part(year, inputs)
        path, source = _year_path(settings, year.year), f"the archive of {year.year}"
        last = latest(p for m in year.months for p in m.posts)
        parts = ((whole,), year.year, 0)
        yield Page(path, "year.html", frame, _view, parts, source, last)
        for month, part in zip(year.months, whole[1], strict=True):
            path = _month_path(settings, year.year, month.month)
            source = f"the archive of {year.year}-{month.month:02}"
            last = latest(month.posts)
            parts = (((year.year, (part,)),), year.year, month.month)
            yield Page(path, "month.html", frame, _view, parts, source, last)


def without_posts(years: Sequence[Year]) -> tuple[_YearPart, ...]:
    """Years and months with the numbers of their posts alone."""
    return tuple(
        (year.year, tuple((month.month, (), len(month.posts)) for month in year.months))
        for year in years
    )


def year_groups(years: Sequence[_YearPart], frame: Frame) -> tuple[YearGroup, ...]:
    """Years as templates see them."""
    return tuple(
        YearGroup(
            year,
            _year_path(frame.settings, year),
            sum(count for _, _, count in months),
            tuple(_month_group(year, month, frame) for month in months),
        )
        for year, months in years
    )


def _year_part(year: Year, inputs: Inputs, *, with_posts: bool = True) -> _YearPart:
    months = []
    for month in year.months:
        sources = inputs.cards_of(month.posts) if with_posts else ()
        months.append((month.month, sources, len(month.posts)))
    return year.year, tuple(months)


def _month_group(year: int, part: _MonthPart, frame: Frame) -> MonthGroup:
    month, sources, count = part
    path = _month_path(frame.settings, year, month)
    return MonthGroup(year, month, path, count, links(sources, frame))


def _view(frame: Frame, years: tuple[_YearPart, ...], year: int, month: int) -> ArchiveView:
    settings = frame.settings
    crumbs = [home_crumb(frame), Crumb(frame.text("archive"), settings.permalinks.archive)]
    if year:
        crumbs.append(Crumb(frame.text("year", year=year), _year_path(settings, year)))
    if month:
        crumbs.append(Crumb(frame.month_title(year, month), _month_path(settings, year, month)))
    last = crumbs[-1]
    head = list_head(settings, title=last.label, url=last.url, crumbs=tuple(crumbs))
    groups = year_groups(years, frame)
    choices = "" if year else filter_path(settings)
    return ArchiveView(head, groups, sum(g.count for g in groups), year, month, choices)


def _year_path(settings: Settings, year: int) -> str:
    return fill(settings.permalinks.year, {"year": f"{year:04}"})


def _month_path(settings: Settings, year: int, month: int) -> str:
    return fill(settings.permalinks.month, {"year": f"{year:04}", "month": f"{month:02}"})
