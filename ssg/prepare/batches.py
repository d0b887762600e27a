"""Files prepared by an executor of elsewhere, in batches: processes, threads, other machines."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future

from ssg.model.digests import digest_bytes
from ssg.model.settings import Settings
from ssg.model.source import SourceFile
from ssg.prepare.at_need import prepare_together
from ssg.prepare.prepared import Prepared

BATCH = 16  # files a task: some 100 KB to send, some 20 ms to work
AHEAD = 64  # tasks under way at once, so that a million posts are not all in memory

# A file's path, its bytes, whether it is a page.
_Item = tuple[str, bytes, bool]
_Made = list[tuple[str, Prepared]]


def prepare_elsewhere(
    files: Sequence[tuple[SourceFile, bool]],
    read: Callable[[str], bytes],
    settings: Settings,
    executor: Executor,
) -> Iterator[tuple[str, Prepared]]:
    """For each file, in order, the digest of the bytes that were read, and its article.

    The files are read here; the executor's workers need the program and nothing of the site.
    """
    under_way: deque[Future[_Made]] = deque()
    for start in range(0, len(files), BATCH):
        items = [(f.path, read(f.path), is_page) for f, is_page in files[start : start + BATCH]]
        under_way.append(executor.submit(prepare_batch, items, settings))
        if len(under_way) >= AHEAD:
            yield from under_way.popleft().result()
    while under_way:
        yield from under_way.popleft().result()


def prepare_batch(items: Sequence[_Item], settings: Settings) -> _Made:
    """What a worker does: values in, values out."""
    digests = [digest_bytes(data) for _, data, _ in items]
    return list(zip(digests, prepare_together(items, settings), strict=True))
