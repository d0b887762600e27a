"""A body of a page made fit for feed readers."""

import html
import re

from ssg.feeds.xml_text import clean

# The input is the sanitiser's output: every tag is closed, every value in double quotes.
_TAG = re.compile(r'<[a-zA-Z][^<>"]*(?:"[^"]*"[^<>"]*)*>')
# Means of the page's own layout and scripts. Readers drop them, and the W3C's feed validator
# warns of each (SecurityRiskAttr, DangerousStyleAttr).
_PAGE_ONLY = re.compile(r' (?:aria-[\w-]+|role|style|tabindex|fetchpriority)="[^"]*"')
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
