"""A picture as HTML: ``<picture>`` with its formats and widths, or a plain ``<img>``."""

import html
import re
from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup

from ssg.model.pictures import Picture
from ssg.model.rendered import SLOT_CLOSE, SLOT_OPEN
from ssg.model.urls import link

# The sanitiser's output: values stand in double quotes.
_IMG = re.compile(r"<img((?: [a-z\-]+=\"[^\"]*\")+)>")
_ATTRIBUTE = re.compile(r" ([a-z\-]+)=\"([^\"]*)\"")
_SLOT = re.compile(f"{SLOT_OPEN}(\\d+){SLOT_CLOSE}")
LAZY = {"loading": "lazy", "decoding": "async"}

Form = Callable[[str], str]


def with_pictures(
    body: str,
    pictures: Sequence[tuple[int, Picture]],
    markup: Callable[[Picture, Mapping[str, str], bool], str],
) -> str:
    """The body with each of its pictures written by ``markup(picture, attributes, is_first)``.

    Attributes are as the body has them, escaped; ``src`` is not among them.
    """
    if not pictures:
        return body
    known = dict(pictures)
    seen = 0

    def image(match: re.Match[str]) -> str:
        nonlocal seen
        attributes = dict(_ATTRIBUTE.findall(match[1]))
        slot = _SLOT.fullmatch(attributes.pop("src", ""))
        seen += 1
        picture = known.get(int(slot[1])) if slot else None
        return match[0] if picture is None else markup(picture, attributes, seen == 1)

    return _IMG.sub(image, body)


def page_picture(
    picture: Picture, attributes: Mapping[str, str], sizes: str, form: Form, *, lazy: bool
) -> str:
    """The picture for a page.

    Args:
        attributes: of the ``<img>``, escaped; a width there is how wide it is shown.
        sizes: how wide the page shows it otherwise (HTML, 4.8.4.2.2).
        form: from a path of the site to a link.
    """
    sized = _sized(picture, attributes)
    if "width" in attributes:
        sizes = f"(min-width: {attributes['width']}px) {attributes['width']}px, 100vw"
    several = len(picture.files) > 1
    image = {"src": html.escape(form(picture.url)), **sized}
    if several:
        image |= {"srcset": _srcset(picture.files, form), "sizes": html.escape(sizes)}
    if lazy:
        image = {**LAZY, **image}
    if picture.colour:
        image["style"] = f"background-color:{picture.colour}"
    if not picture.sources:
        return _tag("img", image)
    parts = ["<picture>"]
    for source in picture.sources:
        values = {"type": source.type, "srcset": _srcset(source.files, form)}
        parts.append(_tag("source", values | ({"sizes": html.escape(sizes)} if several else {})))
    return "".join((*parts, _tag("img", image), "</picture>"))


def picture_filter(base_path: str, usual: str) -> Callable[..., Markup]:
    """The filter ``picture`` of templates; ``usual`` is how wide they show one if not told."""

    def picture(
        shown: Picture, alt: str, *, sizes: str = "", lazy: bool = True, priority: bool = False
    ) -> Markup:
        attributes = {"alt": html.escape(alt)}
        if priority:
            attributes["fetchpriority"] = "high"

        def form(path: str) -> str:
            return link(path, base_path)

        return Markup(page_picture(shown, attributes, sizes or usual, form, lazy=lazy))

    return picture


def feed_picture(picture: Picture, attributes: Mapping[str, str], form: Form) -> str:
    """The picture for a feed, whose readers know neither formats nor widths."""
    return _tag("img", {"src": html.escape(form(picture.url)), **_sized(picture, attributes)})


def _sized(picture: Picture, attributes: Mapping[str, str]) -> dict[str, str]:
    """The attributes with width and height; one that is given decides the other."""
    sized = dict(attributes)
    given = [sized.get(name, "") for name in ("width", "height")]
    if picture.width and picture.height and not all(given):
        width, height = picture.width, picture.height
        if given[0].isdecimal():
            width, height = int(given[0]), round(int(given[0]) * height / width)
        elif given[1].isdecimal():
            width, height = round(int(given[1]) * width / height), int(given[1])
        sized |= {"width": str(max(width, 1)), "height": str(max(height, 1))}
    return sized


def _srcset(files: Sequence[tuple[str, int]], form: Form) -> str:
    if len(files) == 1:
        return html.escape(form(files[0][0]))
    return ", ".join(f"{html.escape(form(url))} {width}w" for url, width in files)


def _tag(name: str, attributes: Mapping[str, str]) -> str:
    return f"<{name}" + "".join(f' {key}="{value}"' for key, value in attributes.items()) + ">"
