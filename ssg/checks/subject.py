"""What the checks look at."""

from ssg.model.site import Site
from ssg.values import dataclass


@dataclass(frozen=True, slots=True)
class Subject:
    """The site, every file that it will publish, and the templates that it has."""

    site: Site
    files: frozenset[str]
    templates: frozenset[str]
