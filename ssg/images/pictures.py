"""The stage: what is shown of each picture, and which files that takes. It encodes nothing."""

import posixpath
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field

from ssg.diagnostics import Diagnostic, Location, diagnose
from ssg.images.encoder import Encoder
from ssg.images.facts import SVG, Facts, facts_key, look_at
from ssg.images.formats import BY_NAME
from ssg.images.making import CLEANED, CLEANED_SVG, REVISION, making_key
from ssg.images.shown import Images, Shown, images_of
from ssg.images.studio import Studio
from ssg.images.widths import height_at, planned_widths
from ssg.model.digests import digest_bytes, digest_text
from ssg.model.pictures import Files, MadeFile, Making, Picture
from ssg.model.ports import Cache, Spread
from ssg.model.settings import Settings
from ssg.model.site import Resource, Site
from ssg.model.slugs import path_slug
from ssg.model.tree import SourceTree
from ssg.model.urls import split_suffix
from ssg.values import dataclass

SMALLER = ("avif", "webp")  # the smaller first: a browser takes the first that it knows
_ORIGINAL = {"gif": "png"}  # a still GIF in other widths is a PNG
# AVIF's scale of quality is another: 62 there looks like 80 in JPEG and WebP.
_AVIF_SCALE = 0.78
_HASH = 10
_ICON = 64  # pixels: what is narrower is published as it is


