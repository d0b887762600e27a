"""Executors of other machines, by their address; the one place that knows Dask."""

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ssg.disk.engine import engine_digest

if TYPE_CHECKING:
    from concurrent.futures import Executor

SCHEME = "dask://"


class ExecutorError(Exception):
    """No executor at that address that could do the work; the message says why."""


@contextlib.contextmanager
def opened(address: str | None) -> "Iterator[Executor | None]":
    """The executor at ``address`` (``dask://host:port``); None for None.

    Raises:
        ExecutorError: when there is none, or its workers run another program than this one.
    """
    if address is None:
        yield None
        return
    if not address.startswith(SCHEME):
        raise ExecutorError(f"--executor {address}: write dask://host:port")
    try:
        from distributed import Client
    except ImportError as error:
        raise ExecutorError(
            f"--executor {address}: Dask is not installed; "
            "install it with: pip install 'tsugime[distributed]'"
        ) from error
    try:
        client = Client(
            "tcp://" + address.removeprefix(SCHEME), timeout="10s", set_as_default=False
        )
    except (OSError, ValueError) as error:
        raise ExecutorError(f"--executor {address}: no scheduler answers there") from error
    with client:
        _check(client.run(engine_digest), address)
        yield client.get_executor(pure=False)


def _check(digests: dict[str, str], address: str) -> None:
    """That all workers are this very program: the same posts give the same bytes then."""
    if not digests:
        raise ExecutorError(f"--executor {address}: the scheduler has no worker")
    others = sorted(worker for worker, digest in digests.items() if digest != engine_digest())
    if others:
        raise ExecutorError(
            f"--executor {address}: another version of Tsugime, of one of its libraries or of "
            f"Python runs on {', '.join(others[:3])}; install this one there"
        )
