"""Pieces of Markdown and HTML that mean something, for random bodies."""

from hypothesis import strategies as st

_SIGNS = [
    *"*_`~[](){}<>!#&:|-+=\\^%'\"/?.1a。「」あ ", "\n", "\n\n", "\t", "    ", "　", "é", "\xa0",
    "\u2028", "\ufe01", "**", "***", "~~", "```", "\n```\n", "\n~~~ py\n", "\n> ", "\n- ", "\n* ",
    "\n1. ", "\n3) ", "\n- [ ] a\n", "\n# H\n", "\n## h {#id}\n", "\n### a\n", "\n---\n", "\n===\n",
    "\n***\n", "\n: ", "\n| a | b |\n|---|:-:|\n| c | d |\n", "\n|  | b |\n|--|--|\n| c |\n",
]  # fmt: skip
_INLINES = [
    "**a**", "*あ*", "**「あ」**", "*a*b", "`a`", "[a](/b)", "[a](/b/c?d=e&f \"t<\")", "[a](#b)",
    "[a](https://b.example/c_d)", "[あ](http://b.example/c?d=e&f=g)", "[a](http://1.2.3/x)",
    "[a](//b.example)", "[a](b.md)", "[a](javascript:x)", "[a](java\tscript:x)", "[a](mailto:b)",
    "[ ](/b)", "[](/b)", "[a](https://xn--b.example/)", "[a](http://b.example:99999/)", "[a](x:y)",
    "[a][b]", "\n[b]: /c 'd'\n", "![a](b.png)", "<http://a.example>", "https://a.example/b",
    "[^1]", "\n[^1]: x\n", "^[x]", "{.a}", "{: .b}", "\n{.c #d}\n", "{#e}", "[`a`](/b)", "[**a**](/b)",
    "\n!!! note\n    x\n", "\n> [!NOTE]\n> x\n", "{% post_url a %}", "&amp;", "&nbsp;", "&#2;", "\\*",
]  # fmt: skip
_HTML = [
    "<b>", "</b>", "<p>", "</p>", "<a href='/x'>", "</a>", "<script>", "</script>", "<!--", "-->",
    "<img src=x onerror=y>", "<h3 id=a>", "</h3>", "<table><tr><td>", "</td>", "<pre>", "<svg>",
    "<title>", "<br>", "<div id='a'>", "</div>",
]  # fmt: skip

markdown = st.lists(st.sampled_from(_SIGNS + _INLINES), max_size=40).map("".join)
markdown_and_html = st.lists(st.sampled_from(_SIGNS + _INLINES + _HTML), max_size=40).map("".join)
