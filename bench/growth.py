"""How a cold build grows with the number of posts: the smaller site and the larger one in turn."""

from collections.abc import Mapping, Sequence

from bench.edits import Laid
from bench.phases import PHASES, FailedError, Told, build
from bench.running import Run

_COLD = PHASES[0]
# By contestant: a run of the smaller site, and that of the larger one that followed it.
Pairs = Mapping[str, Sequence[tuple[Run, Run]]]


def measure(
    small: Sequence[Laid], large: Sequence[Laid], repeats: int, limit: float, tell: Told
) -> tuple[Pairs, dict[str, str]]:
    """Build both sites of each of our contestants from nothing, in turn and again (A B A B).

    Minutes apart, a machine that others use as well is not the same machine.

    Returns:
        The pairs of each contestant that went well, and for the others what went wrong.
    """
    before = {laid.contestant.name: laid for laid in small}
    both = [(before[laid.contestant.name], laid) for laid in large
            if not laid.contestant.is_peer and laid.contestant.name in before]  # fmt: skip
    pairs: dict[str, list[tuple[Run, Run]]] = {laid.contestant.name: [] for _, laid in both}
    failed: dict[str, str] = {}
    for number in range(repeats):
        for sites in both:
            name = sites[0].contestant.name
            if name in failed:
                continue
            try:
                one, other = (build(_COLD, laid, number, limit) for laid in sites)
            except FailedError as error:
                failed[name] = str(error)
                tell(f"{name}: {error}")
            else:
                pairs[name].append((one, other))
                times = f"{one.wall:.2f} s, {other.wall:.2f} s"
                tell(f"growth, {number + 1} of {repeats}, {name}: {times}")
    return {name: tuple(of) for name, of in pairs.items() if name not in failed}, failed
