"""What a search costs and finds, measured through the real page in a real browser.

``python -m bench.search --posts 1000`` writes a site of the benchmark's posts, builds it without
and with search, edits a post, and asks some hundred queries taken from the posts at random.
``--prose DIR`` takes the Markdown files of a folder as posts instead; ``--mix`` adds them.
"""

import argparse
import contextlib
import functools
import http.server
import json
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from playwright.sync_api import Browser, Page, sync_playwright

from bench.search_queries import Query, read_texts, take_queries
from bench.sources import add_shared_option, write_posts

_SETTINGS = (
    'title = "検索"\nbase_url = "http://127.0.0.1"\nlanguage = "ja"\n[cards]\nenabled = false\n'
)
_ON = "[search]\nenabled = true\n"
_SHOWN = (
    "document.querySelectorAll('.hit').length > 0"
    " || document.querySelector('.search-status').textContent.includes('ありませ')"
    " || document.querySelector('.search-status').textContent.includes('見つかりませ')"
)
# What the page's own script finds for a query: how many before verification and, where they are
# few, which of them are verified.
_ASK = """async ([script, folder, query]) => {
  const { Index, ranked, verify, fold } = await import(script);
  const index = window.measured ??= new Index(folder);
  const words = [fold(query)];
  const hits = await ranked(index, words);
  const some = hits.length <= 40 ? hits : [];
  const right = [];
  for (const hit of some) if (await verify(index, hit, words)) right.push(hit.verified.post.u);
  return { slots: hits.map((hit) => hit.slot), right, all: some.length === hits.length };
}"""


class _Counting(http.server.SimpleHTTPRequestHandler):
    """A plain server that compresses nothing, and counts what it sends."""

    sent = 0
    files: list[tuple[str, int]] = []  # noqa: RUF012 - one server at a time

    def log_message(self, *_: object) -> None:
        pass

    def copyfile(self, source: Any, outputfile: Any) -> None:
        data = source.read()
        _Counting.sent += len(data)
        _Counting.files.append((self.path, len(data)))
        with contextlib.suppress(ConnectionError):  # the measured page has what it needs, and left
            outputfile.write(data)


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m bench.search", description=__doc__)
    parser.add_argument("--posts", metavar="N", type=int, default=1000)
    parser.add_argument("--prose", metavar="DIR", type=Path, help="Markdown files to take as posts")
    parser.add_argument("--mix", action="store_true", help="the prose and the benchmark's posts")
    parser.add_argument("--queries", metavar="N", type=int, default=650)
    parser.add_argument("--chromium", metavar="FILE", default="/usr/bin/chromium")
    parser.add_argument("--keep", metavar="DIR", type=Path, help="the site's folder; made once")
    parser.add_argument("--ask", action="store_true", help="ask only: build once, time nothing")
    add_shared_option(parser)
    args = parser.parse_args()
    folder = args.keep or Path(tempfile.mkdtemp(prefix="search-"))
    if not (folder / "site.toml").exists():
        _lay(folder, args)
    built = _once(folder) if args.ask else _times(folder)
    for name, (wall, cpu) in built.items():
        print(f"{name:34} {wall:7.2f} s wall {cpu:7.2f} s CPU", flush=True)
    files = list((folder / "public/search/index").rglob("*.bin"))
    shards = [f.stat().st_size for f in files if f.parent.name in "23"]
    size = sum(f.stat().st_size for f in files)
    print(
        f"{len(files)} files, {size / 1e6:.1f} MB; shards {len(shards)}, "
        f"{sum(shards) / 1e6:.1f} MB, largest {max(shards) / 1e3:.0f} KB"
    )
    texts = read_texts(folder / "public")
    queries = take_queries(texts, args.queries, random.Random(5))  # noqa: S311
    _ask(folder / "public", args.chromium, texts, queries)
    if not args.keep:
        shutil.rmtree(folder)


def _lay(folder: Path, args: argparse.Namespace) -> None:
    posts = folder / "posts"
    posts.mkdir(parents=True)
    left = args.posts
    if args.prose:
        for number, file in enumerate(sorted(args.prose.glob("*.md"))[: args.posts]):
            day = f"{2010 + number // 336}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"
            shutil.copy(file, posts / f"{day}-{file.name}")
            left -= 1
    if left and (args.mix or not args.prose):
        write_posts(left, [(posts, "jekyll")], args.shared)
    (folder / "site.toml").write_text(_SETTINGS, "utf-8")


def _times(folder: Path) -> dict[str, tuple[float, float]]:
    """Builds without and with the index, and after an edit; the last against a clean one."""
    settings, found = folder / "site.toml", {}
    settings.write_text(_SETTINGS, "utf-8")
    _clean(folder)
    found["cold build without search"] = _build(folder)
    found["one edit without search"] = _edit(folder, "一文を足した。")
    settings.write_text(_SETTINGS + _ON, "utf-8")
    _clean(folder)
    found["cold build with search"] = _build(folder)
    found["one edit with search"] = _edit(folder, "もう一文、別のことを書いた。")
    again = _bytes(folder)
    _clean(folder)
    _build(folder)
    if _bytes(folder) != again:
        sys.exit("the edited build differs from a clean one")
    return found


