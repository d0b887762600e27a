"""A real browser (Chromium, where it is installed) and the sites it is shown."""

import fcntl
import functools
import http.server
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from ssg.commands.building import BuildOptions, build_site

Open = Callable[..., BrowserContext]


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """``serve(folder)``: the folder over HTTP; the result is its address."""
    with ExitStack() as stack:

        def start(folder: Path) -> str:
            handler = functools.partial(_Quiet, directory=str(folder))
            server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
            thread = threading.Thread(target=server.serve_forever)
            thread.start()
            stack.callback(server.server_close)
            stack.callback(thread.join)
            stack.callback(server.shutdown)
            return f"http://127.0.0.1:{server.server_port}"

        yield start


@pytest.fixture
def reader(browser: Browser) -> Iterator[Open]:
    """A reader's browser, by its width, scheme and whether it runs scripts."""
    opened: list[BrowserContext] = []

    def open_context(
        width: int = 1280, scheme: str = "light", height: int = 800, **options: object
    ) -> BrowserContext:
        viewport = {"width": width, "height": height}
        context = browser.new_context(viewport=viewport, color_scheme=scheme, **options)
        opened.append(context)
        return context

    yield open_context
    for context in opened:
        context.close()


@pytest.fixture(scope="session")
def sample(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample site of this repository, built; without cards, which no page shows.

    Processes that run tests side by side share one.
    """
    base = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    root = base / "sample"
    with (base / "sample.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (root / "built").exists():
            _build_sample(repository, root)
            (root / "built").touch()
    return root / "public"


def _build_sample(repository: Path, root: Path) -> None:
    for folder in ("posts", "pages"):
        shutil.copytree(repository / folder, root / folder, dirs_exist_ok=True)
    shutil.copytree(repository / "static/images", root / "static/images", dirs_exist_ok=True)
    settings = (repository / "site.toml").read_text("utf-8")
    (root / "site.toml").write_text(f"{settings}\n[cards]\nenabled = false\n", "utf-8")
    report = build_site(BuildOptions(root=root, now="2026-11-01"))
    assert report.ok, report.diagnostics


@pytest.fixture(scope="session")
def sample_base(sample: Path, serve: Callable[[Path], str]) -> str:
    """The address of the sample site."""
    return serve(sample)
