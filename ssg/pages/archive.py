"""The archive: all posts by year and month, and a page for each year and each month."""

from collections.abc import Iterator, Sequence

from ssg.model.site import Site
from ssg.pages.cards import post_link
from ssg.pages.heads import home_crumb, list_head
from ssg.pages.inputs import Inputs
from ssg.pages.page import Page
from ssg.pages.parts import Crumb
from ssg.pages.views import ArchiveView, MonthGroup, YearGroup
from ssg.site.archives import Month, Year, archive
from ssg.site.permalinks import fill


def pages(inputs: Inputs) -> Iterator[Page]:
    """``/archive/``, ``/2025/`` and ``/2025/10/``.

    On a large site (``archive_limit``) the first lists years and months alone: a page that holds
    every title would be what each edit pays for.
    """
    site = inputs.site
    settings, years = site.settings, archive(site.posts)
    top = Crumb(inputs.text("archive"), settings.permalinks.archive)
    trail = (home_crumb(inputs.texts, settings), top)
    with_posts = len(site.posts) <= settings.archive_limit
    yield _page(inputs, "archive.html", trail, years, with_posts=with_posts)
    for year in years:
        label = inputs.text("year", year=year.year)
        of_year = (*trail, Crumb(label, _year_path(site, year.year)))
        yield _page(inputs, "year.html", of_year, [year], year=year.year)
        for month in year.months:
            name = inputs.month_title(year.year, month.month)
            of_month = (*of_year, Crumb(name, _month_path(site, month)))
            alone = Year(year.year, (month,))
            yield _page(inputs, "month.html", of_month, [alone], year=year.year, month=month.month)


def year_groups(site: Site, years: Sequence[Year], *, with_posts: bool) -> tuple[YearGroup, ...]:
    """Years as templates see them."""
    return tuple(
        YearGroup(
            year.year,
            _year_path(site, year.year),
            year.count,
            tuple(_month_group(site, month, with_posts=with_posts) for month in year.months),
        )
        for year in years
    )


def _month_group(site: Site, month: Month, *, with_posts: bool) -> MonthGroup:
    posts = tuple(post_link(p, site) for p in month.posts) if with_posts else ()
    path = _month_path(site, month)
    return MonthGroup(month.year, month.month, path, len(month.posts), posts)


def _page(
    inputs: Inputs,
    template: str,
    crumbs: tuple[Crumb, ...],
    years: Sequence[Year],
    *,
    year: int = 0,
    month: int = 0,
    with_posts: bool = True,
) -> Page:
    url = crumbs[-1].url
    head = list_head(inputs.site.settings, title=crumbs[-1].label, url=url, crumbs=crumbs)
    groups = year_groups(inputs.site, years, with_posts=with_posts)
    view = ArchiveView(head, groups, sum(y.count for y in years), year, month)
    lastmod = inputs.latest(p for y in years for m in y.months for p in m.posts)
    return Page(url, template, view, f"the archive {crumbs[-1].label}", lastmod)


def _year_path(site: Site, year: int) -> str:
    return fill(site.settings.permalinks.year, {"year": f"{year:04}"})


def _month_path(site: Site, month: Month) -> str:
    values = {"year": f"{month.year:04}", "month": f"{month.month:02}"}
    return fill(site.settings.permalinks.month, values)
