"""A body of a page made fit for feed readers."""

import html
import re

from ssg.feeds.xml_text import clean

# Means of the page's own layout and scripts. Readers drop them, and the W3C's feed validator
# warns of each (SecurityRiskAttr, DangerousStyleAttr).
_ONE = r' (?:aria-[\w-]++|role|style|tabindex|fetchpriority)="[^"]*+"'
_PAGE_ONLY = re.compile(_ONE)
# A tag that has one. The input is the sanitiser's output: every tag is closed, every value in
# double quotes.
_ANY = r' [^\s<>"=]++="[^"]*+"'
_TAG = re.compile(rf'<[a-zA-Z][^\s<>"]*+(?:{_ANY})*?{_ONE}(?:{_ANY})*+>')
_SIGNS = (" aria-", " role=", " style=", " tabindex=", " fetchpriority=")


def _without_page_only(tag: re.Match[str]) -> str:
    return _PAGE_ONLY.sub("", tag[0])


def feed_html(body: str) -> str:
    """The body without attributes that mean nothing outside its page, fit for XML, and clean."""
    body = clean(body)
    if not any(sign in body for sign in _SIGNS):  # most bodies: the tags need not be looked for
        return body
    return _TAG.sub(_without_page_only, body)


def as_html(text: str) -> str:
    """Plain text as HTML."""
    return html.escape(text, quote=False)
