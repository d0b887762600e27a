"""The stage: which post gets a card, and what stands on it. It draws nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import lru_cache

from ssg.diagnostics import Diagnostic, Location, diagnose
from ssg.images.coverage import Coverage, is_emoji, plain_line, without_missing
from ssg.images.painter import Painter
from ssg.images.studio import Studio
from ssg.model.dates import long_date
from ssg.model.digests import digest_text
from ssg.model.pictures import MadeFile, Picture
from ssg.model.ports import Cache
from ssg.model.settings import Settings
from ssg.model.site import Post, Site
from ssg.model.slugs import path_slug
from ssg.model.social_cards import HEIGHT, WIDTH, SocialCard
from ssg.model.urls import split_suffix
from ssg.values import dataclass

REVISION = 1  # of what stands on a card: a change draws every one again
_HASH = 10
_TOO_FEW = 2 / 3  # of a title's letters: with fewer a card says something else


@dataclass(frozen=True, slots=True)
class Carded:
    """The card of each post, by its url; the files; and what was noticed."""

    cards: Mapping[str, Picture] = field(default_factory=dict)
    made: tuple[MadeFile, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def plan_cards(site: Site, studio: Studio, cache: Cache) -> Carded:
    """Decide for each post without a picture of its own that a shared link could show."""
    settings, painter = site.settings, studio.painter
    posts = [post for post in site.posts if _wants_card(post)]
    if painter is None or not settings.cards.enabled or not posts:
        return Carded()
    if not painter.font:
        return Carded(diagnostics=(_no_font(len(posts), settings),))
    texts = [(post, _texts(post, site)) for post in posts]
    seen = set().union(*(text for _, three in texts for text in three))
    coverage = _coverage(painter, cache)
    lacking = {char for char in seen if char != " " and char not in coverage}
    folder = f"{settings.permalinks.assets}cards/"
    shaping = f"{REVISION}\n{painter.font}\n{painter.version}"
    cards: dict[str, Picture] = {}
    made: list[MadeFile] = []
    diagnostics: list[Diagnostic] = []
    for post, own in texts:
        title, name, authors = own
        if lacking and not lacking.isdisjoint("".join(own)):
            (title, name, authors), told = _without(own, post, coverage)
            diagnostics.append(told)
        if not title:
            continue
        card = _card(post, title, name, authors, settings)
        key = digest_text("\n".join((shaping, *_shown(card))))
        stem = path_slug(post.article.name_slug)[:60] or "post"
        url = f"{folder}{stem}.{key[:_HASH]}.png"
        cards[post.url] = Picture(url, WIDTH, HEIGHT)
        made.append(MadeFile(url, f"card:{key}", post.article.path, card))
    unique = {file.url: file for file in made}
    return Carded(cards, tuple(unique.values()), tuple(diagnostics))


def _wants_card(post: Post) -> bool:
    """Whether a shared link to the post has nothing else to show: an SVG is shown nowhere."""
    return not post.image or split_suffix(post.image)[0].lower().endswith(".svg")


def _texts(post: Post, site: Site) -> tuple[str, str, str]:
    """What is written on the card, each on one line: title, the site's name, the authors."""
    terms = site.terms_of.get("author", {}).get(post.url, ())
    authors = ", ".join([term.name for term in terms])
    return plain_line(post.article.front.title), _known(site.settings.title), _known(authors)


@lru_cache(maxsize=1024)
def _known(text: str) -> str:
    """A text that stands on many cards, on one line."""
    return plain_line(text)


def _card(post: Post, title: str, name: str, authors: str, settings: Settings) -> SocialCard:
    lang = post.article.front.lang or settings.language
    date = long_date(post.date, lang)
    facts = f"{authors}  ·  {date}" if authors else date
    return SocialCard(title, lang, name, facts, settings.accent)


def _shown(card: SocialCard) -> tuple[str, ...]:
    return card.title, card.lang, card.site, card.facts, card.accent


def _coverage(painter: Painter, cache: Cache) -> Coverage:
    """What the font can draw; read from the font once."""
    key = f"font-coverage:{REVISION}:{painter.font}"
    kept = cache.get(key)
    known = None if kept is None else Coverage.decode(kept)
    if known is None:
        known = painter.coverage()
        cache.put(key, known.encode())
    return known


def _without(texts: Sequence[str], post: Post, coverage: Coverage) -> tuple[list[str], Diagnostic]:
    """The texts without what the font lacks; no title where too little of it is left."""
    pairs = [without_missing(text, coverage) for text in texts]
    missing = "".join(dict.fromkeys("".join(lost for _, lost in pairs)))
    kept = [text for text, _ in pairs]
    named = ", ".join(f"{char} (U+{ord(char):04X})" for char in missing[:5])
    named += f" and {len(missing) - 5} more" if len(missing) > 5 else ""
    what = "left out of the picture of shared links"
    letters = sum(not is_emoji(char) for char in texts[0])
    if len(kept[0]) < _TOO_FEW * letters or not kept[0]:
        kept[0] = ""
        what = "and too little is left: shared links show the site's own picture"
    place = post.article.front.places.get("title", Location(post.article.path))
    if all(map(is_emoji, missing)):  # no fault of the post's or the font's: --strict goes on
        return kept, diagnose(
            "SSG415", place, f"{named}: {what}",
            hint="give the post a picture of its own (image: …) to show it",
        )  # fmt: skip
    return kept, diagnose(
        "SSG413", place, f"the font has no glyph for {named}, {what}",
        hint="give the post a picture (image: …), or name a font with these letters in [cards]",
    )  # fmt: skip


def _no_font(count: int, settings: Settings) -> Diagnostic:
    posts = "one post" if count == 1 else f"{count} posts"
    instead = "the site's picture" if settings.image else "the theme's picture"
    return diagnose(
        "SSG414", Location(),
        f"no Japanese font is found: shared links to {posts} show {instead}",
        hint='install Noto Sans CJK (Debian: fonts-noto-cjk), or name a file: font in [cards]',
    )  # fmt: skip
