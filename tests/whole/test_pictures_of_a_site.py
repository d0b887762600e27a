"""Pictures in a whole site: what pages say of them, which files lie there, and what is made again."""

import gzip
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

pytest.importorskip("PIL.Image", reason="needs the extra images")

from PIL import Image

from ssg.commands import stages
from ssg.imaging.encoder import PillowEncoder


def photo(size: tuple[int, int] = (600, 400), shade: int = 0, **save: object) -> bytes:
    image = Image.effect_noise(size, 60).convert("RGB") if not shade else Image.linear_gradient(
        "L").resize(size).point(lambda v: (v + shade) % 256).convert("RGB")  # fmt: skip
    stream = BytesIO()
    image.save(stream, "JPEG", quality=90, **save)
    return stream.getvalue()


@pytest.fixture
def pictured(blog) -> object:
    """A post with two photos, one of them twice, and a page with an SVG."""
    blog.settings("[images]\nwidths = [100, 200, 4000]\n")
    blog.file("posts/img/one.jpg", photo(shade=1)).file("static/two.jpg", photo(shade=90))
    blog.post(
        "2025-01-01-a.md",
        '![一](img/one.jpg "キャプション")\n\n文。![二](/two.jpg)\n\n![一](img/one.jpg)\n',
    )
    blog.file("posts/drawing.svg", '<svg viewBox="0 0 4 3"><rect width="4" height="3"/></svg>')
    return blog.post("2025-01-02-b.md", "![図](drawing.svg)\n")


