"""Templates of which many pages are made: each as one function, for one language.

Flattened (``flat_tree``), with what is known put in (``known_values``) and written as straight
Python (``direct_code``), a page takes a third of the time. It is the same page: whatever does not
fit is left to Jinja's own way, and whatever fails is made again by it.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from jinja2 import Environment, Template, nodes
from jinja2.nodes import EvalContext

from ssg.pages.parts import SiteView
from ssg.render.codes import Codes
from ssg.render.direct_code import IMPORTS, DirectCode
from ssg.render.escaping import QuickEnvironment
from ssg.render.flat_tree import NotFlat, flat_tree
from ssg.render.known_values import OF_THEME, KnownValues
from ssg.render.printed_values import Blanks, printed_alone
from ssg.render.references import meant, partials_of
from ssg.render.spoken import Spoken
from ssg.render.trees import Nodes, copied, nodes_of, tree_of

LEAST = 256  # pages of a template and language, from which on another form of it pays for sure
_FAILURES = 3  # pages that had to be made again, after which a template is left to Jinja
_PRINTED = "printed_values"  # a name of a template's code
_FUNCTIONS = ("t", "asset", "partial_cached", "range")
_Key = tuple[str, str]  # a template's name, and a language


class _DirectEnvironment(QuickEnvironment):
    code_generator_class = DirectCode

    def _generate(
        self, source: nodes.Template, name: str | None, file: str | None, defer_init: bool = False
    ) -> str:
        printed = printed_alone(source)  # before it is changed
        return (
            f"{super()._generate(source, name, file, defer_init)}{IMPORTS}{_PRINTED} = {printed}\n"
        )


class QuickTemplates:
    """The templates of one theme and site.

    Args:
        plain: Jinja's own way, with all filters and functions.
        source: from a template's name to its text, or None.
        spoken: from a language to what depends on it.
        codes: what has been compiled already.
    """

    def __init__(
        self,
        plain: Environment,
        source: Callable[[str], str | None],
        spoken: Callable[[str], Spoken],
        site: SiteView,
        codes: Codes | None = None,
    ) -> None:
        self.plain = plain
        self._source = source
        self._spoken = spoken
        self._site = site
        self._codes = codes
        self._met: Counter[_Key] = Counter()
        self._failed: Counter[_Key] = Counter()
        self._quick: dict[_Key, Template | None] = {}
        self._unclear: set[_Key] = set()
        self._environments: dict[str, Environment] = {}
        self._same: dict[str, str] = {}  # a template's name, and that of the one that it is

    def render(self, name: str, language: str, values: Mapping[str, Any]) -> str:
        """The text that the template gives for ``values``.

        Args:
            language: of ``values["page"]`` where that has a head, else ``values["lang"]``.

        Raises:
            Exception: whatever is wrong in the template, with its place in the traceback.
        """
        key = self._key(name, language)
        self._met[key] += 1
        if self._met[key] == LEAST:
            self.make_ready(name, language, values)
        quick = self._quick.get(key)
        if quick is not None:
            try:
                return "".join(quick.root_render_func(quick.new_context(dict(values))))
            except Exception:  # noqa: BLE001 - whatever it is, Jinja's own way knows better
                self._failed[key] += 1
                if self._failed[key] == _FAILURES:
                    self._quick[key] = None
        return self.plain.get_template(name).render(values)

    def printed(self, name: str, language: str) -> Collection[str]:
        """The values that the template only prints; none where it is no function."""
        key = self._key(name, language)
        quick = self._quick.get(key)
        if quick is None or key in self._unclear:
            return ()
        names: Collection[str] = quick.root_render_func.__globals__[_PRINTED]
        return names

    def with_blanks(
        self, name: str, language: str, values: Mapping[str, Any], blank: Collection[str]
    ) -> str | None:
        """The text with blanks for some values that are only printed; None where that cannot be."""
        key = self._key(name, language)
        quick = self._quick.get(key)
        if quick is None:
            return None
        blanks = Blanks(blank)
        try:
            text = blanks.text(
                quick.root_render_func(quick.new_context({**values, **blanks.values}))
            )
        except Exception:  # noqa: BLE001 - it is made in another way, which knows what is wrong
            return None
        if text is None:
            self._unclear.add(key)
        return text

    def gather(self) -> None:
        """Take what has been compiled elsewhere, before pages are made in several processes."""
        if self._codes is not None:
            self._codes.gather()

    def make_ready(self, name: str, language: str, names: Iterable[str]) -> None:
        """Compile a template of which many pages are to be made.

        Args:
            names: of the values that it is given.
        """
        key = self._key(name, language)
        if key not in self._quick:
            self._quick[key] = self._compiled(*key, frozenset(names))

    def make_partials_ready(self, texts: Iterable[str], language: str) -> None:
        """The same for what these templates call ``partial_cached`` with, for each post perhaps."""
        for name, names in sorted(partials_of(texts).items()):
            self.make_ready(name, language, names)

    def _compiled(self, name: str, language: str, names: frozenset[str]) -> Template | None:
        environment = self._environment(language)
        # The same for one theme and site, of which the codes are.
        key = "\n".join((language, name, *sorted(names)))
        code = self._codes.get(key) if self._codes else None
        if code is not None:
            return Template.from_code(environment, code, environment.make_globals(None))
        try:
            code = environment.compile(self._tree(name, language, names))
            if self._codes:
                self._codes.put(key, code)
            return Template.from_code(environment, code, environment.make_globals(None))
        except NotFlat:
            return None
        except Exception:  # noqa: BLE001 - a mistake in a template is told where it is rendered
            return None

    def meant(self, name: str) -> str:
        """The template that this one is, perhaps by another name."""
        same = self._same.get(name)
        if same is None:
            same = self._same[name] = meant(name, self._source)
        return same

    def _key(self, name: str, language: str) -> _Key:
        return self.meant(name), language

    def _tree(self, name: str, language: str, names: frozenset[str]) -> nodes.Template:
        known = KnownValues(
            EvalContext(self._environment(language), None),
            {("page", "head", "lang") if "page" in names else ("lang",): language},
            frozenset(_FUNCTIONS),
            {"site": self._site},
        )
        return known.put_into(flat_tree(name, self._parse, names | set(self.plain.globals)))

    def _parse(self, name: str) -> tuple[nodes.Template, Nodes]:
        text = self._source(name)
        if text is None:
            raise NotFlat(f"there is no {name}")
        return copied(tree_of(text)), nodes_of(text)

    def _environment(self, language: str) -> Environment:
        if language not in self._environments:
            spoken = self._spoken(language)
            made = _DirectEnvironment(
                undefined=self.plain.undefined, autoescape=True, cache_size=0, optimized=False
            )
            made.globals, made.tests = self.plain.globals, self.plain.tests
            functions = {n: spoken.get(n) or self.plain.globals[n] for n in _FUNCTIONS}
            made.filters = self.plain.filters | {n: f for n, f in spoken.items() if n != "t"}
            made.filters |= {OF_THEME + n: f for n, f in functions.items()}
            self._environments[language] = made
        return self._environments[language]
