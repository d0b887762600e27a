#!/usr/bin/env python3
"""Pictures of a built site: every kind of page, narrow and wide, light and dark.

    python build.py --out public
    python docs/screenshots.py --site public --out screenshots

For development only. It needs playwright (in the development lock) and an installed Chromium, found
on the PATH or named in CHROMIUM. With ``--readme FILE.webp`` it also composes the README's picture
from four of them.
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

from playwright.sync_api import Browser, sync_playwright

PAGES = {
    "home": "/",
    "post": "/2025/07/14/inference-cost-1/",
    "tag": "/tags/推論コスト/",
    "archive": "/archive/",
    "search": "/search/",
}
OPTIONAL = {"search"}  # not every site has it
WIDTHS = {"phone": (390, 844), "desktop": (1280, 860)}
SCHEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
QUIET = (
    "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip

# The README's picture: two desktops, two phones in front of them.
COMPOSITION = """<!doctype html><meta charset="utf-8"><style>
body { margin: 0; width: 1600px; height: 980px; background: #d9d5cc; }
body { position: relative; overflow: hidden; }
img { position: absolute; display: block; object-fit: cover; object-position: top; }
.desktop { width: 920px; height: 618px; border-radius: 10px; box-shadow: 0 18px 50px #0005; }
.phone { width: 236px; height: 511px; border-radius: 26px; border: 6px solid #16161a; }
.phone { box-shadow: 0 18px 44px #0008; }
</style>
<img class="desktop" style="left: 44px; top: 48px" src="HOME">
<img class="desktop" style="left: 570px; top: 310px" src="POST">
<img class="phone" style="left: 176px; top: 424px" src="PHONE_ARCHIVE">
<img class="phone" style="left: 1316px; top: 56px" src="PHONE_HOME">
"""


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


def shoot(browser: Browser, address: str, out: Path, *, whole: bool) -> list[Path]:
    """One PNG for each page, width and scheme."""
    made = []
    for width, (x, y) in WIDTHS.items():
        for scheme in SCHEMES:
            context = browser.new_context(
                viewport={"width": x, "height": y},
                device_scale_factor=2 if width == "phone" else 1.5,
                color_scheme=scheme,
                reduced_motion="reduce",
            )
            page = context.new_page()
            for name, path in PAGES.items():
                answer = page.goto(address + path, wait_until="load")
                if name in OPTIONAL and answer is not None and answer.status == 404:
                    continue
                if answer is None or not answer.ok:
                    sys.exit(f"{path} is not in this site")
                page.evaluate("document.fonts.ready")
                made.append(out / f"{name}-{width}-{scheme}.png")
                page.screenshot(path=made[-1], full_page=whole)
            context.close()
    return made


def compose(browser: Browser, shots: Path, target: Path) -> None:
    """The README's picture as WebP."""
    parts = {
        "PHONE_HOME": "home-phone-light", "PHONE_ARCHIVE": "archive-phone-dark",
        "HOME": "home-desktop-light", "POST": "post-desktop-dark",
    }  # fmt: skip
    html = COMPOSITION
    for word, name in parts.items():
        data = base64.b64encode((shots / f"{name}.png").read_bytes()).decode()
        html = html.replace(f'"{word}"', f'"data:image/png;base64,{data}"')
    context = browser.new_context(viewport={"width": 1600, "height": 980})
    page = context.new_page()
    page.set_content(html, wait_until="load")
    session = context.new_cdp_session(page)
    shot = session.send("Page.captureScreenshot", {"format": "webp", "quality": 84})
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(base64.b64decode(shot["data"]))
    context.close()


def main() -> None:
    """Take the pictures that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--site", metavar="DIR", type=Path, required=True, help="a built site")
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="for the PNG files")
    parser.add_argument("--readme", metavar="FILE", type=Path, help="compose the README's picture")
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
        made = shoot(
            browser, f"http://127.0.0.1:{server.server_address[1]}", args.out, whole=args.whole
        )
        if args.readme:
            compose(browser, args.out, args.readme)
            made.append(args.readme)
        browser.close()
    server.shutdown()
    print("\n".join(str(path) for path in made))


if __name__ == "__main__":
    main()
