"""``docs/theming.md`` says what is there, and its recipes work."""

import base64
import hashlib
import re
from pathlib import Path

import pytest

from ssg.render.theme import load_theme

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
DOCS = (ROOT / "docs/theming.md").read_text("utf-8")
SHIPPED = {
    path.relative_to(TEMPLATES).as_posix(): path.read_text("utf-8")
    for path in sorted(TEMPLATES.rglob("*"))
    if path.is_file()
}
RECIPES = dict(re.findall(r"```jinja\n\{# templates/(\S+) #\}\n(.*?)```", DOCS, re.DOTALL))


def blocks(name: str) -> set[str]:
    return set(re.findall(r"\{% block (\w+)", SHIPPED[name]))


def documented_blocks() -> dict[str, set[str]]:
    rows = re.findall(r"^\| `(\w+\.html)`[^|]*\| ([^|]*) \|$", DOCS, re.MULTILINE)
    return {name: set(re.findall(r"`(\w+)`", cell)) for name, cell in rows}


def test_every_block_of_a_page_is_documented() -> None:
    documented = documented_blocks()
    inherited = blocks("base.html")
    for name, text in SHIPPED.items():
        if "/" in name or name in ("base.html", "redirect.html"):
            continue
        parent = re.search(r'extends "(\w+\.html)"', text)
        assert parent, name
        known = documented.get(name, set()) | documented.get(parent[1], set()) | inherited
        assert blocks(name) <= known, name
    assert documented["base.html"] == inherited


def test_every_documented_block_is_there() -> None:
    for name, named in documented_blocks().items():
        assert named <= blocks(name), name


def test_every_part_is_documented() -> None:
    parts = {name[9:-5] for name in SHIPPED if name.startswith("partials/")}
    (listed,) = re.findall(r"The parts in `templates/partials/`.*", DOCS)
    assert set(re.findall(r"`(\w+)`", listed)) == parts


def test_every_custom_property_is_documented() -> None:
    css = (ROOT / "static/assets/site.css").read_text("utf-8")
    root = css[css.index(":root {") : css.index("@supports")]
    defined = set(re.findall(r"^  (--[\w-]+):", root, re.MULTILINE))
    documented = set(re.findall(r"`(--[\w-]+)`", DOCS))
    assert documented == defined


@pytest.mark.parametrize("name", sorted(RECIPES))
def test_a_recipe_is_a_template_that_changes_one_block(name: str) -> None:
    theme = load_theme({name: RECIPES[name]}, SHIPPED, {})
    assert theme.diagnostics == ()
    (changed,) = re.findall(r"\{% block (\w+)", RECIPES[name])
    assert changed in blocks(name)


def test_the_recipe_for_a_block_has_five_lines() -> None:
    assert len(RECIPES["post.html"].splitlines()) == 5


def test_the_content_security_policy_allows_the_scripts_in_the_page() -> None:
    policy = (ROOT / "docs/deploy.md").read_text("utf-8")
    for name in ("partials/head.html", "redirect.html"):
        (script,) = re.findall(r"<script>(.*?)</script>", SHIPPED[name])
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy, name
    inline = [
        tag
        for name, text in SHIPPED.items()
        for tag in re.findall(r"<script[^>]*>", text)
        if " src=" not in tag
    ]
    known = {"<script>", '<script type="speculationrules">', '<script type="application/ld+json">'}
    assert set(inline) == known
