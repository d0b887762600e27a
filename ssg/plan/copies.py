"""Every file that is published as it is."""

from collections.abc import Iterator, Mapping, Sequence

from ssg.model.site import Resource
from ssg.model.tree import SourceTree
from ssg.model.urls import output_file
from ssg.plan.planner import Copy
from ssg.render.assets import ASSETS, assets_by_name


def copies(
    tree: SourceTree, resources: Sequence[Resource], assets: Mapping[str, str]
) -> Iterator[Copy]:
    """Assets under their hashed names, ``static/``, and the files beside posts that they link."""
    files = assets_by_name(tree)
    for name, path in assets.items():
        yield Copy(output_file(path), files[name].digest, files[name].path)
    for file in tree.static:
        if not file.path.startswith(ASSETS):
            yield Copy(file.path.removeprefix("static/"), file.digest, file.path)
    for resource in resources:
        yield Copy(output_file(resource.url), resource.digest, resource.source)
