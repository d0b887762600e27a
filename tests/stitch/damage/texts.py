"""The articles that are damaged: our own, and prose that is found on the machine."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

OWN = Path(__file__).parent.parent / "texts"


@dataclass(frozen=True)
class Article:
    """A whole text."""

    name: str
    lang: str
    text: str
    title: str = ""


@cache
def own_articles() -> tuple[Article, ...]:
    """The articles beside the tests."""
    return tuple(
        Article(path.stem, path.stem[:2], path.read_text(encoding="utf-8").strip("\n"))
        for path in sorted(OWN.glob("*.md"))
    )


@cache
def found_articles(folder: str, limit: int = 400) -> tuple[Article, ...]:
    """Articles in a folder of Markdown files, told apart by their script; empty when none."""
    found: list[Article] = []
    for path in sorted(Path(folder).rglob("*.md"))[: limit * 3]:
        try:
            text = path.read_text(encoding="utf-8").replace("\r\n", "\n").strip("\n")
        except (OSError, UnicodeDecodeError):
            continue
        text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL).strip("\n")
        if 900 <= len(text) <= 20000 and "---END---" not in text:
            found.append(Article(path.stem, language_of(text), text))
    return tuple(found[:limit])


def language_of(text: str) -> str:
    """ja, ko, zh or en, by the scripts that a text is written in."""
    if len(re.findall(r"[\u3041-\u3096]", text)) > len(text) * 0.05:
        return "ja"
    if len(re.findall(r"[\uac00-\ud7a3]", text)) > len(text) * 0.05:
        return "ko"
    return "zh" if len(re.findall(r"[\u4e00-\u9fff]", text)) > len(text) * 0.1 else "en"
