"""A template as one tree, with all that it extends and includes.

Where pages by the thousand are made from a template, to go from block to block and from one
included template to the next takes most of their time. Jinja's own code for one tree without blocks
and includes takes a fraction of it. What the tree means has to be what Jinja says that the
templates mean, so whatever could make a difference is not flattened (``NotFlat``): macros, imports,
names known only at run time, and every name that a part could see here and not there.
"""

from collections.abc import Callable, Iterable, Iterator

from jinja2 import nodes

from ssg.render.trees import Nodes, statements

# From a template's name to a tree that may be changed, and all nodes of one like it.
Parse = Callable[[str], tuple[nodes.Template, Nodes]]

_ELSEWHERE = (
    nodes.Macro, nodes.CallBlock, nodes.Import, nodes.FromImport, nodes.EvalContextModifier,
    nodes.ScopedEvalContextModifier, nodes.OverlayScope, nodes.ContextReference,
    nodes.DerivedContextReference,
)  # fmt: skip
# Names that mean something by the place at which they stand.
_OF_PLACE = frozenset({"self", "caller", "varargs", "kwargs"})
_DEEP = 12  # includes within includes: Python nests no more than twenty blocks


class NotFlat(Exception):  # noqa: N818 - no error: the template is used as it is
    """The template stays as it is."""


def flat_tree(name: str, parse: Parse, given: frozenset[str]) -> nodes.Template:
    """The template ``name`` as one tree that gives the same text.

    Args:
        parse: from a template's name to its tree, which is changed, and its nodes by their kind.
        given: names that it gets from outside.

    Raises:
        NotFlat: where it cannot be one.
    """
    return _Flattening(parse, given).tree(name)


class _Flattening:
    def __init__(self, parse: Parse, given: frozenset[str]) -> None:
        self._parse = parse
        self._given = given | {"lang"}
        self._blocks: dict[str, list[str]] = {}  # the templates that have each block, first wins
        self._chain: dict[str, dict[str, nodes.Block]] = {}  # each template's own blocks
        self._has_super = False
        self._placed: set[tuple[str, str]] = set()

    def tree(self, name: str) -> nodes.Template:
        tree, found = self._template(name)
        self._add_blocks(name, tree)
        while parent := self._extended(tree, bool(found[nodes.Extends])):
            if parent in self._chain:
                raise NotFlat(f"{parent} extends itself")
            tree, found = self._template(parent)
            self._add_blocks(parent, tree)
        body = self._unit(tree.body, frozenset(), 0)
        tree.body = body
        return tree

    def _add_blocks(self, link: str, tree: nodes.Template) -> None:
        blocks = {}
        for node in statements(tree.body):
            if isinstance(node, nodes.Block):
                if node.name in blocks:
                    raise NotFlat(f"a block of {link} is there twice")
                blocks[node.name] = node
        for block in blocks:
            self._blocks.setdefault(block, []).append(link)
        self._chain[link] = blocks

    def _template(self, name: str) -> tuple[nodes.Template, Nodes]:
        tree, found = self._parse(name)
        for kind in _ELSEWHERE:
            if found[kind]:
                raise NotFlat(f"{name} has a {kind.__name__}")
        for block in found[nodes.Block]:
            if block.scoped or block.required:
                raise NotFlat(f"the block {block.name} of {name} is scoped or required")
        for node in found[nodes.Name]:
            if node.name in _OF_PLACE or (node.ctx != "load" and node.name in self._given):
                raise NotFlat(f"{name} gives {node.name} another meaning")
            self._has_super |= node.name == "super"
        return tree, found

    def _extended(self, tree: nodes.Template, extends: bool) -> str:
        """The template that this one extends; empty where it extends none."""
        if not extends:
            return ""
        found = [n for n in statements(tree.body) if isinstance(n, nodes.Extends)]
        parent = found[0].template
        if len(found) > 1 or not isinstance(parent, nodes.Const):
            raise NotFlat("what it extends is known when it runs")
        for node in tree.body:  # of what stands outside of blocks text alone has no effect
            plain = isinstance(node, nodes.Output) and all(
                isinstance(part, nodes.TemplateData) for part in node.nodes
            )
            if node is not found[0] and not plain and not isinstance(node, nodes.Block):
                raise NotFlat("it does something outside of its blocks")
        if not any(node is found[0] for node in tree.body):
            raise NotFlat("what it extends is known when it runs")
        return str(parent.value)

    def _unit(self, body: list[nodes.Node], seen: frozenset[str], deep: int) -> list[nodes.Node]:
        """A template's or a block's statements; ``seen`` are the names that they would see."""
        if deep > _DEEP:
            raise NotFlat("it includes itself")
        own = seen | _stored(body)
        return self._statements(body, own, deep)

    def _statements(
        self, body: Iterable[nodes.Node], seen: frozenset[str], deep: int
    ) -> list[nodes.Node]:
        made: list[nodes.Node] = []
        for node in body:
            if isinstance(node, nodes.Block):
                made.append(self._block(node.name, self._blocks[node.name], seen, deep))
            elif isinstance(node, nodes.Include):
                made.append(self._included(node, deep))
            else:
                for field in ("body", "else_", "elif_"):
                    inner = getattr(node, field, None)
                    if isinstance(inner, list):
                        setattr(node, field, self._statements(inner, seen, deep))
                made.append(node)
        return made

    def _block(self, name: str, links: list[str], seen: frozenset[str], deep: int) -> nodes.Node:
        """A block as the first of ``links`` has it, with ``super()`` as the next has it."""
        if deep > _DEEP:
            raise NotFlat("it is too deep")
        if (name, links[0]) in self._placed:
            raise NotFlat(f"the block {name} stands at two places")
        self._placed.add((name, links[0]))
        found = self._chain[links[0]][name]
        own = seen | _stored(found.body)
        body: Iterable[nodes.Node] = found.body
        if self._has_super:
            body = self._with_super(name, found.body, links[1:], own, deep)
        body = self._statements(body, own, deep + 1)
        # A block sees nothing of where it stands but what the page is given.
        if seen and (found_names := _names(body) & seen):
            raise NotFlat(f"the block {name} would see {found_names}")
        return nodes.Scope(body)

    def _with_super(
        self,
        name: str,
        body: Iterable[nodes.Node],
        links: list[str],
        seen: frozenset[str],
        deep: int,
    ) -> Iterator[nodes.Node]:
        for node in body:
            if not isinstance(node, nodes.Output):
                if not isinstance(node, nodes.Block) and "super" in _names([node]):
                    raise NotFlat("super() stands within something")
                yield node
                continue
            part: list[nodes.Expr] = []
            for expression in node.nodes:
                if not _is_super(expression):
                    if "super" in _names([expression]):
                        raise NotFlat("super() stands within something")
                    part.append(expression)
                    continue
                if not links:
                    raise NotFlat("there is nothing above")
                yield nodes.Output(part, lineno=node.lineno)
                yield self._block(name, links, seen, deep + 1)
                part = []
            yield nodes.Output(part, lineno=node.lineno)

    def _included(self, node: nodes.Include, deep: int) -> nodes.Node:
        """What is included sees what stands before it; nothing that it sets is seen afterwards."""
        name = node.template.value if isinstance(node.template, nodes.Const) else None
        if not isinstance(name, str) or node.ignore_missing or not node.with_context:
            raise NotFlat("what it includes is known when it runs")
        tree, found = self._template(name)
        names = {node.name for node in found[nodes.Name]}
        if found[nodes.Extends] or found[nodes.Block] or "super" in names:
            raise NotFlat(f"{name} has blocks")
        if "loop" in names and _names_loop(tree.body):
            raise NotFlat(f"{name} names a loop that is not its own")
        if deep > _DEEP:
            raise NotFlat("it includes itself")
        return nodes.Scope(self._statements(tree.body, frozenset(), deep + 1))