@pytest.fixture
def encodings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the encoder was asked for, in this process."""
    asked: list[str] = []
    real_look, real_encode = PillowEncoder.look, PillowEncoder.encode

    def look(self, data, header):
        asked.append("look")
        return real_look(self, data, header)

    def encode(self, data, makings):
        asked.extend(m.form for m in makings)
        return real_encode(self, data, makings)

    monkeypatch.setattr(PillowEncoder, "look", look)
    monkeypatch.setattr(PillowEncoder, "encode", encode)
    monkeypatch.setattr(stages, "spread_few", lambda function, count: map(function, range(count)))
    return asked


def test_a_page_shows_a_picture_in_formats_and_widths(pictured) -> None:
    pictured.build()
    page = pictured.text("2025/01/01/a/index.html")
    [first, second, third] = re.findall(r"<picture>.*?</picture>", page)
    assert f"<figure>{first}<figcaption>キャプション</figcaption></figure>" in page
    assert re.findall(r'<source type="([^"]+)"', first) == ["image/avif", "image/webp"]
    assert re.findall(r" (\d+)w", first) == ["100", "200", "600"] * 3
    assert 'width="600" height="400"' in first
    assert 'alt="一"' in first
    assert re.search(r'style="background-color:#[0-9a-f]{6}"', first)
    assert "lazy" not in first
    assert 'loading="lazy"' in second
    assert 'loading="lazy"' in third
    named = set(re.findall(r"/assets/img/[^ \"]+", page))
    assert len(named) == 18
    for url in named:
        assert (pictured.out / url.lstrip("/")).is_file(), url
    assert not (pictured.out / "2025/01/01/a/img/one.jpg").exists(), "the others take its place"
    assert (pictured.out / "two.jpg").is_file(), "what lies in static/ stays at its address"
    assert 'src="/2025/01/02/b/drawing.svg" alt="図" width="4" height="3"' in pictured.text(
        "2025/01/02/b/index.html"
    )
    feed = pictured.text("feed.xml")
    assert "/assets/img/one" in feed
    assert "&lt;picture" not in feed


def test_place_and_camera_are_in_no_published_file(blog) -> None:
    data = Image.Exif()
    data[0x010F] = "CameraMaker"
    data.get_ifd(0x8825)[1] = "N"
    shot = photo(exif=data)
    blog.file("static/shown.jpg", shot).file("posts/linked.jpg", shot).file("posts/own.jpg", shot)
    blog.file("static/named.jpg", shot).file("static/site.jpg", shot)
    blog.settings('image = "/site.jpg"\n')
    text = "![a](/shown.jpg) [b](linked.jpg) [c](/named.jpg)\n"
    blog.post("2025-01-01-a.md", text, image="own.jpg").build()
    files = blog.outputs()
    assert {"shown.jpg", "named.jpg", "site.jpg"} <= set(files)
    assert {"2025/01/01/a/linked.jpg", "2025/01/01/a/own.jpg"} <= set(files)
    assert [name for name, body in files.items() if b"CameraMaker" in body] == []


def test_the_sites_picture_for_shared_links_has_its_size(blog, tmp_path: Path) -> None:
    """Services that show a card before they have loaded its picture need it."""
    blog.file("static/site.jpg", photo((300, 157))).settings('image = "/site.jpg"\n')
    blog.post("2025-01-01-a.md").build()
    width = 'og:image:width" content="300">\n<meta property="og:image:height" content="157"'
    assert width in blog.text("index.html")
    blog.file("static/site.jpg", photo((400, 210))).build()
    assert 'og:image:width" content="400"' in blog.text("index.html")
    assert blog.copy(tmp_path / "clean").build().outputs() == blog.outputs()


def test_a_second_build_opens_no_picture_and_writes_nothing(pictured, encodings) -> None:
    before = pictured.build().stamps()
    assert encodings.count("look") == 2
    assert len(encodings) == 2 + 18
    encodings.clear()
    pictured.post("2025-01-03-c.md", "新しい文。\n").build()
    assert encodings == [], "a picture that has not changed is not opened"
    after = pictured.stamps()
    images = [name for name in before if name.startswith("assets/img")]
    assert images
    assert all(before[name] == after[name] for name in images)
    assert pictured.build().report.written == 0


def test_files_come_from_the_cache_and_stale_ones_go(pictured, encodings) -> None:
    first = pictured.build().outputs()
    encodings.clear()
    pictured.without("public").build()
    assert pictured.outputs() == first
    assert encodings == []
    pictured.post("2025-01-01-a.md", "もう写真はない。\n").build()
    assert [name for name in pictured.outputs() if name.startswith("assets/img")] == []
    pictured.file("posts/img/one.jpg", photo(shade=5)).post(
        "2025-01-01-a.md", "![一](img/one.jpg)"
    ).build()
    assert len([name for name in pictured.outputs() if "assets/img/one" in name]) == 9


def test_one_lost_file_is_made_again_with_the_same_bytes(pictured, encodings) -> None:
    first = pictured.build().outputs()
    name = next(n for n in first if n.endswith("-100.jpg"))
    encodings.clear()
    (pictured.out / name).unlink()
    (pictured.root / ".ssg-cache/images.sqlite").write_bytes(b"damaged")
    pictured.build()
    assert pictured.outputs() == first
    assert encodings == ["jpeg"]


def test_a_damaged_entry_of_the_cache_is_a_miss(pictured) -> None:
    first = pictured.build().outputs()
    with sqlite3.connect(pictured.root / ".ssg-cache/images.sqlite") as database:
        database.execute("UPDATE entry SET value = x'00'")
    with sqlite3.connect(pictured.root / ".ssg-cache/articles.sqlite") as database:
        database.execute("UPDATE entry SET value = x'00' WHERE key LIKE 'image-facts:%'")
    assert pictured.without("public").build().outputs() == first


def test_an_incremental_build_is_a_clean_one(pictured, tmp_path) -> None:
    pictured.build()
    pictured.file("posts/img/one.jpg", photo((300, 500), shade=9)).build()
    pictured.settings("[images]\nwidths = [150]\nquality = 60\n").build()
    assert pictured.copy(tmp_path / "clean").build().outputs() == pictured.outputs()
    pictured.settings("[images]\nenabled = false\n").build()
    assert pictured.copy(tmp_path / "off").build().outputs() == pictured.outputs()
    assert "<picture" not in pictured.text("2025/01/01/a/index.html")


def test_the_same_picture_under_two_names_is_made_once(blog, encodings) -> None:
    blog.file("posts/a.jpg", photo(shade=1)).file("posts/b.jpg", photo(shade=1))
    blog.post("2025-01-01-a.md", "![a](a.jpg) ![b](b.jpg)\n").build()
    assert len([n for n in blog.outputs() if n.startswith("assets/img")]) == 2 * 6
    assert len([e for e in encodings if e != "look"]) == 6


def test_a_bomb_and_a_damaged_file_are_errors_with_the_posts_line(
    blog, small_png: Callable, encodings
) -> None:
    blog.file("posts/bomb.png", small_png(20_000, 20_000, lines=b"")).build()
    blog.file("posts/cut.jpg", photo()[:-900]).file("posts/text.png", "no image")
    blog.post("2025-01-01-a.md", "文。\n\n![a](bomb.png)\n\n![b](cut.jpg)\n\n![c](text.png)\n")
    blog.build(fails=True)
    assert sorted(blog.told()) == [
        ("SSG409", "posts/2025-01-01-a.md", 7), ("SSG409", "posts/2025-01-01-a.md", 9),
        ("SSG410", "posts/2025-01-01-a.md", 11),
    ]  # fmt: skip
    assert "20,000 × 20,000 pixels" in blog.report.diagnostics[0].message
    assert encodings == ["look"], "the bomb was never decoded"


@pytest.mark.parametrize("target", ["none.png", "/none.png", "/images/none.png", "../none.png"])
def test_a_file_that_is_not_there_is_an_error_with_the_line(blog, target: str) -> None:
    blog.post("2025-01-01-a.md", f"文。\n\n![a]({target})\n").build(fails=True)
    assert blog.told() == [("SSG405", "posts/2025-01-01-a.md", 7)]


def test_an_svg_with_a_script_is_served_without_and_told(blog) -> None:
    evil = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">\n<script>alert(2)</script></svg>'
    blog.file("posts/a.svg", evil).file("static/b.svg", evil).file("posts/c.svg", evil)
    blog.post("2025-01-01-a.md", "![a](a.svg) [c](c.svg)\n")
    for _ in range(2):
        blog.build()
        assert sorted(blog.told()) == [
            ("SSG411", f, line)
            for f in ("posts/a.svg", "posts/c.svg", "static/b.svg")
            for line in (1, 2)
        ]
    for name, body in blog.outputs().items():
        if name.endswith(".svg") and not name.startswith("assets/"):
            assert b"alert" not in body, name


def test_a_compressed_svg_is_refused(blog) -> None:
    data = gzip.compress(b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    blog.file("static/a.svgz", data).file("posts/b.svgz", data)
    blog.post("2025-01-01-a.md", "[b](b.svgz)\n").build(fails=True)
    assert [(code, path) for code, path, _ in sorted(blog.told())] == [
        ("SSG409", "posts/b.svgz"), ("SSG409", "static/a.svgz"),
    ]  # fmt: skip


def test_a_moving_picture_stays_one_file(blog) -> None:
    frames = [Image.new("RGB", (200, 100), colour) for colour in ("red", "blue")]
    stream = BytesIO()
    frames[0].save(stream, "GIF", save_all=True, append_images=frames[1:])
    blog.file("posts/a.gif", stream.getvalue()).post("2025-01-01-a.md", "![a](a.gif)\n").build()
    assert '<img src="/2025/01/01/a/a.gif" alt="a" width="200" height="100">' in blog.text(
        "2025/01/01/a/index.html"
    )
    with Image.open(blog.out / "2025/01/01/a/a.gif") as made:
        assert made.n_frames == 2


def test_without_pillow_pictures_are_plain_with_one_hint(
    pictured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stages, "open_encoder", lambda: None)
    for _ in range(2):
        pictured.build()
        assert pictured.codes() == ["SSG412"]
    page = pictured.text("2025/01/01/a/index.html")
    assert '<img src="/2025/01/01/a/img/one.jpg" alt="一" width="600" height="400">' in page
    assert (pictured.out / "2025/01/01/a/img/one.jpg").is_file()
    assert "<picture" not in page
    pictured.settings("[images]\nenabled = false\n").build()
    assert pictured.codes() == []


def test_a_build_in_a_python_without_pillow(pictured, repository: Path) -> None:
    """The libraries of the extra are hidden from the whole program, not from one function."""
    program = (
        "import importlib.util as util, sys\n"
        "find = util.find_spec\n"
        "hidden = ('PIL', 'fontTools')\n"
        "util.find_spec = lambda name, *a: None if name in hidden else find(name, *a)\n"
        "sys.modules.update(dict.fromkeys(hidden))\n"
        "from ssg.__main__ import main\n"
        "sys.exit(main())"
    )
    command = [sys.executable, "-c", program, "build", "--root", str(pictured.root)]
    done = subprocess.run(
        [*command, "--now", pictured.now],
        cwd=repository,
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("SSG412") == 1
    assert "2 pictures are published as they are" in done.stderr
    assert "pip install 'tsugime[images]'" in done.stderr
    assert 'alt="一" width="600" height="400"' in pictured.text("2025/01/01/a/index.html")


def test_a_width_of_the_authors_own_decides_the_height(pictured) -> None:
    pictured.post("2025-01-01-a.md", "![一](img/one.jpg){width=150}\n").build()
    page = pictured.text("2025/01/01/a/index.html")
    assert 'width="150"' in page
    assert 'height="100"' in page
    assert "(min-width: 150px) 150px, 100vw" in page


def test_the_posts_own_picture_is_first_and_the_body_waits(pictured) -> None:
    pictured.post(
        "2025-01-01-a.md", "![一](img/one.jpg)\n", image="/two.jpg", image_alt="表紙"
    ).build()
    page = pictured.text("2025/01/01/a/index.html")
    own, body = re.findall(r"<picture>.*?</picture>", page)
    assert 'fetchpriority="high"' in own
    assert 'alt="表紙"' in own
    assert "lazy" not in own
    assert 'loading="lazy"' in body
    assert '<meta property="og:image:width" content="600">' in page
    assert re.search(r'property="og:image" content="http://localhost:8000/assets/img/two', page)
