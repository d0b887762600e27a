"""What the checks look at."""

from dataclasses import dataclass

from ssg.model.site import Site


@dataclass(frozen=True, slots=True)
class Subject:
    """The site, every file that it will publish, and the templates that it has."""

    site: Site
    files: frozenset[str]
    templates: frozenset[str]
