"""The short way of a build that has nothing in memory: bodies, titles and tags edited, no more.

It makes the pages that show these posts from what the last build left (``ssg.plan.ties``), without
the rest of the site. That all of this is right is proved by the keys of the pages as they were
before the edit: made again, they have to be those of the manifest, and a key tells of all that
shapes a page. Whatever else changes takes the long way (``ssg.pipeline``).
"""

from ssg.retouching.retouch import Retouched, retouch

__all__ = ["Retouched", "retouch"]
