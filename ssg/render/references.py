"""What a template refers to: found by parsing it, and remembered between builds."""

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache

from jinja2 import meta, nodes
from jinja2.compiler import Frame

from ssg.model.digests import digest_text
from ssg.model.ports import Cache
from ssg.render.trees import tree_of
from ssg.values import dataclass

PARTIAL_CACHED = "partial_cached"
_LOADING = (nodes.Include, nodes.Import, nodes.FromImport)


@dataclass(frozen=True, slots=True)
class References:
    """What one template refers to; ``references`` holds None for a name known only when it runs."""

    references: frozenset[str | None]
    extends: tuple[tuple[str, int], ...]
    includes: tuple[tuple[str, int, bool], ...]
    variables: frozenset[str]


class KnownReferences:
    """What templates refer to, by their text.

    Args:
        store: where it is kept; without one it lasts as long as the program.
        engine: the digest of the program and its libraries.
    """

    def __init__(self, store: Cache | None = None, engine: str = "") -> None:
        self._store = store
        self._engine = engine

    def of(self, text: str) -> References:
        """What the template with this text refers to.

        Raises:
            TemplateSyntaxError: when it is none.
        """
        if self._store is None:
            return _parse_one(text)
        key = "template:" + digest_text(f"{self._engine}\n{text}")
        kept = self._store.get(key)
        found = None if kept is None else _decode(kept)
        if found is None:
            found = _parse_one(text)
            self._store.put(key, _encode(found))
        return found


def _encode(found: References) -> bytes:
    names = sorted(found.references, key=lambda name: name or "")
    plain = [names, found.extends, found.includes, sorted(found.variables)]
    return json.dumps(plain, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _decode(data: bytes) -> References | None:
    try:
        names, extends, includes, variables = json.loads(data.decode("utf-8", "surrogatepass"))
        return References(
            frozenset(names),
            tuple((str(name), int(line)) for name, line in extends),
            tuple((str(name), int(line), bool(optional)) for name, line, optional in includes),
            frozenset(variables),
        )
    except (ValueError, TypeError):
        return None


# A shipped template goes by two names, and a preview builds with the same ones again and again.
@lru_cache(maxsize=512)
def _parse_one(text: str) -> References:
    tree = tree_of(text)
    # One walk over the tree for all kinds: a walk takes as long as parsing.
    found = tuple(tree.find_all((*_LOADING, nodes.Extends, nodes.Call, nodes.Filter, nodes.Test)))
    cached = tuple(_cached_partials(found))
    return References(
        frozenset((*meta.find_referenced_templates(tree), *(name for name, _ in cached))),
        tuple((named, node.lineno) for node, named in _named(found, nodes.Extends)),
        (
            *(
                (named, node.lineno, getattr(node, "ignore_missing", False))
                for kind in _LOADING
                for node, named in _named(found, kind)
            ),
            *((name, line, False) for name, line in cached if name is not None),
        ),
        _variables(tree, found),
    )


class _Names(meta.TrackingCodeGenerator):
    """What is printed opens no scope, in which names would be looked up anew: it is passed over."""

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        pass


def _variables(tree: nodes.Template, found: Iterable[nodes.Node]) -> frozenset[str]:
    """As ``meta.find_undeclared_variables``, which says too what filter or test is not there."""
    environment = tree.environment
    if environment is None:  # a tree that was parsed has one
        return frozenset(meta.find_undeclared_variables(tree))
    for node in found:
        if isinstance(node, nodes.Filter) and node.name not in environment.filters:
            return frozenset(meta.find_undeclared_variables(tree))
        if isinstance(node, nodes.Test) and node.name not in environment.tests:
            return frozenset(meta.find_undeclared_variables(tree))
    names = _Names(environment)
    names.visit(tree)
    return frozenset(names.undeclared_identifiers)


def partials_of(texts: Iterable[str]) -> dict[str, frozenset[str]]:
    """The partials that these templates have made once, with the names that they are given.

    One that is called with other names elsewhere is left out.
    """
    found: dict[str, frozenset[str]] = {}
    unclear = set()
    for text in texts:
        if PARTIAL_CACHED not in text:
            continue
        for call in tree_of(text).find_all(nodes.Call):
            for name, _ in _cached_partials((call,)):
                names = frozenset(pair.key for pair in call.kwargs)
                if name is not None and found.setdefault(name, names) != names:
                    unclear.add(name)
    return {name: names for name, names in found.items() if name not in unclear}


def _cached_partials(found: Iterable[nodes.Node]) -> Iterator[tuple[str | None, int]]:
    """What ``partial_cached`` is called with: a template (None if not outright), and the line."""
    for call in found:
        if not isinstance(call, nodes.Call):
            continue
        if isinstance(call.node, nodes.Name) and call.node.name == PARTIAL_CACHED:
            first = call.args[0] if call.args else None
            name = first.value if isinstance(first, nodes.Const) else None
            yield name if isinstance(name, str) else None, call.lineno


def _named(found: Iterable[nodes.Node], kind: type[nodes.Stmt]) -> Iterator[tuple[nodes.Stmt, str]]:
    """The statements of one kind that name a template outright, with that name."""
    for node in found:
        if not isinstance(node, kind):
            continue
        target = getattr(node, "template", None)
        if isinstance(target, nodes.Const) and isinstance(target.value, str):
            yield node, target.value
