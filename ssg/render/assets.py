"""The theme's files under ``/assets/``, with a hash in their names; templates as text."""

from collections.abc import Callable

from ssg.model.settings import Settings
from ssg.model.source import SourceFile
from ssg.model.tree import SourceTree
from ssg.render.minified import minified_key, minifying

ASSETS = "static/assets/"
SHIPPED = "default/"
_OF_SEARCH = ("search.css", "search.js")  # of no use without a search page
_HASH = 10  # hexadecimal digits of the digest in a file's name


def assets_by_name(tree: SourceTree) -> dict[str, SourceFile]:
    """Each asset by its name: the site's own file where it has one, else the shipped one."""
    prefix = SHIPPED + ASSETS
    shipped = {f.path.removeprefix(prefix): f for f in tree.default_static}
    own = {f.path.removeprefix(ASSETS): f for f in tree.static if f.path.startswith(ASSETS)}
    return {**shipped, **own}


def asset_files(tree: SourceTree, settings: Settings) -> dict[str, str]:
    """Each asset's path of the site by its name: ``site.css`` → ``/assets/site.3f2a9c1b04.css``."""
    folder = settings.permalinks.assets
    return {
        name: folder + _hashed(name, asset_key(name, file, settings))
        for name, file in sorted(assets_by_name(tree).items())
        if settings.search.enabled or name not in _OF_SEARCH
    }


def asset_key(name: str, file: SourceFile, settings: Settings) -> str:
    """The digest of what is published for an asset: the same key, the same bytes."""
    how = minifying(name) if settings.assets.minify else None
    return file.digest if how is None else minified_key(file.digest, how)


def _hashed(name: str, digest: str) -> str:
    stem, dot, ending = name.rpartition(".")
    return f"{stem}.{digest[:_HASH]}.{ending}" if dot else f"{name}.{digest[:_HASH]}"


def own_templates(tree: SourceTree, read: Callable[[str], bytes]) -> dict[str, str]:
    """The site's own templates: name to text."""
    return {f.path.removeprefix("templates/"): _text(read(f.path)) for f in tree.templates}


def shipped_templates(tree: SourceTree, read: Callable[[str], bytes]) -> dict[str, str]:
    """The shipped templates: name to text."""
    prefix = SHIPPED + "templates/"
    return {f.path.removeprefix(prefix): _text(read(f.path)) for f in tree.default_templates}


def _text(data: bytes) -> str:
    return data.decode("utf-8-sig", "replace").replace("\r\n", "\n")
