"""Where keys of TOML stand."""

import tomllib

from hypothesis import given, settings
from hypothesis import strategies as st

from ssg.parse.toml_places import Path, toml_places


def places(text: str) -> dict[Path, tuple[str, str]]:
    """For each key, the first characters of what its two places point to."""
    return {
        path: (text[place.key :][:3], text[place.value :][:3])
        for path, place in toml_places(text).items()
    }


def test_simple_keys_and_remarks() -> None:
    text = "# a = 1\nabc = 1 # d = 2\n\n  efg=\t'x # y' # z\n"
    assert places(text) == {("abc",): ("abc", "1 #"), ("efg",): ("efg", "'x ")}


def test_tables_and_dotted_and_quoted_keys() -> None:
    text = (
        'a.b."c d" = 1\n[x . \'y z\']\n"\\u0041" = 2\n'
        "[[x.n]]\nk = 3\n[[x.n]]\nk = 4\n[x.n.o]\nl = 5\n"
    )
    assert list(toml_places(text)) == [
        ("a",), ("a", "b"), ("a", "b", "c d"), ("x", "y z"), ("x", "y z", "A"), ("x", "n"),
        ("x", "n", 0), ("x", "n", 0, "k"), ("x", "n", 1), ("x", "n", 1, "k"), ("x", "n", 1, "o"),
        ("x", "n", 1, "o", "l"),
    ]  # fmt: skip
    assert places(text)["x", "n", 1, "k"] == ("k =", "4\n[")


def test_arrays_and_inline_tables_over_lines() -> None:
    text = "a = [ # one\n  { b = 1, c = [2, 3] }, # two ]\n  'x]',\n]\nd = 4\n"
    assert places(text)["a", 0, "c", 1] == ("3] ", "3] ")
    assert places(text)["a", 1] == ("'x]", "'x]")
    assert places(text)["d",] == ("d =", "4\n")


def test_strings_over_lines_hide_keys() -> None:
    text = 'a = """\nb = 1 \\" "" \n""""\nc = \'\'\'\nd = \'2\n\'\'\'\'\ne = 3\n'
    assert list(toml_places(text)) == [("a",), ("c",), ("e",)]
    assert tomllib.loads(text).keys() == {"a", "c", "e"}


_NAMES = st.sampled_from(["a", "b-c", "日本", "x y", "d.e", '"'])
_VALUES = st.recursive(
    st.one_of(
        st.integers(), st.booleans(), st.text(st.sampled_from("ab日\"'\n\\#]},= "), max_size=6)
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(_NAMES, inner, max_size=3)
    ),
    max_leaves=8,
)


def written(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list):
        return "[" + ", # [\n".join(written(v) for v in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{written(k)} = {written(v)}" for k, v in value.items()) + "}"
    text = str(value).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{text}"'


def paths(value: object, at: Path = ()) -> set[Path]:
    items: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        items = list(value.items())
    elif isinstance(value, list):
        items = list(enumerate(value))
    return {(*at, k) for k, _ in items}.union(*(paths(v, (*at, k)) for k, v in items))


@given(st.dictionaries(_NAMES, _VALUES, max_size=4), st.dictionaries(_NAMES, _VALUES, max_size=3))
@settings(deadline=None)
def test_every_key_of_a_document_is_found_and_no_other(
    top: dict[str, object], table: dict[str, object]
) -> None:
    lines = [f"{written(k)} = {written(v)}" for k, v in top.items()]
    lines += ["[t]", *(f"{written(k)} = {written(v)}" for k, v in table.items())]
    text = "\n".join(lines) + "\n"
    document = tomllib.loads(text)
    found = toml_places(text)
    assert set(found) == paths(document)
    for key, value in top.items():
        place = found[(key,)]
        assert text.startswith(written(key), place.key)
        assert text.startswith(written(value), place.value)
