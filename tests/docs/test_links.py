"""Every relative link of the documents leads to a file that is there, and to a heading of it."""

import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted(
    [*ROOT.glob("README*.md"), ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")]
)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_DROPPED = re.compile(r"[^\w\- ]")
_SOURCE = re.compile(r"""(?:href|src|srcset)=["']([^"'\s]+)""")
_OWN_ID = re.compile(r"""(?:id|name)=["']([^"']+)""")


def heading_anchor(text: str) -> str:
    """The anchor that GitHub and GitLab give a heading: lower case, hyphens, no marks."""
    return _DROPPED.sub("", text.strip().lower()).replace(" ", "-")


def flat(tokens: list[Token]) -> list[Token]:
    """Block and inline tokens in one list."""
    return [part for token in tokens for part in (token, *(token.children or ()))]


@cache
def tokens_of(document: Path) -> list[Token]:
    return MarkdownIt("commonmark").enable("table").parse(document.read_text(encoding="utf-8"))


@cache
def anchors(document: Path) -> frozenset[str]:
    """Every anchor of a document; a heading said again gets a number, as the hosts give it."""
    found: dict[str, int] = {}
    names: set[str] = set()
    tokens = tokens_of(document)
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open":
            plain = "".join(t.content for t in inline.children or () if t.type != "html_inline")
            anchor = heading_anchor(plain)
            again = found.get(anchor, 0)
            found[anchor] = again + 1
            names.add(f"{anchor}-{again}" if again else anchor)
    for token in flat(tokens):
        if token.type in ("html_block", "html_inline"):
            names.update(_OWN_ID.findall(token.content))
    return frozenset(names)


def links(document: Path) -> list[str]:
    """What the links and pictures of a document point to, those written as HTML too."""
    found: list[str] = []
    for token in flat(tokens_of(document)):
        found += [str(v) for k, v in token.attrs.items() if k in ("href", "src")]
        if token.type in ("html_block", "html_inline"):
            found += _SOURCE.findall(token.content)
    return found


def problem(document: Path, target: str) -> str:
    """What is wrong with a link, in words; empty for one that leads somewhere."""
    if _ELSEWHERE.match(target) or target.startswith("//"):
        return ""
    path, _, fragment = unquote(target).partition("#")
    goal = (document.parent / path).resolve() if path else document
    if not goal.is_relative_to(ROOT):
        return "leads out of the repository"
    if not goal.exists():
        return "is not there"
    if fragment and (goal.suffix != ".md" or fragment not in anchors(goal)):
        return f"has no heading #{fragment}"
    return ""


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_every_relative_link_leads_somewhere(document: Path) -> None:
    wrong = [
        f"{target}: {said}" for target in links(document) if (said := problem(document, target))
    ]
    assert not wrong


@pytest.mark.parametrize(
    "document",
    [p for p in DOCUMENTS if p.is_relative_to(ROOT / "docs")],
    ids=lambda p: p.relative_to(ROOT).as_posix(),
)
def test_every_document_is_reached_from_the_index(document: Path) -> None:
    index = ROOT / "docs" / "README.md"
    reached = {index, *((index.parent / t.partition("#")[0]).resolve() for t in links(index))}
    assert document.resolve() in reached


def test_the_check_finds_what_leads_nowhere() -> None:
    index = ROOT / "docs" / "README.md"
    assert problem(index, "nothing.md") == "is not there"
    assert problem(index, "../../elsewhere.md") == "leads out of the repository"
    assert problem(index, "#no-such-heading") == "has no heading #no-such-heading"
    assert problem(index, "README.md") == ""
    assert problem(index, "https://example.com/") == ""


def test_the_readme_and_its_twin_have_the_same_parts() -> None:
    """The twins say the same: as many headings of each level, the same commands and pictures."""
    english, japanese = (tokens_of(ROOT / name) for name in ("README.md", "README.ja.md"))

    def shape(tokens: list[Token]) -> list[str]:
        return [t.tag for t in tokens if t.type == "heading_open"]

    def commands(tokens: list[Token]) -> list[str]:
        blocks = [t.content for t in tokens if t.type == "fence" and t.info == "console"]
        return [line for text in blocks for line in text.splitlines() if line.startswith("$ ")]

    assert shape(english) == shape(japanese)
    assert commands(english) == commands(japanese)
