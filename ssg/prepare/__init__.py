"""From one source file to an article: parsed, mended, rendered, once for each content."""

from ssg.prepare.article import Prepared, prepare
from ssg.prepare.cached import Cache, Spread, one_by_one, prepare_all, prepare_one

__all__ = ["Cache", "Prepared", "Spread", "one_by_one", "prepare", "prepare_all", "prepare_one"]
