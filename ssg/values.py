"""Frozen values with slots, as ``dataclasses`` makes them, made quickly.

For ``@dataclass(frozen=True, slots=True)`` Python writes seven functions as text and compiles each:
for all classes of the program that took an eighth of a second at every start, most of them for
classes of which nothing is made. Here what all classes can share is written once, and ``__init__``,
which none can, is compiled when the first value of its class is made.

Fields, ``replace``, ``fields`` and ``is_dataclass`` are those of ``dataclasses``.
"""

import dataclasses
from collections.abc import Callable
from operator import attrgetter, eq, ge, gt, le, lt
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass

_set = object.__setattr__
_MISSING = dataclasses.MISSING
_Getter = Callable[[Any], tuple[Any, ...]]
_compared: dict[type, _Getter] = {}


def _dataclass(
    *, frozen: bool, slots: bool, eq: bool = True, order: bool = False
) -> Callable[[type], type]:
    """As ``dataclasses.dataclass`` with ``frozen`` and ``slots``, the only form there is.

    A class must have no ``__post_init__``.
    """
    if not (frozen and slots):
        raise TypeError("values are frozen and have slots")

    def made(kind: type) -> type:
        if not kind.__doc__:  # or its signature is looked for, to be written there
            kind.__doc__ = kind.__name__
        given = vars(kind)
        shared = _SHARED | (_EQUAL if eq else {}) | (_ORDERED if order else {})
        for name, function in shared.items():
            if name not in given:
                setattr(kind, name, function)
        plain: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(kind)
        plain.__init__ = _init_later(plain)
        return plain  # type: ignore[no-any-return]  # the same class

    return made


def _init_later(kind: type) -> Callable[..., None]:
    def __init__(self: Any, *args: Any, **values: Any) -> None:  # noqa: N807 - it stands for it
        made: Any = _compiled_init(kind)
        kind.__init__ = made  # type: ignore[misc]  # once, in its own place
        made(self, *args, **values)

    return __init__


def _compiled_init(kind: type) -> Callable[..., None]:
    """``__init__`` of a class, which sets each field through its slot."""
    names: dict[str, Any] = {"_given": _MISSING}
    arguments, lines = ["self"], []
    for field in dataclasses.fields(kind):
        name = field.name
        names[f"_set_{name}"] = getattr(kind, name).__set__
        value = name
        if field.default is not _MISSING:
            names[f"_of_{name}"] = field.default
            arguments.append(f"{name}=_of_{name}")
        elif field.default_factory is not _MISSING:
            names[f"_of_{name}"] = field.default_factory
            arguments.append(f"{name}=_given")
            value = f"_of_{name}() if {name} is _given else {name}"
        else:
            arguments.append(name)
        lines.append(f"    _set_{name}(self, {value})\n")
    text = f"def __init__({', '.join(arguments)}):\n{''.join(lines) or '    pass'}"
    exec(text, names)  # noqa: S102 - of the names of fields, as dataclasses does it
    init: Callable[..., None] = names["__init__"]
    init.__qualname__ = f"{kind.__qualname__}.__init__"
    return init


def _values(kind: type) -> _Getter:
    """What gives the values of a class's fields that are compared, as a tuple."""
    known = _compared.get(kind)
    if known is None:
        names = [field.name for field in dataclasses.fields(kind) if field.compare]
        if len(names) > 1:
            known = attrgetter(*names)
        else:

            def known(value: Any) -> tuple[Any, ...]:
                return tuple([getattr(value, name) for name in names])

        _compared[kind] = known
    return known


def _hash(self: Any) -> int:
    return hash(_values(self.__class__)(self))


def _compared_by(compare: Callable[[Any, Any], Any]) -> Callable[[Any, object], Any]:
    def compared(self: Any, other: object) -> Any:
        kind = self.__class__
        if other.__class__ is not kind:
            return NotImplemented
        values = _values(kind)
        return compare(values(self), values(other))

    return compared


def _repr(self: Any) -> str:
    shown = [f"{f.name}={getattr(self, f.name)!r}" for f in dataclasses.fields(self) if f.repr]
    return f"{self.__class__.__qualname__}({', '.join(shown)})"


def _no_set(self: Any, name: str, value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _no_del(self: Any, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _take_state(self: Any, state: list[Any]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        _set(self, field.name, value)


_SHARED = {
    "__repr__": _repr,
    "__setattr__": _no_set,
    "__delattr__": _no_del,
    "__getstate__": _state,
    "__setstate__": _take_state,
}
_EQUAL = {"__eq__": _compared_by(eq), "__hash__": _hash}
_ORDERED = {f"__{by.__name__}__": _compared_by(by) for by in (lt, le, gt, ge)}

if not TYPE_CHECKING:
    dataclass = _dataclass

__all__ = ["dataclass"]
