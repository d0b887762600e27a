"""What a permalink and its patterns may hold; they are filled in by ``ssg.site.permalinks``."""

import re

WORDS = ("date", "pretty", "ordinal", "none")
POST_PLACEHOLDERS = (
    "year", "short_year", "month", "i_month", "short_month", "day", "i_day", "y_day",
    "hour", "minute", "second", "title", "slug", "categories", "slugified_categories", "output_ext",
)  # fmt: skip
PAGE_PLACEHOLDERS = ("path", "slug", "title")

# For each pattern of [permalinks]: the placeholders it must have; "a|b" is either.
NEEDED: dict[str, tuple[str, ...]] = {
    "post": ("slug|title",),
    "page": ("path|slug|title",),
    "home_page": ("page",),
    "tag": ("slug",),
    "tag_page": ("slug", "page"),
    "tag_feed": ("slug",),
    "category": ("slug",),
    "category_page": ("slug", "page"),
    "category_feed": ("slug",),
    "author": ("slug",),
    "author_page": ("slug", "page"),
    "author_feed": ("slug",),
    "series_feed": ("slug",),
    "series": ("slug",),
    "series_page": ("slug", "page"),
    "year": ("year",),
    "month": ("year", "month"),
}
_PLACEHOLDER = re.compile(r":([a-z_]+)")


def path_problem(path: str) -> str | None:
    """Why a text is no path of the site, in words; None for a good one."""
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*://|//", path):
        return "this is an address of its own, not a path of the site"
    if "\\" in path:
        return "a path is written with /, not with \\"
    if any(part in (".", "..") for part in path.split("/")):
        return "a path cannot hold . or .. as a part"
    if "?" in path or "#" in path:
        return "a path cannot hold ? or #"
    if not path.strip("/ ") and path != "/":
        return "this path is empty"
    return None


def permalink_problem(pattern: str, *, is_page: bool = False) -> str | None:
    """Why a text is no permalink of a post or page, in words; None for a good one."""
    if pattern in WORDS and not is_page:
        return None
    known = PAGE_PLACEHOLDERS if is_page else POST_PLACEHOLDERS
    return path_problem(pattern) or _unknown(pattern, known)


def setting_problem(name: str, pattern: str) -> str | None:
    """Why a text cannot stand under ``name`` in ``[permalinks]``; None when it can."""
    if name == "post" and pattern in WORDS:
        return None
    problem = path_problem(pattern)
    if problem is not None:
        return problem
    needed = NEEDED.get(name, ())
    known = {part for need in needed for part in need.split("|")}
    if name == "post":
        known |= set(POST_PLACEHOLDERS)
    problem = _unknown(pattern, tuple(sorted(known)))
    if problem is not None:
        return problem
    found = set(_names(pattern, tuple(known)))
    for need in needed:
        if not found & set(need.split("|")):
            wanted = " or ".join(f":{part}" for part in need.split("|"))
            return f"{wanted} is missing: many pages would land on one path"
    return None


def _names(pattern: str, known: tuple[str, ...]) -> list[str]:
    """The placeholders of a pattern; ``:title_x`` is ``title`` where only that is known."""
    return [_longest(match[1], known) or match[1] for match in _PLACEHOLDER.finditer(pattern)]


def _longest(name: str, known: tuple[str, ...]) -> str:
    return max((k for k in known if name.startswith(k)), key=len, default="")


def _unknown(pattern: str, known: tuple[str, ...]) -> str | None:
    for name in _names(pattern, known):
        if name not in known:
            listed = ", ".join(f":{k}" for k in known) or "none"
            return f"the placeholder :{name[:40]} is not known here ({listed} can be used)"
    return None
