"""The files that pictures are published as: from the cache, else made, each once."""

from collections.abc import Callable, Iterator, Sequence

from ssg.diagnostics import Diagnostic, Location, diagnose
from ssg.images.header import DamagedImageError
from ssg.images.making import make, making_key
from ssg.images.studio import Studio
from ssg.model.digests import digest_bytes
from ssg.model.pictures import MadeFile, Making
from ssg.model.social_cards import SocialCard

# What one piece of work gives: the digest of the bytes that were read, and the files or a problem.
Work = tuple[str, list[bytes] | str]
_SLOWEST = "avif"


def made_files(
    wanted: Sequence[MadeFile],
    read: Callable[[str], bytes],
    studio: Studio,
) -> Iterator[tuple[str, str, bytes] | Diagnostic]:
    """Each wanted file's url, its key and its bytes, in no particular order.

    The key is that of the bytes which were read: a file may have changed since the scan.
    """
    same: dict[str, list[int]] = {}
    for number, item in enumerate(wanted):
        same.setdefault(item.key, []).append(number)
    missing: dict[tuple[str, str], list[int]] = {}
    for key, numbers in same.items():
        kept = studio.files.get(key)
        if kept is not None:
            yield from ((wanted[number].url, key, kept) for number in numbers)
        else:
            item = wanted[numbers[0]]
            making = item.making
            one_of = (item.source, making.form) if isinstance(making, Making) else (item.url, "")
            missing.setdefault(one_of, []).append(numbers[0])
    # What takes longest goes first, so that no processor is left with it at the end.
    groups = [numbers for _, numbers in sorted(missing.items(), key=_slowest_first)]

    def work(number: int) -> Work:
        items = [wanted[n] for n in groups[number]]
        card = items[0].making
        if isinstance(card, SocialCard):
            return "", [studio.painter.draw(card)] if studio.painter else "there is no painter"
        data = read(items[0].source)
        try:
            makings = [i.making for i in items if isinstance(i.making, Making)]
            return digest_bytes(data), make(data, makings, studio.encoder)
        except DamagedImageError as error:
            return "", str(error)

    for numbers, (actual, files) in zip(groups, studio.spread(work, len(groups)), strict=True):
        source = wanted[numbers[0]].source
        if isinstance(files, str):
            yield diagnose("SSG409", Location(source), f"it cannot be encoded: {files}")
            continue
        for number, data in zip(numbers, files, strict=True):
            item = wanted[number]
            key = item.key
            if isinstance(item.making, Making):
                key = making_key(actual, item.making, studio.encoder)
            if key != item.key:
                read(source)  # what the reader notes in a worker does not come back from there
            studio.files.put(key, data)
            yield from ((wanted[other].url, key, data) for other in same[item.key])


def _slowest_first(group: tuple[tuple[str, str], list[int]]) -> tuple[bool, str, str]:
    (source, form), _ = group
    return form != _SLOWEST, source, form
