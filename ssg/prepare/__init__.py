"""From one source file to an article: parsed, mended, rendered, once for each content."""

from ssg.model.ports import Cache, Spread, one_by_one
from ssg.prepare.at_need import prepare
from ssg.prepare.cached import prepare_all
from ssg.prepare.found import prepare_one
from ssg.prepare.prepared import Prepared

__all__ = ["Cache", "Prepared", "Spread", "one_by_one", "prepare", "prepare_all", "prepare_one"]
