"""What a template refers to: found by parsing it, and remembered between builds."""

import json
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from jinja2 import TemplateSyntaxError, meta, nodes
from jinja2.compiler import Frame

from ssg.model.digests import digest_text
from ssg.model.ports import Cache
from ssg.pages.shared import NAMES
from ssg.render.noted_names import note_names
from ssg.render.trees import Nodes, nodes_of, tree_of
from ssg.values import dataclass

PARTIAL_CACHED = "partial_cached"
_LOADING = (nodes.Include, nodes.Import, nodes.FromImport)


@dataclass(frozen=True, slots=True)
class References:
    """What one template refers to; ``references`` holds None for a name known only when it runs.

    Attributes:
        variables: the values of the whole site that it may look up.
    """

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
    found = nodes_of(text)
    cached = tuple(_cached_partials(found[nodes.Call]))
    loads = any(found[kind] for kind in (*_LOADING, nodes.Extends))
    referenced = meta.find_referenced_templates(tree) if loads else ()
    return References(
        frozenset((*referenced, *(name for name, _ in cached))),
        tuple((named, node.lineno) for node, named in _named(found[nodes.Extends])),
        (
            *(
                (named, node.lineno, getattr(node, "ignore_missing", False))
                for kind in _LOADING
                for node, named in _named(found[kind])
            ),
            *((name, line, False) for name, line in cached if name is not None),
        ),
        _variables(tree, found),
    )


class _Names(meta.TrackingCodeGenerator):
    """What is printed opens no scope, in which names would be looked up anew: it is passed over."""

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        pass


def _variables(tree: nodes.Template, found: Nodes) -> frozenset[str]:
    """Those of ``meta.find_undeclared_variables`` that are values of the whole site.

    Jinja writes the template's whole code to find them, which takes as long as to parse it; and
    says by the way what is wrong. Most templates name none of them and have nothing wrong.
    """
    environment = tree.environment
    if environment is None or _may_be_wrong(tree, found):  # a tree that was parsed has one
        return frozenset(meta.find_undeclared_variables(tree)) & NAMES
    if NAMES.isdisjoint([name.name for name in found[nodes.Name]]):
        return frozenset()
    note_names(tree)
    names = _Names(environment)
    names.visit(tree)
    return frozenset(names.undeclared_identifiers) & NAMES


def _may_be_wrong(tree: nodes.Template, found: Nodes) -> bool:
    """Whether Jinja's compiler may refuse the tree: at all where it looks closer than this."""
    environment = tree.environment
    blocks = [block.name for block in found[nodes.Block]]
    return (
        environment is None
        or any(node.name not in environment.filters for node in found[nodes.Filter])
        or any(node.name not in environment.tests for node in found[nodes.Test])
        or len(blocks) != len(set(blocks))
        or any(node not in tree.body for node in found[nodes.Extends])
        or any(name.name == "loop" and name.ctx == "store" for name in found[nodes.Name])
        or bool(found[nodes.Macro] or found[nodes.CallBlock])
    )


def meant(name: str, source: Callable[[str], str | None]) -> str:
    """The template that this one is: another, where it extends that and adds nothing.

    Args:
        source: from a template's name to its text, or None.
    """
    passed = {name}
    while (text := source(name)) is not None:
        other = _extended_alone(text)
        if other is None or other in passed:
            break
        passed.add(other)
        name = other
    return name


def _extended_alone(text: str) -> str | None:
    try:
        body = tree_of(text).body
    except TemplateSyntaxError:
        return None
    only = body[0] if len(body) == 1 else None
    target = only.template if isinstance(only, nodes.Extends) else None
    name = target.value if isinstance(target, nodes.Const) else None
    return name if isinstance(name, str) else None


def partials_of(texts: Iterable[str]) -> dict[str, frozenset[str]]:
    """The partials that these templates have made once, with the names that they are given.

    One that is called with other names elsewhere is left out.
    """
    found: dict[str, frozenset[str]] = {}
    unclear = set()
    for text in texts:
        if PARTIAL_CACHED not in text:
            continue
        for call in nodes_of(text)[nodes.Call]:
            for name, _ in _cached_partials((call,)):
                names = frozenset(pair.key for pair in call.kwargs)
                if name is not None and found.setdefault(name, names) != names:
                    unclear.add(name)
    return {name: names for name, names in found.items() if name not in unclear}


def _cached_partials(found: Iterable[nodes.Call]) -> Iterator[tuple[str | None, int]]:
    """What ``partial_cached`` is called with: a template (None if not outright), and the line."""
    for call in found:
        if isinstance(call.node, nodes.Name) and call.node.name == PARTIAL_CACHED:
            first = call.args[0] if call.args else None
            name = first.value if isinstance(first, nodes.Const) else None
            yield name if isinstance(name, str) else None, call.lineno


def _named(found: Iterable[nodes.Stmt]) -> Iterator[tuple[nodes.Stmt, str]]:
    """The statements that name a template outright, with that name."""
    for node in found:
        target = getattr(node, "template", None)
        if isinstance(target, nodes.Const) and isinstance(target.value, str):
            yield node, target.value
