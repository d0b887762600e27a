"""What every folder of tests shares: how Hypothesis runs, and articles made in one line."""

import os
import shutil
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

import pytest
from hypothesis import HealthCheck, settings

from ssg.commands import stages
from ssg.commands.build_report import BuildOptions, BuildReport
from ssg.commands.building import build_site
from ssg.imaging import open_painter
from ssg.model.article import Article
from ssg.model.digests import digest_text
from ssg.model.front_matter import FrontMatter

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# The same examples on every machine and in every run: a red test is red for everybody.
settings.register_profile(
    "house",
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("house")

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or ""
TOKYO = timezone(timedelta(hours=9))
_FRONT = {f.name for f in fields(FrontMatter)}
_ARTICLE = {f.name for f in fields(Article)}


def _article(path: str = "posts/2025-01-02-a.md", **values: object) -> Article:
    """An article of that path; values go to its front matter where that knows them."""
    is_page = path.startswith("pages/")
    stem = path.rsplit("/", 1)[-1].removesuffix(".md")
    dated = not is_page and stem[:10].count("-") == 2
    date = datetime.fromisoformat(stem[:10]).replace(tzinfo=TOKYO) if dated else None
    name = stem[11:] if dated else stem
    front = {"title": name, "date": date}
    front |= {k: v for k, v in values.items() if k in _FRONT}
    rest = {k: v for k, v in values.items() if k in _ARTICLE and k not in _FRONT}
    unknown = set(values) - _FRONT - _ARTICLE
    assert not unknown, unknown
    given = {
        "name_slug": name,
        "subtitle": "",
        "excerpt": "",
        "reading_minutes": 1,
        "body": digest_text(path),
        **rest,
    }
    return Article(path=path, is_page=is_page, front=FrontMatter(**front), **given)


@pytest.fixture(scope="session")
def article() -> Callable[..., Article]:
    """``article(path, **values)``: an article as the prepare stage gives it."""
    return _article


@dataclass
class Blog:
    """A tiny site in a folder, changed and built step by step; each step gives the blog back."""

    root: Path
    now: str = "2026-01-01T00:00"
    report: BuildReport | None = None

    def settings(self, text: str = "", title: str = "試作") -> "Blog":
        """``site.toml``: the title and what else is given."""
        return self.file("site.toml", f'title = "{title}"\n{text}')

    def post(self, name: str, body: str = "本文です。\n", **front: object) -> "Blog":
        """A post; values of its front matter are written as YAML's flow form."""
        values = {"title": name.removesuffix(".md"), **front}
        lines = "".join(f"{key}: {_yaml(value)}\n" for key, value in values.items())
        return self.file(f"posts/{name}", f"---\n{lines}---\n\n{body}")

    def file(self, path: str, content: str | bytes) -> "Blog":
        """A file of the site, made or replaced."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
        target.write_bytes(data)
        return self

    def without(self, path: str) -> "Blog":
        """A file or folder of the site, taken away."""
        target = self.root / path
        if target.is_dir() and not target.is_symlink():
            shutil.rmtree(target)
        else:
            target.unlink(missing_ok=True)
        return self

    def build(self, *, fails: bool = False, **options: object) -> "Blog":
        """Build in this process; ``fails`` says whether it has to."""
        self.report = build_site(BuildOptions(root=self.root, **{"now": self.now, **options}))
        if fails is self.report.ok:
            told = "\n".join(f"{d.location} {d.code} {d.message}" for d in self.report.diagnostics)
            raise AssertionError(f"ok is {self.report.ok}: {told or 'nothing was said'}")
        return self

    @property
    def out(self) -> Path:
        return self.root / "public"

    def text(self, path: str) -> str:
        """What a published file says."""
        return (self.out / path).read_text("utf-8")

    def outputs(self) -> dict[str, bytes]:
        """Every file of the output folder."""
        return {
            f.relative_to(self.out).as_posix(): f.read_bytes()
            for f in sorted(self.out.rglob("*"))
            if f.is_file()
        }

    def stamps(self) -> dict[str, tuple[int, int]]:
        """Inode and mtime of every file of the output folder: any writing changes them."""
        stats = {f.relative_to(self.out).as_posix(): f.stat() for f in self.out.rglob("*")}
        return {name: (s.st_ino, s.st_mtime_ns) for name, s in stats.items()}

    def codes(self) -> list[str]:
        """The codes that the last build gave, in their order."""
        assert self.report is not None
        return [d.code for d in self.report.diagnostics]

    def told(self) -> list[tuple[str, str, int]]:
        """Code, path and line of what the last build said."""
        assert self.report is not None
        return [(d.code, d.location.path, d.location.line) for d in self.report.diagnostics]

    def build_counted(self) -> bool:
        """Build; whether the stages of the site were run."""
        real, run = stages.run_stages, []
        with mock.patch.object(
            stages, "run_stages", lambda *a, **k: run.append(a) or real(*a, **k)
        ):
            self.report = build_site(BuildOptions(root=self.root, now=self.now))
        return bool(run)

    def same_as_clean(self, folder: Path) -> None:
        """What a clean build in a folder of its own gives, and says, is what this one has."""
        clean = self.copy(folder)
        clean.build(fails=not self.report.ok)
        assert clean.told() == self.told()
        if self.report.ok:
            made, expected = self.outputs(), clean.outputs()
            assert set(made) == set(expected)
            assert [name for name in made if made[name] != expected[name]] == []
            for name in ("posts", "pages", "mended", "left_out", "next_due"):
                assert getattr(clean.report, name) == getattr(self.report, name), name
            assert clean.report.written == self.report.written + self.report.kept
        shutil.rmtree(folder)

    def copy(self, to: Path) -> "Blog":
        """The sources alone, in another folder."""
        ignore = shutil.ignore_patterns("public", ".ssg-cache")
        shutil.copytree(self.root, to, ignore=ignore, symlinks=True)
        return Blog(to, self.now)


def _yaml(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, (str, list, tuple)):
        return str(value).lower() if isinstance(value, bool) else str(value)
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'
    return "[" + ", ".join(_yaml(v) for v in value) + "]"


def _small_png(
    width: int = 3, height: int = 2, shade: int = 120, lines: bytes | None = None
) -> bytes:
    """A PNG of one grey, without a library; ``lines`` are the pixels where they shall be others."""

    def chunk(name: bytes, body: bytes) -> bytes:
        check = zlib.crc32(name + body)
        return len(body).to_bytes(4, "big") + name + body + check.to_bytes(4, "big")

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    if lines is None:
        lines = (b"\0" + bytes([shade]) * width) * height
    chunks = (chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(lines)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


@pytest.fixture(scope="session", autouse=True)
def _no_cards() -> Iterator[None]:
    """To draw posts' cards takes a while: only tests that ask for ``drawn_cards`` do."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stages, "open_painter", lambda font, digest: None)
        yield


@pytest.fixture
def drawn_cards(monkeypatch: pytest.MonkeyPatch) -> None:
    """Builds in this process draw a card for each post, as they do for users."""
    monkeypatch.setattr(stages, "open_painter", open_painter)


@pytest.fixture(scope="session")
def small_png() -> Callable[..., bytes]:
    """``small_png(width, height)``: a PNG of one grey."""
    return _small_png


@pytest.fixture
def blog(tmp_path: Path) -> Blog:
    """An empty site with a title."""
    return Blog(tmp_path / "blog").settings()


@pytest.fixture
def small_blog(blog: Blog) -> Blog:
    """A site with a bit of everything."""
    blog.settings(
        'base_url = "https://example.com/b"\nposts_per_page = 2\nauthor = "編集部"\n'
        "[params]\nz = 1\na = 2\n"
    )
    blog.post("2025-01-01-a.md", "最初の**本文**です。\n\n![図](chart.png)\n", tags=["AI", "推論"])
    blog.post(
        "2025-02-02-b.md", "[前の記事](2025-01-01-a.md)を読む。\n", tags=["AI"], series="連載"
    )
    blog.post(
        "en/2025-02-03-c.md", "Plain English text.\n", lang="en", series="連載",
        categories=["C++"], aliases=["/old/"], updated="2025-03-01",
    )  # fmt: skip
    blog.file("posts/chart.png", _small_png()).file("static/images/x.txt", "x")
    blog.file("pages/about.md", "---\ntitle: このブログ\n---\n\n説明です。\n")
    return blog


@pytest.fixture(scope="session")
def repository() -> Path:
    """The repository's root."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared_folder(repository: Path) -> Path:
    """The folder with the shared seeds and contracts; a test that needs it is skipped without."""
    folder = Path(os.environ.get("TSUGIME_SHARED", repository.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"needs the shared folder (TSUGIME_SHARED): {folder} is absent")
    return folder


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """One for all tests of a worker: Playwright stands only one in a process."""
    if not CHROMIUM:
        pytest.skip("no Chromium: install Debian's chromium, or name one in CHROMIUM")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser
        browser.close()
