"""What a reader's browser loads: little, and from nowhere else."""

import gzip
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ASSETS = ROOT / "static/assets"
SOURCES = (*sorted((ROOT / "templates").rglob("*.html")), ASSETS / "site.css", ASSETS / "site.js")

OFF_SITE = re.compile(r"""(?:src|srcset)=["'](?:https?:)?//|@import|url\(["']?(?:https?:)?//""")


def packed(name: str) -> int:
    return len(gzip.compress((ASSETS / name).read_bytes(), 9, mtime=0))


def test_style_and_script_are_light() -> None:
    assert packed("site.js") <= 8_000
    assert packed("site.css") + packed("site.js") <= 16_000


def test_a_post_of_the_sample_site_is_light_with_all_that_it_loads(sample: Path) -> None:
    posts = list(sample.glob("20*/*/*/*/index.html"))
    assert len(posts) > 15
    for post in posts:
        html = post.read_text("utf-8")
        loaded = re.findall(
            r'<(?:script|link)[^>]* (?:src|href)="(/assets/[^"]+\.(?:js|css))"', html
        )
        assert len(loaded) >= 2, "its style sheet and its script"
        sizes = {name: len(gzip.compress((sample / name[1:]).read_bytes(), 9)) for name in loaded}
        scripts = sum(size for name, size in sizes.items() if name.endswith(".js"))
        whole = len(gzip.compress(html.encode(), 9)) + sum(sizes.values())
        assert scripts <= 8_000, post
        assert whole <= 30_000, post
        # First paint needs the HTML, then one style sheet and one script, in one round trip; the
        # script does not stand in the way of the HTML, and a browser that cannot load it goes on.
        assert sum(name.endswith(".css") for name in loaded) == 1
        scripts_of_page = re.findall(r"<script([^>]*) src=", html)
        assert scripts_of_page == [' defer blocking="render"']


def test_what_the_first_paint_waits_for_stands_in_the_head(sample: Path) -> None:
    """After the head it is not waited for (HTML Standard, "render-blocking mechanism")."""
    for page in sample.rglob("*.html"):
        _, _, body = page.read_text("utf-8").partition("</head>")
        assert "blocking=" not in body, page


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_nothing_is_loaded_from_another_host(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(
        r"""(?:src|srcset)=["'](?:https?:)?//|@import|url\(["']?(?:https?:)?//""", text
    )


def test_the_script_in_the_head_is_tiny() -> None:
    head = (ROOT / "templates/partials/head.html").read_text("utf-8")
    (script,) = re.findall(r"<script>(.*?)</script>", head)
    assert len(script) <= 450


def test_every_asset_that_a_template_names_is_there() -> None:
    named = {
        name
        for path in (ROOT / "templates").rglob("*.html")
        for name in re.findall(r"asset\(\"([^\"]+)\"\)", path.read_text("utf-8"))
    }
    assert named
    assert named <= {path.name for path in ASSETS.iterdir()}
