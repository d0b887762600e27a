"""What is at hand of an article that has just been made: what pages show of it is not read again."""

from ssg.prepare import prepare, prepare_all
from ssg.prepare.kept import SHOWN, SHOWN_FRONT
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