@dataclass(frozen=True, slots=True)
class Pictured:
    """What was decided of the site's pictures.

    Attributes:
        pictures: by the address that posts give them.
        made: the files of other widths and formats.
        cleaned: how a file that is published at its own address is made, by its path in the site.
        resources: files beside posts that are published at their own addresses.
    """

    pictures: Mapping[str, Picture] = field(default_factory=dict)
    made: tuple[MadeFile, ...] = ()
    cleaned: Mapping[str, MadeFile] = field(default_factory=dict)
    resources: tuple[Resource, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def plan_pictures(
    site: Site,
    tree: SourceTree,
    read: Callable[[str], bytes],
    studio: Studio,
    cache: Cache,
) -> Pictured:
    """Decide for every picture of the site; a picture that was seen before is not opened.

    Args:
        cache: where it is kept what is known of a picture.
    """
    settings = site.settings
    encoder = studio.encoder if settings.images.enabled else None
    images = images_of(site, tree)
    if not images.files:
        return Pictured(resources=site.resources)
    known = _known(images.files, read, encoder, cache, studio.spread, settings)
    forms = encoder.forms if encoder else ()
    pictures: dict[str, Picture] = {}
    made: dict[str, MadeFile] = {}
    replaced: set[str] = set()
    for item in images.shown:
        facts = known[item.path]
        if encoder is None or not _can_be_encoded(facts):
            pictures[item.url] = Picture(item.url, facts.width, facts.height, colour=facts.colour)
            continue
        pictures[item.url], variants = _variants(item, facts, settings, encoder, forms)
        made.update((v.url, v) for v in variants)
        plain = split_suffix(item.url)[0]
        if plain not in images.needed:
            replaced.add(plain)
    resources = tuple(r for r in site.resources if r.url not in replaced)
    if images.cards and settings.image not in pictures:
        facts = known[images.cards]
        pictures[settings.image] = Picture(settings.image, facts.width, facts.height)
    return Pictured(
        pictures,
        tuple(made[url] for url in sorted(made)),
        {
            path: _cleaned(path, digest, known[path])
            for path, digest in images.files.items()
            if known[path].form and not known[path].problem
        },
        resources,
        (*_problems(images, known), *_without_encoder(images, known, settings, studio)),
    )


def _known(
    files: Mapping[str, str],
    read: Callable[[str], bytes],
    encoder: Encoder | None,
    cache: Cache,
    spread: Spread,
    settings: Settings,
) -> dict[str, Facts]:
    most = settings.images.max_megapixels
    found: dict[str, Facts] = {}
    missing: list[str] = []
    for path, digest in files.items():
        kept = cache.get(facts_key(digest, encoder, most))
        facts = None if kept is None else Facts.decode(kept)
        if facts is None:
            missing.append(path)
        else:
            found[path] = facts

    def work(number: int) -> tuple[str, Facts]:
        data = read(missing[number])
        return digest_bytes(data), look_at(data, encoder, most)

    for path, (actual, facts) in zip(missing, spread(work, len(missing)), strict=True):
        if actual != files[path]:  # changed since the scan: the reader notes it in this process
            read(path)
        cache.put(facts_key(actual, encoder, most), facts.encode())
        found[path] = facts
    return found


def _variants(
    item: Shown, facts: Facts, settings: Settings, encoder: Encoder, forms: Sequence[str]
) -> tuple[Picture, list[MadeFile]]:
    size = (facts.width, facts.height)
    widths = planned_widths(facts.width, settings.images.widths)
    original = _ORIGINAL.get(facts.form, facts.form)
    smaller = (form for form in SMALLER if form != original and form in forms)
    folder = f"{settings.permalinks.assets}img/{_name(item, facts, settings, encoder)}"
    made: list[MadeFile] = []
    sources: list[Files] = []
    for form in (*smaller, original):
        pairs = []
        for width in widths:
            making = _making(form, width, size, facts, settings.images.quality)
            url = f"{folder}-{width}.{BY_NAME[form].extension}"
            made.append(MadeFile(url, making_key(item.digest, making, encoder), item.path, making))
            pairs.append((url, width))
        sources.append(Files(BY_NAME[form].media_type, tuple(pairs)))
    last = sources.pop()
    url, width = last.files[-1]
    picture = Picture(url, width, height_at(width, size), last.files, tuple(sources), facts.colour)
    return picture, made


def _making(form: str, width: int, size: tuple[int, int], facts: Facts, quality: int) -> Making:
    scaled = round(quality * _AVIF_SCALE) if form == "avif" else quality
    return Making(form, width, height_at(width, size), facts.orientation, facts.flat, scaled)


def _name(item: Shown, facts: Facts, settings: Settings, encoder: Encoder) -> str:
    """The beginning of the names of a picture's files, with a hash of all that shapes them."""
    stem = path_slug(posixpath.splitext(posixpath.basename(item.path))[0])[:60] or "picture"
    shaping = (
        f"{item.digest} {facts.orientation} {facts.flat} {settings.images.quality} {REVISION} "
        f"{encoder.version}"
    )
    return f"{stem}.{digest_text(shaping)[:_HASH]}"


def _cleaned(path: str, digest: str, facts: Facts) -> MadeFile:
    making = CLEANED_SVG if facts.form == SVG else CLEANED
    return MadeFile("", making_key(digest, making, None), path, making)


def _can_be_encoded(facts: Facts) -> bool:
    """Whether other files are made of it: not of what moves, is drawn in lines, or is an icon."""
    still = facts.form not in ("", SVG) and not facts.animated and not facts.problem
    return still and facts.width >= _ICON


def _problems(images: Images, known: Mapping[str, Facts]) -> list[Diagnostic]:
    """What is wrong: at the line of the post that shows a picture first, else at the file."""
    wrong = sorted(path for path in images.files if not known[path].is_fine)
    first = {s.path: s for s in reversed(images.shown)} if wrong else {}
    places = {path: first[path].place if path in first else None for path in wrong}
    return [d for path in wrong for d in _of_one(path, places[path], known[path])]


def _of_one(path: str, place: Location | None, facts: Facts) -> list[Diagnostic]:
    if facts.problem:
        return [diagnose(
            "SSG409", place or Location(path), f"the image {path} cannot be shown: {facts.problem}",
            hint="save it again, smaller or in another format; or take it out",
        )]  # fmt: skip
    if not facts.form and place is not None:
        return [diagnose(
            "SSG410", place, f"{path} is in no format that all browsers show",
            hint="save it as JPEG, PNG, WebP, AVIF, GIF or SVG",
        )]  # fmt: skip
    return [
        diagnose(
            "SSG411", Location(path, line), f"the SVG holds {what}, which is left out of the site",
            hint="a picture shows nothing of it; take it out of the file",
        )
        for line, what in dict.fromkeys(facts.removed)
    ]  # fmt: skip


def _without_encoder(
    images: Images, known: Mapping[str, Facts], settings: Settings, studio: Studio
) -> list[Diagnostic]:
    """The one hint of a build that has pictures and no encoder."""
    count = sum(_can_be_encoded(known[s.path]) for s in images.shown)
    if studio.encoder is not None or not settings.images.enabled or not count:
        return []
    pictures = "one picture is" if count == 1 else f"{count} pictures are"
    return [diagnose(
        "SSG412", Location(), f"{pictures} published as they are: Pillow is not installed",
        hint="pip install 'tsugime[images]', or enabled = false in [images]",
    )]  # fmt: skip
