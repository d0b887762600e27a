"""Fake generators: small programs that do what a generator does, in milliseconds."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.contestants import Contestant
from bench.edits import Laid
from bench.sources import write_posts

# Each post becomes a page with its text; the newest is the home page too, and a neighbour's.
_GENERATOR = """\
import pathlib, shutil
out = pathlib.Path("public")
out.mkdir(exist_ok=True)
posts = sorted(pathlib.Path("posts").iterdir())
template = pathlib.Path("post.html").read_text()
newest = posts[-1].read_text()
for post in posts:
    year, month, day, slug = post.stem.split("-", 3)
    page = out / year / month / day / slug / "index.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    text = post.read_text()
    tags = text.split("tags: [")[1].split("]")[0].replace('"', "").split(", ")
    links = "".join(f"<a>{tag}</a>" for tag in tags)
    page.write_text(template + text + links + newest)
(out / "index.html").write_text(newest)
"""

_SERVER = """\
import http.server, pathlib, sys

class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        name = self.path.strip("/").replace("/", "-") + ".md"
        post = pathlib.Path("posts") / name
        self.send_response(200 if post.exists() else 404)
        self.end_headers()
        self.wfile.write(post.read_bytes() if post.exists() else b"")

    def log_message(self, *said):
        pass

http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
"""


@pytest.fixture
def fake(tmp_path: Path) -> Callable[..., Laid]:
    """``fake(name, build=SOURCE)``: a site of six posts with a generator of its own."""

    def make(name: str, build: str = _GENERATOR, serve: str = _SERVER) -> Laid:
        folder = tmp_path / name
        contestant = Contestant(
            name=name,
            label=name,
            site="",
            build=(sys.executable, "build.py"),
            serve=(sys.executable, "serve.py", "PORT"),
            output="public",
            posts="posts",
            flavor="jekyll",
            css="",
            caches=("cache",),
            templates=("absent.html", "post.html"),
        )
        names = write_posts(6, [(folder / "posts", "jekyll")])
        (folder / "build.py").write_text(build, "utf-8")
        (folder / "serve.py").write_text(serve, "utf-8")
        (folder / "post.html").write_text("<article>", "utf-8")
        return Laid(contestant, folder, names, tmp_path / f"{name}.log")

    return make
