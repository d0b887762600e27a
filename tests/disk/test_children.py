"""Processes of our own: what they hold, and when they are waited for."""

import os

import pytest

from ssg.disk.children import close_end, fork, fork_with_pipe, join, join_all, keep_end, let_go

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")


def test_an_end_that_is_kept_is_held_by_no_other_process() -> None:
    begin, end = os.pipe()
    keep_end(end)
    gate, opener = os.pipe()
    process = fork(lambda: os.read(gate, 1))
    assert process is not None
    close_end(end)
    # The other process is still there, and yet nobody can write any more.
    assert os.read(begin, 1) == b""
    os.write(opener, b".")
    join(process)
    for handle in (begin, gate, opener):
        os.close(handle)


def test_a_process_that_was_let_go_is_waited_for_in_the_end() -> None:
    started = fork_with_pipe(lambda end: os.write(end, b"all"))
    assert started is not None
    process, begin = started
    assert os.read(begin, 3) == b"all"
    assert os.read(begin, 1) == b""
    os.close(begin)
    let_go(process)
    join_all()
    with pytest.raises(ChildProcessError):
        os.waitpid(process, os.WNOHANG)


def test_those_that_have_ended_do_not_gather() -> None:
    gate, opener = os.pipe()
    first = fork(lambda: None)
    second = fork(lambda: os.read(gate, 1))
    assert first is not None
    assert second is not None
    os.waitid(os.P_PID, first, os.WEXITED | os.WNOWAIT)
    let_go(first)
    let_go(second)
    with pytest.raises(ChildProcessError):  # it was taken when the second came
        os.waitpid(first, os.WNOHANG)
    os.write(opener, b".")
    join_all()
    for handle in (gate, opener):
        os.close(handle)