def _is_super(node: nodes.Node) -> bool:
    return (
        isinstance(node, nodes.Call)
        and isinstance(node.node, nodes.Name)
        and node.node.name == "super"
        and not (node.args or node.kwargs or node.dyn_args or node.dyn_kwargs)
    )


def _names(body: Iterable[nodes.Node]) -> set[str]:
    """All names within, whether they are read or set."""
    return {node.name for node in _all(body) if isinstance(node, (nodes.Name, nodes.NSRef))}


def _stored(body: Iterable[nodes.Node]) -> set[str]:
    """The names that are set within, but not those of blocks, which are their own."""
    of_this = _all(body, but=nodes.Block)
    return {node.name for node in of_this if isinstance(node, nodes.Name) and node.ctx != "load"}


def _names_loop(body: Iterable[nodes.Node]) -> bool:
    """Whether ``loop`` stands in the body of no loop."""
    for node in _all(body, but=nodes.For):
        if isinstance(node, nodes.Name) and node.name == "loop":
            return True
        if isinstance(node, nodes.For):
            test = [node.test] if node.test else []
            if _names_loop([node.iter, *node.else_, *test]):
                return True
    return False


def _all(body: Iterable[nodes.Node], but: type[nodes.Node] | None = None) -> Iterator[nodes.Node]:
    """All nodes within, in no order, but for what lies in those of the kind ``but``."""
    todo = list(body)
    while todo:
        node = todo.pop()
        yield node
        if but is not None and isinstance(node, but):
            continue
        for field in node.fields:  # in Jinja's own way this took half of the time to flatten
            value = getattr(node, field, None)
            if isinstance(value, nodes.Node):
                todo.append(value)
            elif isinstance(value, list):
                todo += [part for part in value if isinstance(part, nodes.Node)]
