"""Files that are published as they are."""

from ssg.model.pictures import Minifying
from ssg.model.settings import AssetSettings, Settings
from ssg.model.site import Resource
from ssg.model.source import SourceFile
from ssg.model.tree import SourceTree
from ssg.plan.copies import copies
from ssg.plan.planner import Copy
from ssg.render.assets import asset_files

PLAIN = Settings("t", assets=AssetSettings(minify=False))


def file(path: str, digest: str = "0123456789abcdef") -> SourceFile:
    return SourceFile(path, digest, 1)


def test_static_files_keep_their_place_and_assets_get_a_hash() -> None:
    tree = SourceTree(
        static=(file("static/favicon.ico"), file("static/a/b.txt"), file("static/assets/own.js")),
        default_static=(file("default/static/assets/site.css", "fedcba9876543210"),),
    )
    assets = asset_files(tree, PLAIN)
    beside = Resource("posts/chart.png", "/2025/01/02/a/chart.png", "d1")
    assert set(copies(tree, (beside,), assets, PLAIN)) == {
        Copy("favicon.ico", "0123456789abcdef", "static/favicon.ico"),
        Copy("a/b.txt", "0123456789abcdef", "static/a/b.txt"),
        Copy("assets/own.0123456789.js", "0123456789abcdef", "static/assets/own.js"),
        Copy("assets/site.fedcba9876.css", "fedcba9876543210", "default/static/assets/site.css"),
        Copy("2025/01/02/a/chart.png", "d1", "posts/chart.png"),
    }


def test_the_sites_own_asset_replaces_the_shipped_one() -> None:
    tree = SourceTree(
        static=(file("static/assets/site.css", "a" * 32),),
        default_static=(file("default/static/assets/site.css", "b" * 32),),
    )
    made = list(copies(tree, (), asset_files(tree, PLAIN), PLAIN))
    assert made == [Copy(f"assets/site.{'a' * 10}.css", "a" * 32, "static/assets/site.css")]


def test_style_sheets_and_scripts_are_made_smaller_and_named_by_how() -> None:
    names = ("site.css", "site.js", "logo.svg")
    tree = SourceTree(static=tuple(file(f"static/assets/{name}") for name in names))
    smaller = Settings("t")
    made = {c.source: c for c in copies(tree, (), asset_files(tree, smaller), smaller)}
    assert made["static/assets/site.css"].making == Minifying("css")
    assert made["static/assets/site.js"].making == Minifying("js")
    logo = made["static/assets/logo.svg"]
    assert logo == Copy("assets/logo.0123456789.svg", "0123456789abcdef", "static/assets/logo.svg")
    for name in names[:2]:
        copy = made[f"static/assets/{name}"]
        assert copy.key != "0123456789abcdef", "other bytes, another key and another name"
        stem, ending = name.split(".")
        assert copy.file == f"assets/{stem}.{copy.key[:10]}.{ending}"
    keys = {copy.key for copy in made.values()}
    assert len(keys) == 3, "made from equal bytes in two ways"


def test_a_name_without_an_extension_gets_its_hash_at_the_end() -> None:
    tree = SourceTree(static=(file("static/assets/LICENCE"),))
    assert asset_files(tree, Settings("t")) == {"LICENCE": "/assets/LICENCE.0123456789"}
