"""What an editor does between two builds, the same for every generator, and what shows it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.contestants import Contestant
from bench.sources import url_of

_TITLE = re.compile(r'^(title: "?)', re.MULTILINE | re.IGNORECASE)
_TAGS = re.compile(r"^(tags: )(.*)$", re.MULTILINE | re.IGNORECASE)
_BETWEEN_TAGS = re.compile(r'[\[\]",]+ *')
_REVISION = re.compile(r'<article>|(?<=data-revision=")\d+')


@dataclass(frozen=True, slots=True)
class Laid:
    """A site that has been laid out.

    Attributes:
        names: the files of the posts, the oldest first.
        log: what its programs say.
    """

    contestant: Contestant
    folder: Path
    names: tuple[str, ...]
    log: Path

    def post(self, name: str) -> Path:
        """The source file of a post."""
        return self.folder / self.contestant.posts / name

    @property
    def output(self) -> Path:
        """What its builds write."""
        return self.folder / self.contestant.output

    @property
    def newest(self) -> str:
        """The post that home page and feed show first."""
        return self.names[-1]

    @property
    def middle(self) -> str:
        """A post with neighbours on both sides and on no first page."""
        return self.names[len(self.names) // 2]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page has to say after a build: its path in the output folder, and a text."""

    path: str
    text: str

    def is_true(self, output: Path) -> bool:
        """Whether it does."""
        page = output / self.path
        return page.is_file() and self.text in page.read_text("utf-8", "replace")


# Changes a site, for the so-many-th time, and says what has to be seen then.
Edit = Callable[[Laid, int], tuple[Shown, ...]]


def nothing(_: Laid, __: int) -> tuple[Shown, ...]:
    """No change."""
    return ()


def body(laid: Laid, number: int) -> tuple[Shown, ...]:
    """A sentence is added to a post in the middle."""
    mark = f"Edited-body-{number}"
    _change(laid.post(laid.middle), lambda text: f"{text.rstrip()}\n\n{mark}.\n")
    return (_page(laid.middle, mark),)


def title(laid: Laid, number: int) -> tuple[Shown, ...]:
    """The newest post gets another title: home page, lists, feed and a neighbour show it."""
    mark = f"Edited-title-{number}"
    _change(laid.post(laid.newest), lambda text: _TITLE.sub(rf"\g<1>{mark} ", text, count=1))
    neighbour = () if len(laid.names) < 2 else (_page(laid.names[-2], mark),)
    return (_page(laid.newest, mark), Shown("index.html", mark), *neighbour)


def tag(laid: Laid, number: int) -> tuple[Shown, ...]:
    """The newest post's last tag gives way to that of another post: lists of both tags move."""
    path = laid.post(laid.newest)
    had = tags_of(path.read_text("utf-8"))
    # Another one each time, however few posts there are.
    others = (tags_of(laid.post(name).read_text("utf-8")) for name in laid.names[number:])
    new = next(name for names in others for name in names if name not in had)
    _change(path, lambda text: with_tags(text, (*had[:-1], new)))
    return (_page(laid.newest, f">{new}</a>"),)


def template(laid: Laid, number: int) -> tuple[Shown, ...]:
    """The template of posts is edited: every post's page changes, no body does."""
    mark = f'data-revision="{number + 1}"'

    def edited(found: re.Match[str]) -> str:
        return f"<article {mark}>" if found[0] == "<article>" else str(number + 1)

    named = (laid.folder / name for name in laid.contestant.templates)
    path = next(path for path in named if path.exists())
    _change(path, lambda text: _REVISION.sub(edited, text, count=1))
    return (_page(laid.middle, mark), _page(laid.newest, mark))


def tags_of(text: str) -> tuple[str, ...]:
    """The tags of a source file, in YAML's flow form or Pelican's."""
    found = _TAGS.search(text)
    assert found is not None
    return tuple(name for name in _BETWEEN_TAGS.split(found[2]) if name)


def with_tags(text: str, names: tuple[str, ...]) -> str:
    """The source file with other tags, in the form it has."""

    def line(found: re.Match[str]) -> str:
        if found[2].startswith("["):
            return found[1] + "[" + ", ".join(f'"{name}"' for name in names) + "]"
        return found[1] + ", ".join(names)

    return _TAGS.sub(line, text, count=1)


def _page(name: str, text: str) -> Shown:
    return Shown(url_of(name).strip("/") + "/index.html", text)


def _change(path: Path, edited: Callable[[str], str]) -> None:
    before = path.read_text("utf-8")
    after = edited(before)
    assert after != before, path
    path.write_text(after, encoding="utf-8", newline="\n")
