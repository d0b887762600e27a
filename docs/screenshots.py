#!/usr/bin/env python3
"""Pictures of a built site: every kind of page, narrow and wide, light and dark.

    python build.py --out public
    python docs/screenshots.py --site public --out screenshots

For development only. It needs playwright (in the development lock) and an installed Chromium, found
on the PATH or named in CHROMIUM. With ``--readme`` it takes the README's four instead, as WebP:
``--out docs/images --readme``.
"""

import argparse
import base64
import functools
import http.server
import os
import shutil
import sys
import threading
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

PAGES = {
    "home": "/",
    "post": "/2025/07/14/inference-cost-1/",
    "tag": "/tags/推論コスト/",
    "archive": "/archive/",
    "search": "/search/?q=推論コスト",
}
READY = {"search": ".hit"}  # what a page's script brings
WIDTHS = {"phone": (390, 844), "desktop": (1280, 860)}
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
QUIET = (
    "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip

# The README's four: page, width, scheme, and how many pixels of the file are one of the page's.
README: dict[str, tuple[str, str, Scheme, float]] = {
    "home": ("home", "desktop", "light", 1.25), "post": ("post", "phone", "light", 1.5),
    "archive": ("archive", "phone", "dark", 1.5), "search": ("search", "desktop", "dark", 1.25),
}  # fmt: skip


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Files without a log line for each."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def serve(folder: Path) -> http.server.ThreadingHTTPServer:
    """Serve the built site on a free port, as its links begin at the root."""
    handler = functools.partial(Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def open_page(
    browser: Browser, address: str, name: str, width: str, scheme: Scheme, scale: float
) -> Page:
    """A page as such a screen shows it, ready to be taken."""
    x, y = WIDTHS[width]
    context = browser.new_context(
        viewport={"width": x, "height": y}, device_scale_factor=scale, color_scheme=scheme,
        reduced_motion="reduce", locale="ja-JP",
    )  # fmt: skip
    page = context.new_page()
    answer = page.goto(address + PAGES[name], wait_until="load")
    if answer is None or not answer.ok:
        sys.exit(f"{PAGES[name]} is not in this site")
    if name in READY:
        page.locator(READY[name]).first.wait_for()
        page.evaluate("document.activeElement.blur()")
    page.evaluate("document.fonts.ready")
    return page


def shoot(browser: Browser, address: str, out: Path, *, whole: bool) -> list[Path]:
    """One PNG for each page, width and scheme."""
    made = []
    for width in WIDTHS:
        for scheme in SCHEMES:
            for name in PAGES:
                scale = 2 if width == "phone" else 1.5
                page = open_page(browser, address, name, width, scheme, scale)
                made.append(out / f"{name}-{width}-{scheme}.png")
                page.screenshot(path=made[-1], full_page=whole)
                page.context.close()
    return made


def shoot_readme(browser: Browser, address: str, out: Path) -> list[Path]:
    """The README's four as WebP."""
    made = []
    for file, (name, width, scheme, scale) in README.items():
        page = open_page(browser, address, name, width, scheme, scale)
        session = page.context.new_cdp_session(page)
        shot = session.send("Page.captureScreenshot", {"format": "webp", "quality": 82})
        made.append(out / f"{file}.webp")
        made[-1].write_bytes(base64.b64decode(shot["data"]))
        page.context.close()
    return made


def main() -> None:
    """Take the pictures that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--site", metavar="DIR", type=Path, required=True, help="a built site")
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="for the files")
    parser.add_argument("--readme", action="store_true", help="the README's four, as WebP")
    parser.add_argument("--whole", action="store_true", help="whole pages, not the first screen")
    args = parser.parse_args()
    if args.readme and args.whole:
        parser.error("--readme shows first screens: leave --whole out")
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chrome")
    if chromium is None:
        sys.exit("No Chromium found: install it, or name it in CHROMIUM.")
    args.out.mkdir(parents=True, exist_ok=True)
    server = serve(args.site)
    with sync_playwright() as playwright:
        # Inside a container there is no user namespace for the sandbox; the pages are our own.
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", *QUIET]
        )
        address = f"http://127.0.0.1:{server.server_address[1]}"
        if args.readme:
            made = shoot_readme(browser, address, args.out)
        else:
            made = shoot(browser, address, args.out, whole=args.whole)
        browser.close()
    server.shutdown()
    print("\n".join(str(path) for path in made))


if __name__ == "__main__":
    main()
