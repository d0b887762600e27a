"""The files of a site, as a scan found them."""

from collections.abc import Iterator

from ssg.model.source import SourceFile
from ssg.values import dataclass


@dataclass(frozen=True, slots=True)
class SourceTree:
    """What a build starts from, each tuple sorted by path.

    Attributes:
        posts: ``posts/**/*.md``.
        pages: ``pages/**/*.md``.
        resources: every other file below ``posts/`` and ``pages/``.
        static: the site's ``static/``.
        templates: the site's ``templates/``.
        data: ``data/*.toml``, ``.json``, ``.yaml``, ``.yml``.
        default_templates: the shipped theme's templates, as ``default/…``.
        default_static: the shipped theme's files, as ``default/…``.
    """

    posts: tuple[SourceFile, ...] = ()
    pages: tuple[SourceFile, ...] = ()
    resources: tuple[SourceFile, ...] = ()
    static: tuple[SourceFile, ...] = ()
    templates: tuple[SourceFile, ...] = ()
    data: tuple[SourceFile, ...] = ()
    default_templates: tuple[SourceFile, ...] = ()
    default_static: tuple[SourceFile, ...] = ()

    def articles(self) -> Iterator[tuple[SourceFile, bool]]:
        """Every source of an article with whether it is a page."""
        for file in self.posts:
            yield file, False
        for file in self.pages:
            yield file, True
