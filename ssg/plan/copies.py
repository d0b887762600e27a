"""Every file that is published as it is, and those that are made from pictures."""

from collections.abc import Iterator, Mapping, Sequence

from ssg.images import Pictured
from ssg.model.pictures import MadeFile
from ssg.model.settings import Settings
from ssg.model.site import Resource
from ssg.model.tree import SourceTree
from ssg.model.urls import output_file
from ssg.plan.planner import Copy
from ssg.render.assets import ASSETS, asset_key, assets_by_name
from ssg.render.minified import minifying


def copies(
    tree: SourceTree,
    resources: Sequence[Resource],
    assets: Mapping[str, str],
    settings: Settings,
    pictured: Pictured | None = None,
    made: Sequence[MadeFile] = (),
) -> Iterator[Copy]:
    """Assets under their hashed names, ``static/``, and the files beside posts that they link.

    Args:
        assets: the path of the site of each asset, by its name.
        pictured: what is made from pictures, and which of the others are cleaned on their way.
        made: other files that are made.
    """
    images = pictured or Pictured()

    def copy(file: str, digest: str, source: str) -> Copy:
        clean = images.cleaned.get(source)
        return Copy(file, clean.key, source, clean.making) if clean else Copy(file, digest, source)

    files = assets_by_name(tree)
    for name, path in assets.items():
        key = asset_key(name, files[name], settings)
        making = minifying(name) if settings.assets.minify else None
        yield Copy(output_file(path), key, files[name].path, making)
    for file in tree.static:
        if not file.path.startswith(ASSETS):
            yield copy(file.path.removeprefix("static/"), file.digest, file.path)
    for resource in resources:
        yield copy(output_file(resource.url), resource.digest, resource.source)
    for item in (*images.made, *made):
        yield Copy(output_file(item.url), item.key, item.source, item.making)
