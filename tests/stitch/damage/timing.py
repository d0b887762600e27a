"""How time and memory grow: ``python -m damage.timing``."""

import time
import tracemalloc
from collections.abc import Iterator
from random import Random

from ssg.stitch import stitch

MARK = "\n\n---END---\n\n"


def prose(size: int, seed: int = 1) -> str:
    """Words of random letters in sentences and paragraphs."""
    rng = Random(seed)
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = ["".join(rng.choices(letters, k=rng.randint(2, 9))) for _ in range(4000)]
    parts: list[str] = []
    length = 0
    while length < size:
        sentence = " ".join(rng.choices(words, k=12)).capitalize() + ". "
        parts.append(sentence + ("\n\n" if rng.random() < 0.15 else ""))
        length += len(parts[-1])
    return "".join(parts)[:size]


def fragments(text: str, count: int, overlap: int) -> str:
    """A text in so many fragments, each of which says the end of the one before again."""
    size = len(text) // count
    return MARK.join(text[max(0, i * size - overlap) : (i + 1) * size] for i in range(count))


def inputs() -> Iterator[tuple[str, str]]:
    """Names and texts: six sizes, each twice the one before, then the largest and worst ones."""
    for doubling in range(6):
        size = 32_000 << doubling
        yield f"{size // 1000} KB, 1 KB a fragment", fragments(prose(size), size // 1000, 60)
    yield "1 MB, 1,000 fragments", fragments(prose(1_000_000), 1000, 60)
    yield "1 MB, 2 fragments", fragments(prose(1_000_000), 2, 60)
    sentence = "The same sentence is said again and again. "
    yield "one sentence 10,000 times", sentence * 10_000
    yield "one sentence 10,000 times, 100 fragments", fragments(sentence * 10_000, 100, 0)
    yield "ab 500,000 times, 1,000 fragments", fragments("ab" * 500_000, 1000, 0)
    near = ("abcdefghij" * 9 + "x") * 11_000
    yield "near-periodic 1 MB, 1,000 fragments", fragments(near, 1000, 7)
    yield "no marker, 1 MB", prose(1_000_000)


def main() -> None:
    """Print a table of times and of peak memory over the input's size."""
    for name, text in inputs():
        began = time.process_time()
        stitch(text)
        took = time.process_time() - began
        tracemalloc.start()
        stitch(text)
        peak = tracemalloc.get_traced_memory()[1] / len(text.encode())
        tracemalloc.stop()
        print(f"{name:42}{took:7.2f} s{peak:7.1f} x", flush=True)


if __name__ == "__main__":
    main()
