"""The HTML that a body may hold. Everything else is taken out by the sanitiser.

Left out on purpose: whatever runs, loads or embeds; forms; elements that make landmarks of the
page (``main``, ``nav``, ``aside``, ``header``, ``footer``) or are obsolete.
"""

import re

SCHEMES = frozenset({"http", "https", "mailto", "tel"})

_TAGS = (
    "a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em "
    "figcaption figure h1 h2 h3 h4 h5 h6 hr i img input ins kbd li mark ol p pre q rp rt ruby s "
    "samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var "
    "wbr"
)
TAGS = frozenset(_TAGS.split())
# Elements whose content is no text for readers.
_DROPPED = (
    "script style template iframe object noscript svg math title textarea select noframes "
    "xmp plaintext"
)
DROPPED_WITH_CONTENT = frozenset(_DROPPED.split())
# Those whose content a browser does not parse, so that they do not nest.
RAW_TEXT = frozenset({"script", "style", "iframe", "noframes", "title", "textarea", "xmp"})
# Elements that HTML has or had, taken out with their content left in place.
_OTHER = (
    "acronym address applet area article aside audio base basefont big body button canvas center "
    "data datalist dialog dir embed fieldset font footer form frame frameset head header hgroup "
    "html image keygen label legend link main map marquee menu meta meter nav nobr noembed "
    "optgroup option output param picture portal progress rb rtc search slot source strike track "
    "tt video"
)
OTHER_ELEMENTS = frozenset(_OTHER.split())
# ``data-l``, ``data-i`` and ``style`` are read by the sanitiser's second step and never published.
ATTRIBUTES = {
    "*": {"id", "class", "title", "lang", "data-i", "style"},
    "a": {"href", "rel", "data-l", "aria-label"},
    "img": {"src", "alt", "width", "height", "data-l"},
    "input": {"type", "checked", "aria-label"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "ol": {"start", "reversed"},
    "li": {"value"},
    "details": {"open"},
    "time": {"datetime"},
    "div": {"data-lang"},
}
_DIRECTION = {"dir": {"ltr", "rtl", "auto"}}
ATTRIBUTE_VALUES = {
    "a": {"role": {"doc-noteref", "doc-backlink"}},
    "section": {"role": {"doc-endnotes"}, "aria-labelledby": {"footnotes-title"}},
    "div": {"role": {"note"}, **_DIRECTION},
    "img": {"loading": {"lazy", "eager"}},
    "th": {"scope": {"row", "col", "rowgroup", "colgroup"}},
    "ol": {"type": {"1", "a", "A", "i", "I"}},
    **dict.fromkeys(("bdo", "bdi", "p", "span", "blockquote", "q"), _DIRECTION),
}
REL = frozenset({"nofollow", "sponsored", "ugc", "noopener", "noreferrer", "external", "license"})
# What an attribute's value must look like: a language tag (BCP 47), a date or time (WHATWG HTML,
# 2.3.5), a number.
FORMS = {
    "lang": re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*"),
    "datetime": re.compile(
        r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?"
        r"(?:Z|[+\-][0-9]{2}:?[0-9]{2})?)?)?)?|[0-9]{2}:[0-9]{2}(?::[0-9]{2})?"
    ),
    **dict.fromkeys(("width", "height", "colspan", "rowspan"), re.compile(r"[1-9][0-9]{0,4}")),
    **dict.fromkeys(("start", "value"), re.compile(r"-?[0-9]{1,6}")),
}
