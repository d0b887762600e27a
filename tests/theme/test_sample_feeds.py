"""The sample site's feeds by the rules of the W3C's feed validator.

The validator (github.com/w3c/feedvalidator) is a service of Python 2 times and on no package index;
these are its rules for what our feeds hold, by the names that it gives its messages.
"""

import re
from datetime import datetime
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import etree

NAMES = {
    "a": "http://www.w3.org/2005/Atom", "c": "http://purl.org/rss/1.0/modules/content/",
    "h": "http://www.w3.org/1999/xhtml", "m": "http://search.yahoo.com/mrss/",
}  # fmt: skip
# What a reader may show without risk (SecurityRisk, SecurityRiskAttr, DangerousStyleAttr).
ELEMENTS = frozenset(
    re.findall(r"\w+", """
    a abbr b bdi blockquote br caption cite code col colgroup dd del details dfn div dl dt em
    figcaption figure h1 h2 h3 h4 h5 h6 hr i img input ins kbd li mark ol p picture pre q rp rt
    ruby s samp section small source span strong sub summary sup table tbody td tfoot th thead
    time tr u ul var wbr
    """)
)  # fmt: skip
ATTRIBUTES = frozenset(
    re.findall(r"\w+", """
    align alt checked class colspan datetime decoding dir disabled height href hreflang id lang
    loading media open rel reversed rowspan scope sizes span src srcset start title type value
    width
    """)
)  # fmt: skip
VOID = {"br", "col", "hr", "img", "input", "source", "wbr"}
FULL = re.compile(r"[a-zA-Z][0-9a-zA-Z+.-]*:(//)?[0-9a-zA-Z;/?:@&=+$.\-_!~*'()%,#]+")


class _Body(HTMLParser):
    def __init__(self, base: str) -> None:
        super().__init__()
        self.base, self.wrong, self.open = base, [], []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ELEMENTS:
            self.wrong.append(f"SecurityRisk <{tag}>")
        for name, value in attrs:
            if name not in ATTRIBUTES and not name.startswith("data-"):
                self.wrong.append(f"SecurityRiskAttr {tag} {name}")
            if name in ("href", "src") and not self._whole(value or ""):
                self.wrong.append(f"ContainsRelRef {value}")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"NotHtml </{tag}>")

    def _whole(self, url: str) -> bool:
        return bool(FULL.fullmatch(urljoin(self.base, url)))


def _feeds(sample: Path) -> list[Path]:
    return sorted(
        path for path in sample.rglob("*.xml") if b"<feed" in path.read_bytes()[:400]
        or b"<rss" in path.read_bytes()[:400]
    )  # fmt: skip


def test_every_feed_keeps_the_validators_rules(sample: Path) -> None:
    paths = _feeds(sample)
    assert len(paths) > 20
    for path in paths:
        data = path.read_bytes()
        tree = etree.fromstring(data)
        text = data.decode("utf-8")  # NotUTF8
        # BadCharacters; U+FFFD too, but one post speaks of that very sign.
        assert not re.search("[\x80-\x9f]", text), path
        is_rss = tree.tag == "rss"
        wrong = _rss(tree) if is_rss else _atom(tree)
        assert wrong == [], path
        for div in tree.iter(f"{{{NAMES['h']}}}*"):
            assert etree.QName(div).localname in ELEMENTS, path
            assert not [name for name in div.attrib if name.startswith("on") or name == "style"]


def _atom(feed: etree._Element) -> list[str]:
    needed = ("id", "title", "updated", "author/a:name")
    told = {name: feed.findtext(f"a:{name}", "", NAMES).strip() for name in needed}
    wrong = [f"MissingElement {name}" for name, text in told.items() if not text]
    if [link.get("rel") for link in feed.findall("a:link", NAMES)].count("self") != 1:
        wrong.append("MissingSelf")
    if not feed.get("{http://www.w3.org/XML/1998/namespace}lang"):
        wrong.append("MissingDCLanguage")
    seen: set[tuple[str, str]] = set()
    ids = [entry.findtext("a:id", "", NAMES) for entry in feed.findall("a:entry", NAMES)]
    wrong += [f"InvalidFullLink {i}" for i in ids if not FULL.fullmatch(i)]
    wrong += ["DuplicateIds"] * (len(set(ids)) != len(ids))
    for entry in feed.findall("a:entry", NAMES):
        updated = datetime.fromisoformat(entry.findtext("a:updated", "", NAMES))  # InvalidRFC3339
        published = datetime.fromisoformat(entry.findtext("a:published", "", NAMES))
        if not updated.tzinfo or updated < published:
            wrong.append("ImplausibleDate")
        key = (ids[len(seen)], updated.isoformat())
        wrong += ["DuplicateUpdated"] * (key in seen)
        seen.add(key)
        if not entry.findtext("a:title", "", NAMES).strip():
            wrong.append("NotBlank title")
        for name in ("title", "summary"):
            for element in entry.findall(f"a:{name}", NAMES):
                if element.get("type", "text") == "text" and re.search(r"<\w|&\w+;", element.text):
                    wrong.append(f"ContainsUndeclaredHTML {name}")
        (content,) = entry.findall("a:content", NAMES)
        base = content.get("{http://www.w3.org/XML/1998/namespace}base", "")
        wrong += _html(content.text or "", base)
    return wrong


def _rss(rss: etree._Element) -> list[str]:
    (channel,) = rss
    order = [etree.QName(child).localname for child in channel]
    wrong = [f"Missing {n}" for n in ("title", "link", "description", "language") if n not in order]
    first = order.index("item") if "item" in order else len(order)
    wrong += ["MisplacedItem"] * (set(order[first:]) > {"item"})
    selfs = [link for link in channel.findall("a:link", NAMES) if link.get("rel") == "self"]
    wrong += ["MissingAtomSelfLink"] * (len(selfs) != 1)
    guids = [item.findtext("guid", "") for item in channel.findall("item")]
    wrong += ["NotSufficientlyUnique"] * (len(set(guids)) != len(guids))
    for item in channel.findall("item"):
        when = item.findtext("pubDate", "")
        date = parsedate_to_datetime(when)  # InvalidRFC2822Date
        wrong += ["IncorrectDOW"] * (date.strftime("%a") != when[:3])
        tags = [etree.QName(child).localname for child in item]
        if tags.index("description") > tags.index("encoded"):
            wrong.append("NeedDescriptionBeforeContent")
        if re.search(r"<\w|&\w+;", item.findtext("title", "")):
            wrong.append("ContainsHTML title")
        if not urlsplit(item.findtext("link", "")).scheme:
            wrong.append("InvalidFullLink")
        wrong += _html(item.findtext("c:encoded", "", NAMES), "")
        wrong += _html(item.findtext("description", ""), "")
    return wrong


def _html(text: str, base: str) -> list[str]:
    body = _Body(base)
    body.feed(text)
    body.close()
    return body.wrong + [f"NotHtml: <{tag}> is open" for tag in body.open]


@pytest.mark.parametrize(
    ("html", "told"),
    [("<p onclick='x'>a</p>", "SecurityRiskAttr"), ("<script>x</script>", "SecurityRisk <script>"),
     ("<a href='/x/'>a</a>", "ContainsRelRef"), ("<p><em>a</p>", "NotHtml"), ("<p>", "NotHtml")],
)  # fmt: skip
def test_the_rules_tell_what_they_are_for(html: str, told: str) -> None:
    assert any(line.startswith(told) for line in _html(html, ""))
