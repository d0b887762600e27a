"""From one source file to an article: parsed, mended, rendered, once for each content."""

from ssg.prepare.article import Prepared, prepare
from ssg.prepare.cached import Cache, article_key, prepare_cached

__all__ = ["Cache", "Prepared", "article_key", "prepare", "prepare_cached"]