def _once(folder: Path) -> dict[str, tuple[float, float]]:
    """One build with the index, whatever is there already."""
    (folder / "site.toml").write_text(_SETTINGS + _ON, "utf-8")
    return {"a build with search": _build(folder)}


def _clean(folder: Path) -> None:
    shutil.rmtree(folder / "public", ignore_errors=True)
    shutil.rmtree(folder / ".ssg-cache", ignore_errors=True)


def _bytes(folder: Path) -> dict[str, bytes]:
    index = folder / "public/search/index"
    return {str(f.relative_to(index)): f.read_bytes() for f in index.rglob("*.bin")}


def _edit(folder: Path, sentence: str) -> tuple[float, float]:
    posts = sorted((folder / "posts").glob("*.md"))
    post = posts[len(posts) // 2]
    text = post.read_text("utf-8")
    at = text.index("\n\n", len(text) // 2)
    post.write_text(text[:at] + sentence + text[at:], "utf-8")
    return _build(folder)


def _build(folder: Path) -> tuple[float, float]:
    started, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "ssg", "build", "--quiet", "--root", str(folder)]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)  # noqa: S603
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return time.perf_counter() - started, cpu


def _ask(
    public: Path, chromium: str, texts: dict[str, tuple[str, ...]], queries: Sequence[Query]
) -> None:
    handler = functools.partial(_Counting, directory=str(public))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    slots = _slots(public)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        rows = [_one(browser, base, query, texts, slots) for query in queries]
        browser.close()
    server.shutdown()
    for kind in ("piece", "word", "long", "all"):
        _tell(kind, [row for row in rows if kind in (row["kind"], "all")])


def _slots(public: Path) -> dict[int, str]:
    return {
        int(f.stem): json.loads(zlib.decompress(f.read_bytes()))["u"]
        for f in (public / "search/index/t").glob("*.bin")
        if "-" not in f.stem
    }


def _one(
    browser: Browser,
    base: str,
    query: Query,
    texts: dict[str, tuple[str, ...]],
    slots: dict[int, str],
) -> dict[str, Any]:
    context = browser.new_context(locale="ja-JP")
    page: Page = context.new_page()
    _Counting.sent, _Counting.files = 0, []
    page.goto(f"{base}/search/?q={quote(query.text)}")
    page.wait_for_function(_SHOWN, timeout=60_000)
    sent, files = _Counting.sent, list(_Counting.files)
    search = sum(size for path, size in files if "/search/" in path and "?" not in path)
    search += sum(size for path, size in files if "/assets/search." in path)
    shown = [
        href.split("#")[0]
        for href in page.eval_on_selector_all(".hit-title", "all => all.map((a) => a.pathname)")
    ]
    script = page.locator("script[type=module]").get_attribute("src")
    asked = page.evaluate(_ASK, [script, "/search/index/", query.text])
    context.close()
    true = {url for url, found in texts.items() if any(query.text in text for text in found)}
    found = {slots[slot] for slot in asked["slots"]}
    wrong = {unquote(path) for path in shown} - true
    missed = true - found
    if asked["all"]:
        missed |= true - set(asked["right"])
        wrong |= set(asked["right"]) - true
    if missed or wrong or not shown:
        print(query, "missed", sorted(missed)[:3], "wrong", sorted(wrong)[:3], flush=True)
    return {
        "kind": query.kind, "sent": sent, "search": search, "true": len(true), "found": len(found),
        "missed": len(missed), "wrong": len(wrong), "shown": len(shown), "files": len(files),
    }  # fmt: skip


def _tell(kind: str, rows: Sequence[dict[str, Any]]) -> None:
    def at(name: str, share: float) -> float:
        values: list[int] = sorted(row[name] for row in rows)
        return values[min(len(values) - 1, int(len(values) * share))] / 1000

    def total(name: str) -> int:
        return sum(int(row[name]) for row in rows)

    true, found = max(1, total("true")), total("found")
    print(f"{kind}: {len(rows)} queries, recall {1 - total('missed') / true:.4f}", flush=True)
    print(f"  wrong: {total('wrong')} of {total('shown')} shown")
    print(f"  before verification: {found} for {true} ({found / true - 1:+.1%})")
    for name, label in (("search", "script, style and index"), ("sent", "the whole page")):
        shares = f"median {at(name, 0.5):.0f}, p95 {at(name, 0.95):.0f}, most {at(name, 1):.0f}"
        print(f"  KB until the first results, {label}: {shares}", flush=True)


if __name__ == "__main__":
    main()
