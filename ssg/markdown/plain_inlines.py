"""The commonest inlines read at one glance: ``**words**``, ``*words*`` and ``[words](address)``.

Where nothing stands between the signs that could mean anything, markdown-it's rules come to the
same tokens by a longer way. Anything else is left to them.
"""

import re

from markdown_it.parser_inline import RuleFuncInlineType
from markdown_it.rules_inline.state_inline import StateInline

from ssg.markdown.tokens import make_token

# Text in which no inline begins.
WORDS = r"[^\n\\!&*_~`<\[\]:{^]+"
_STRESSED = re.compile(rf"(\*{{1,2}})(?!\*)({WORDS})\1(?!\*)")
# An address that ``normalizeLink`` gives back as it is.
LINK = re.compile(
    rf"\[(?P<label>{WORDS})\]\((?P<address>https?://[a-z0-9]+(?:[.\-][a-z0-9]+)*\.[a-z]{{2,}}(?:/[A-Za-z0-9\-._~/]*)?"
    r"|/[A-Za-z0-9\-._~]+(?:/[A-Za-z0-9\-._~]*)*)\)"
)
_STAR = ord("*")


def with_plain_emphasis(rule: RuleFuncInlineType) -> RuleFuncInlineType:
    """``rule`` for emphasis, asked only where the stars are not plainly a pair."""

    def emphasis(state: StateInline, silent: bool) -> bool:
        found = None if silent else _STRESSED.match(state.src, state.pos, state.posMax)
        # Letters inside both stars: whatever stands outside, the one opens and the other closes.
        if (
            not found
            or not (found[2][0].isalnum() and found[2][-1].isalnum())
            or any(mark.marker == _STAR for mark in state.delimiters)
        ):
            return rule(state, silent)
        tag = "em" if len(found[1]) == 1 else "strong"
        token = state.push(f"{tag}_open", tag, 0)
        token.nesting, token.markup = 1, found[1]
        text = make_token("text", "", 0)
        text.content = found[2]
        state.tokens.append(text)
        token = state.push(f"{tag}_close", tag, 0)
        token.nesting, token.markup = -1, found[1]
        state.pos = found.end()
        return True

    return emphasis


def with_plain_links(rule: RuleFuncInlineType) -> RuleFuncInlineType:
    """``rule`` for links, asked only where text and address are not plain."""

    def link(state: StateInline, silent: bool) -> bool:
        found = LINK.match(state.src, state.pos, state.posMax)
        if not found:
            return rule(state, silent)
        if not silent:
            state.push("link_open", "a", 1).attrs = {"href": found[2]}
            text = make_token("text", "", 0)
            text.content, text.level = found[1], state.level
            state.tokens.append(text)
            state.push("link_close", "a", -1)
        state.pos = found.end()
        return True

    return link
