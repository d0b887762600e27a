"""Style sheets and scripts for readers: fewer bytes, the same meaning."""

from pathlib import Path

import pytest

from ssg.model.pictures import Minifying
from ssg.render.minified import minified, minified_key, minifying

ASSETS = Path(__file__).parents[2] / "static/assets"
THEMES = sorted(p for p in ASSETS.iterdir() if p.suffix in {".css", ".js"})


@pytest.mark.parametrize("path", THEMES, ids=lambda path: path.name)
def test_the_themes_files_lose_a_fifth(path: Path) -> None:
    data = path.read_bytes()
    how = minifying(path.name)
    assert how is not None
    smaller = minified(data, how)
    assert len(smaller) <= 0.85 * len(data)
    assert minified(smaller, how) == smaller


def test_licences_and_what_is_written_in_strings_stay() -> None:
    css = b'/*! \xc2\xa9 A */ a  > b { content: "  /* x */ " ; width: calc(1px + 2px) }'
    assert minified(css, Minifying("css")) == (
        b'/*! \xc2\xa9 A */a>b{content:"  /* x */ ";width:calc(1px + 2px)}'
    )
    js = "/*! © A */\nvar a = `  b // ${c}  `; // d\nvar r = /\\/\\* x/g;\n".encode()
    assert (
        minified(js, Minifying("js"))
        == "/*! © A */var a=`  b // ${c}  `;var r=/\\/\\* x/g;".encode()
    )


def test_bytes_that_are_no_text_do_not_stop_a_build() -> None:
    assert minified(b"a { b: \xff }", Minifying("css")) == b"a{b:\xff}"


def test_only_style_sheets_and_scripts() -> None:
    assert minifying("logo.svg") is None
    assert minifying("LICENCE") is None
    assert minifying("a.b.css") == Minifying("css")
    assert minified_key("d", Minifying("css")) != minified_key("d", Minifying("js"))
