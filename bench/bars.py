"""What is asked of Tsugime: for a phase and a metric the largest ratio to Hugo, in the same call.

Row A is the site with the peers' features, row B the default theme with all it has: its cold build
may take 1.3 times row A's bar, the others are the same.
"""

from collections.abc import Mapping

GROWTH = 11.0  # times, for ten times as many posts
# ``ssg --version`` to ``python -c pass``, processor time: 80 ms where Python itself takes 13.
START_UP = 80 / 13

_AT_10000 = {
    ("cold", "wall"): 0.75,
    ("cold", "cpu"): 0.9,
    ("cold", "memory"): 0.35,
    ("warm", "wall"): 1 / 50,
    ("warm", "memory"): 0.15,
    ("body", "wall"): 1 / 20,
    ("body", "memory"): 0.15,
    ("title", "wall"): 1 / 12,
    ("title", "memory"): 0.15,
    ("tag", "wall"): 1 / 12,
    ("tag", "memory"): 0.15,
    ("template", "wall"): 0.25,
    ("serve", "wall"): 1 / 10,
}
_AT_1000 = {("cold", "wall"): 1.0, ("warm", "wall"): 1 / 5}
_BY_SIZE: Mapping[int, Mapping[tuple[str, str], float]] = {1000: _AT_1000, 10000: _AT_10000}


def bar(size: int, contestant: str, phase: str, metric: str) -> float | None:
    """The bar, or None where none is set."""
    found = _BY_SIZE.get(size, {}).get((phase, metric))
    if found is not None and contestant == "tsugime-default" and phase == "cold":
        return found * 1.3
    return found
