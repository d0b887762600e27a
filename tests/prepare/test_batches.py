"""Posts that an executor prepares are those that this process prepares."""

from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context

import pytest

from ssg.model.digests import digest_bytes
from ssg.model.settings import Settings
from ssg.model.source import SourceFile
from ssg.prepare import prepare_all
from ssg.prepare.batches import AHEAD, BATCH, prepare_elsewhere

SETTINGS = Settings("t")


class Store(dict):
    def put(self, key: str, value: bytes) -> None:
        self[key] = value


def source(number: int) -> tuple[str, bytes]:
    front = f"title: t{number}\ntags: [AI]\n"
    text = f"---\n{front}---\n\n第{number}の**本文**。\n\n---END---\n\nの**本文**。続き\n"
    return f"posts/2025-01-01-p{number}.md", b"\xff" if number == 3 else text.encode()


DATA = dict(source(n) for n in range(BATCH * 2 + 3))
FILES = [(SourceFile(path, digest_bytes(data), len(data)), False) for path, data in DATA.items()]


@pytest.mark.parametrize(
    "make",
    [
        lambda: ThreadPoolExecutor(2),
        lambda: ProcessPoolExecutor(2, mp_context=get_context("spawn")),
    ],
    ids=["threads", "processes"],
)
def test_an_executor_makes_the_same_articles(make) -> None:
    here, there = Store(), Store()
    alone = prepare_all(FILES, DATA.__getitem__, SETTINGS, here, "e")
    with make() as executor:
        made = prepare_all(FILES, DATA.__getitem__, SETTINGS, there, "e", executor=executor)
    assert made == alone
    assert there == here
    assert made[3].article is None
    assert made[3].diagnostics


def test_a_file_that_changes_meanwhile_is_kept_for_what_it_was() -> None:
    cache, newer = Store(), b"---\ntitle: newer\n---\n\nx\n"
    with ThreadPoolExecutor(1) as executor:
        prepare_all(FILES[:1], lambda _: newer, SETTINGS, cache, "e", executor=executor)
    made = prepare_all(FILES[:1], DATA.__getitem__, SETTINGS, cache, "e")
    assert made == prepare_all(FILES[:1], DATA.__getitem__, SETTINGS, Store(), "e")


def test_no_more_than_a_few_batches_are_in_memory() -> None:
    files = [(SourceFile(f"posts/{n}.md", "", 0), False) for n in range(BATCH * (AHEAD + 5))]
    read: list[str] = []
    done: list[int] = []

    class Counting(ThreadPoolExecutor):
        def submit(self, function, /, *args, **kwargs):
            done.append(len(read))
            return super().submit(function, *args, **kwargs)

    def reading(path: str) -> bytes:
        read.append(path)
        return b"---\ntitle: t\ndate: 2025-01-01\n---\n\nx\n"

    with Counting(1) as executor:
        made = prepare_elsewhere(files, reading, SETTINGS, executor)
        next(made)
        assert len(read) == BATCH * AHEAD
        assert len(list(made)) == len(files) - 1
    assert isinstance(executor, Executor)
