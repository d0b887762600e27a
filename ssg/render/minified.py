"""Style sheets and scripts without what only their authors read: comments, spaces, line ends.

By rcssmin and rjsmin, which change no name and no value. Comments that begin with ``/*!``, as
licences do, stay.
"""

from collections.abc import Callable

import rcssmin
import rjsmin

from ssg.model.digests import digest_text
from ssg.model.pictures import Minifying

_BY_ENDING: dict[str, tuple[Callable[..., bytes], str]] = {
    "css": (rcssmin.cssmin, rcssmin.__version__),
    "js": (rjsmin.jsmin, rjsmin.__version__),
}


def minifying(name: str) -> Minifying | None:
    """How the asset of this name is made smaller; None where it is published as it is."""
    ending = name.rpartition(".")[2]
    return Minifying(ending) if ending in _BY_ENDING else None


def minified_key(digest: str, how: Minifying) -> str:
    """The digest of all that shapes the file: its source's digest, and by what it is made."""
    return digest_text(f"{digest} {how.form} {_BY_ENDING[how.form][1]}")


def minified(data: bytes, how: Minifying) -> bytes:
    """The file with the same meaning and fewer bytes."""
    return _BY_ENDING[how.form][0](data, keep_bang_comments=True)
