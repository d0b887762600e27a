"""Code blocks, highlighted at build time.

After the fence stands the language, then perhaps a title: ```` ```python title="main.py" ````, or
``` ```python:main.py ``` as on Zenn and Qiita.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml, unescapeAll
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType

from ssg.markdown.highlight import highlight
from ssg.markdown.notes import Note
from ssg.markdown.render_rules import add_render_rule

_TITLE = re.compile(r"\btitle=(?:\"([^\"]*)\"|'([^']*)'|(\S+))")


def language_and_title(info: str) -> tuple[str, str]:
    """The language, in lower case, and the title that stand after a fence; empty where missing."""
    text = unescapeAll(info).strip()
    word, _, rest = text.partition(" ")
    language, _, title = word.strip("{}.").partition(":")
    found = _TITLE.search(rest)
    if found:
        title = found[1] or found[2] or found[3] or ""
    return language.lower(), title


def _code(token: Token, env: EnvType) -> str:
    language, title = language_and_title(token.info)
    inner = highlight(token.content, language) if language else None
    if language and inner is None:
        env["notes"].append(
            Note(
                "SSG309",
                token.map[0] if token.map else 0,
                f"the language “{language}” is not known, so the code is not coloured",
                "write a name that Pygments knows, or text",
                token.info.strip(),
            )
        )
    token.attrJoin("class", "highlight")
    attributes = RendererHTML.renderAttrs(token)
    named = ""
    if language:
        attributes += f' data-lang="{escapeHtml(language)}"'
        named = f' class="language-{escapeHtml(language)}"'
    body = inner if inner is not None else escapeHtml(token.content)
    html = f"<div{attributes}><pre><code{named}>{body}</code></pre></div>\n"
    if title:
        caption = f'<figcaption class="code-title">{escapeHtml(title)}</figcaption>\n'
        return f'<figure class="code">{caption}{html}</figure>\n'
    return html


def install(md: MarkdownIt) -> None:
    """Fenced and indented blocks alike."""
    add_render_rule(md, "fence", _code)
    add_render_rule(md, "code_block", _code)
