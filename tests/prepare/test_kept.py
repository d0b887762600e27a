"""What is at hand of an article that has just been made: what pages show of it is not read again."""

import pytest

from ssg.prepare import prepare, prepare_all, shelf
from ssg.prepare.kept import SHOWN, SHOWN_FRONT
from ssg.typography import divided_html, titles
from tests.prepare.test_cached import POST, SETTINGS, Store, file


class Forgetful(Store):
    """A cache that keeps nothing."""

    def put(self, key: str, value: bytes) -> None:
        pass


def test_what_pages_show_is_at_hand() -> None:
    whole = prepare("posts/2025-10-21-a.md", POST, SETTINGS, is_page=False).article
    reads = []
    (made,) = prepare_all(
        [(file(), False)], lambda path: reads.append(path) or POST, SETTINGS, Forgetful(), "e"
    )
    assert whole is not None
    assert made.article is not None
    for name in SHOWN:
        assert getattr(made.article, name) == getattr(whole, name)
    for name in SHOWN_FRONT:
        assert getattr(made.article.front, name) == getattr(whole.front, name)
    assert len(reads) == 1
    assert made.article.front.places == whole.front.places, "and the rest is made again"
    assert len(reads) == 2
    assert made.article == whole


def test_what_pages_show_lies_side_by_side_for_the_next_build(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shelf, "FEW", 0)
    store = Store()
    prepare_all([(file(), False)], lambda _: POST, SETTINGS, store, "e")
    asked = []
    get = store.get
    store.get = lambda key: asked.append(key.partition(":")[0]) or get(key)
    (kept,) = prepare_all([(file(), False)], lambda _: POST, SETTINGS, store, "e")
    whole = prepare("posts/2025-10-21-a.md", POST, SETTINGS, is_page=False).article
    assert whole is not None
    assert kept.article is not None
    for name in SHOWN_FRONT:
        assert getattr(kept.article.front, name) == getattr(whole.front, name)
    for name in SHOWN:
        assert getattr(kept.article, name) == getattr(whole, name)
    assert set(asked) == {"shelf", "shown"}
    assert kept.article == whole, "and the rest comes from the article's own entry"


def test_many_pages_read_what_they_show_side_by_side_at_once() -> None:
    store = Store()
    prepare_all([(file(), False)], lambda _: POST, SETTINGS, store, "e")
    demand = shelf.Demand()
    (kept,) = prepare_all(
        [(file(), False)], lambda _: POST, SETTINGS, store, "e", demand=demand
    )  # fmt: skip
    demand.is_high = True
    asked = []
    get = store.get
    store.get = lambda key: asked.append(key.partition(":")[0]) or get(key)
    assert kept.article is not None
    assert kept.article.excerpt
    assert asked == ["shown"], "and not the article's own entry"


@pytest.mark.parametrize("again", [False, True])
def test_the_titles_of_what_was_made_or_read_are_divided_already(
    monkeypatch: pytest.MonkeyPatch, again: bool
) -> None:
    monkeypatch.setattr(shelf, "FEW", 0)
    store = Store()
    whole = prepare("posts/2025-10-21-a.md", POST, SETTINGS, is_page=False).article
    assert whole is not None
    shown = [whole.front.title, *[heading.text for heading in whole.toc]]
    made = [divided_html(text, "ja") for text in shown]
    for _ in range(1 + again):
        monkeypatch.setattr(titles, "_known", {})
        (known,) = prepare_all([(file(), False)], lambda _: POST, SETTINGS, store, "e")
    assert known.article is not None
    assert known.article.excerpt, "which brings what stands beside it to hand"
    assert known.article.toc == whole.toc, "and so do contents"
    monkeypatch.setattr(titles, "_html", lambda text, lang: pytest.fail(text))
    assert [divided_html(text, "ja") for text in shown] == made


def test_of_another_content_nothing_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "FEW", 0)
    store = Store()
    prepare_all([(file(), False)], lambda _: POST, SETTINGS, store, "e")
    changed = POST.replace("本文は".encode(), "別の文は".encode())
    old = {key: value for key, value in store.items() if key.startswith("shown:")}
    prepare_all([(file(changed), False)], lambda _: changed, SETTINGS, store, "e")
    store.update(old)
    (kept,) = prepare_all([(file(changed), False)], lambda _: changed, SETTINGS, store, "e")
    whole = prepare("posts/2025-10-21-a.md", changed, SETTINGS, is_page=False).article
    assert whole is not None
    assert kept.article is not None
    assert kept.article.excerpt == whole.excerpt
