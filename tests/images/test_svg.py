"""SVG made harmless."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssg.images.header import DamagedImageError
from ssg.images.svg import clean_svg, looks_like_svg
from ssg.images.svg_style import stays_inside, without_comments

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 20 10">'


def clean(body: str, head: str = HEAD) -> str:
    return clean_svg(f"{head}{body}</svg>".encode()).data.decode()


ATTACKS = [
    "<script>alert(1)</script>",
    "<script xlink:href='https://x.example/a.js'/>",
    "<rect onclick='alert(1)' width='1'/>",
    "<g OnLoad='alert(1)'/>",
    "<a href='javascript:alert(1)'><text>x</text></a>",
    "<a xlink:href='javascript:alert(1)'><text>x</text></a>",
    "<image href='https://x.example/a.png'/>",
    "<image href='data:image/svg+xml;base64,PHN2Zz4='/>",
    "<image href='//x.example/a.png'/>",
    "<use href='https://x.example/a.svg#b'/>",
    "<use href='data:image/svg+xml,%3Csvg onload=alert(1)%3E#x'/>",
    "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'><script>alert(1)</script></body></foreignObject>",
    "<iframe xmlns='http://www.w3.org/1999/xhtml' src='javascript:alert(1)'/>",
    "<x:script xmlns:x='http://www.w3.org/2000/svg'>alert(1)</x:script>",
    "<x:script xmlns:x='http://www.w3.org/1999/xhtml'>alert(1)</x:script>",
    "<style>@import url(https://x.example/a.css);</style>",
    "<style>@im\\port 'https://x.example/a.css';</style>",
    "<style>a{fill:url(https://x.example/a)}</style>",
    "<style>a{fill:u\\72l(https://x.example/a)}</style>",
    "<style>a{fill:ur/**/l(https://x.example/a)}</style>",
    "<style><![CDATA[@import 'https://x.example/a.css';]]></style>",
    "<rect style='fill:url(https://x.example/a)'/>",
    "<rect fill='url(https://x.example/a#b)'/>",
    "<rect filter='url(\"https://x.example/a#b\")'/>",
    "<a><animate attributeName='href' values='javascript:alert(1)'/></a>",
    "<set attributeName='xlink:href' to='javascript:alert(1)'/>",
    "<set attributeName='onclick' to='alert(1)'/>",
    "<animate attributeName='style' to='fill:url(https://x.example/a)'/>",
    "<handler xmlns='http://www.w3.org/2001/xml-events'>alert(1)</handler>",
    "<text xml:base='https://x.example/'>x</text>",
    "<metadata><script xmlns='http://www.w3.org/1999/xhtml'>alert(1)</script></metadata>",
    "<audio src='https://x.example/a.mp3'/>",
    "<embed src='https://x.example/a'/>",
]  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_that_runs_or_loads_is_left(attack: str) -> None:
    made = clean(f"<rect id='kept' width='1' height='1'/>{attack}")
    lower = made.lower()
    for sign in (
        "script",
        "alert",
        "x.example",
        "foreignobject",
        "onclick",
        "onload",
        "svg+xml",
        "@im",
    ):
        assert sign not in lower, made
    assert 'id="kept"' in made
    assert clean_svg(made.encode()).data.decode() == made
    assert clean_svg(made.encode()).removed == ()


def test_what_is_taken_out_is_told_with_its_line() -> None:
    made = clean_svg(f"{HEAD}\n<script/>\n<g onclick='x'/>\n<metadata/>\n</svg>".encode())
    assert made.removed == ((2, "<script>"), (3, "the attribute onclick"))


def test_editors_notes_go_without_a_word() -> None:
    body = (
        "<!-- by me --><metadata><x/></metadata><i:pgf xmlns:i='http://ns.adobe.com/i/'/>"
        "<g xmlns:s='http://sodipodi.example/' s:docname='/home/me/secret.svg'/>"
    )
    made = clean_svg(f"{HEAD}{body}</svg>".encode())
    assert made.removed == ()
    assert made.data.decode().endswith('viewBox="0 0 20 10"><g/></svg>')


def test_what_a_chart_needs_stays() -> None:
    body = (
        "<title>図</title><defs><linearGradient id='g'><stop offset='0' stop-color='#fff'/>"
        "</linearGradient></defs><style>.a{fill:url(#g)}</style><rect class='a' style='stroke:red'/>"
        "<use xlink:href='#g'/><text x='1' text-anchor='middle'>a &lt; b &amp; c</text>"
        "<image href='data:image/png;base64,AAAA'/><animate attributeName='opacity' to='0'/>"
    )
    made = clean(body)
    for kept in ('href="#g"', ".a{fill:url(#g)}", "a &lt; b &amp; c", "data:image/png;base64,AAAA",
                 'stroke:red', 'stop-color="#fff"', "<title>図</title>", 'to="0"'):  # fmt: skip
        assert kept in made
    ET.fromstring(made)


@pytest.mark.parametrize(
    ("head", "size"),
    [
        ('<svg width="300" height="200">', (300, 200)),
        ('<svg width="2in" viewBox="0 0 10 5">', (192, 96)),
        ('<svg viewBox="0, 0, 760 430.4">', (760, 430)),
        ('<svg width="100%" height="100%" viewBox="0 0 4 3">', (4, 3)),
        ('<svg height="30px" viewBox="0 0 20 10">', (60, 30)),
        ("<svg>", (0, 0)),
        ('<svg width="-3" viewBox="0 0 x y">', (0, 0)),
        ('<svg width="1e9" height="1e9">', (0, 0)),
    ],
)
def test_the_size_is_read(head: str, size: tuple[int, int]) -> None:
    made = clean_svg(f"{head}</svg>".encode())
    assert (made.width, made.height) == size
    assert b'xmlns="http://www.w3.org/2000/svg"' in made.data, "without it no browser draws it"


def test_entities_of_drawing_programs_are_read_and_bombs_refused() -> None:
    plain = '<!DOCTYPE svg [<!ENTITY ns "http://x/"><!ENTITY t "文">]><svg><text>&t;</text></svg>'
    assert "<text>文</text>" in clean_svg(plain.encode()).data.decode()
    nested = '<!DOCTYPE svg [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><svg>&b;</svg>'
    outside = '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>'
    parameter = '<!DOCTYPE svg [<!ENTITY % a "x">]><svg/>'
    wide = f'<!DOCTYPE svg [<!ENTITY a "{"x" * 1999}">]><svg><text>{"&a;" * 3000}</text></svg>'
    for bomb in (nested, outside, parameter, wide):
        with pytest.raises(DamagedImageError):
            clean_svg(bomb.encode())


@pytest.mark.parametrize(
    "data",
    [b"", b"<svg", b"<html/>", b"<svg><g></svg>", b'<?xml version="1.0" encoding="nope"?><svg/>',
     b"<svg>" + b"<g>" * 300 + b"</g>" * 300 + b"</svg>", b"\xff\xfe<"],
)  # fmt: skip
def test_what_is_no_svg_is_refused(data: bytes) -> None:
    with pytest.raises(DamagedImageError):
        clean_svg(data)


def test_other_encodings_are_read() -> None:
    for encoding in ("utf-16", "iso-8859-1"):
        data = f'<?xml version="1.0" encoding="{encoding}"?><svg><text>é</text></svg>'.encode(
            encoding
        )
        assert looks_like_svg(data)
        assert "é" in clean_svg(data).data.decode()


def _element(tag: str, children: list, attrs: dict) -> ET.Element:
    element = ET.Element(tag, attrs)
    element.text = "url(//x)"
    element.extend(children)
    return element


TREES = st.recursive(
    st.text(alphabet="ab<&\"'文 ", max_size=5).map(lambda t: ET.Element("text", {"x": t})),
    lambda inner: st.builds(
        _element,
        st.sampled_from(["g", "script", "rect", "a", "style", "foreignObject", "use", "unknown"]),
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["onload", "href", "fill", "style", "id", "nope"]),
            st.sampled_from(["#a", "javascript:x", "url(#a)", "url(//x)", "red", "a<b"]),
            max_size=3,
        ),
    ),
    max_leaves=8,
)


@given(TREES)
def test_whatever_goes_in_comes_out_harmless_and_stays_so(tree: ET.Element) -> None:
    root = ET.Element("svg")
    root.append(tree)
    made = clean_svg(ET.tostring(root)).data
    for element in ET.fromstring(made).iter():
        assert not element.tag.endswith(("script", "foreignObject", "}a", "unknown"))
        assert not any(name.startswith("on") for name in element.attrib)
        assert element.attrib.get("href", "#").startswith("#")
    assert clean_svg(made).data == made


def test_the_shipped_drawings_stay_whole(repository: Path) -> None:
    for path in sorted(repository.glob("posts/img/*.svg")):
        data = path.read_bytes()
        made = clean_svg(data)
        assert made.removed == (), path.name
        before = [(e.tag, sorted(e.attrib)) for e in ET.fromstring(data).iter()]
        after = [(e.tag, sorted(e.attrib)) for e in ET.fromstring(made.data).iter()]
        assert before == after, path.name


def test_css_is_judged_without_its_comments() -> None:
    assert without_comments("a/* url(//x) */b/* open") == "ab"
    assert stays_inside("fill:url( '#a' )")
    assert not stays_inside("fill:url( '//a' )")
    assert not stays_inside("background:image-set('a.png' 1x)")
