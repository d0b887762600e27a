"""One file through parse, stitch and Markdown."""

from dataclasses import replace

import pytest

from ssg.model.settings import MarkdownSettings, Settings
from ssg.prepare import Prepared, prepare

SETTINGS = Settings("t")
CUT = "最初の文です。二つめの文は途中で\n\n---END---\n\n二つめの文は途中で切れた。三つめの文は\n"


def made(body: str, front: str = "", settings: Settings = SETTINGS, **options) -> Prepared:
    text = f"---\ntitle: 題\n{front}---\n{body}"
    path = options.pop("path", "posts/2025-01-02-a.md")
    return prepare(path, text.encode(), settings, is_page=path.startswith("pages/"))


def test_a_whole_article_is_left_alone() -> None:
    prepared = made("最初の段落です。\n\n次の段落です。\n")
    assert prepared.html == "<p>最初の段落です。</p>\n<p>次の段落です。</p>\n"
    assert prepared.diagnostics == ()
    assert prepared.article.mending.seams == 0


def test_damage_is_mended_and_its_end_left_out() -> None:
    prepared = made(CUT)
    assert prepared.html.count("二つめの文は途中で切れた。") == 1
    assert "三つめ" not in prepared.html
    mending = prepared.article.mending
    assert (mending.seams, mending.truncated, mending.trimmed) == (1, True, True)
    assert mending.dropped > 0
    assert [d.code for d in prepared.diagnostics] == ["SSG201"]


def test_an_unfinished_end_is_kept_where_the_settings_say_so() -> None:
    prepared = made(CUT, settings=replace(SETTINGS, truncated="keep"))
    assert "三つめの文は" in prepared.html
    assert prepared.article.mending.truncated
    assert not prepared.article.mending.trimmed
    assert [d.code for d in prepared.diagnostics] == ["SSG201"]


def test_without_a_marker_nothing_is_cut() -> None:
    prepared = made("最初の文です。二つめの文は途中で切れて\n")
    assert "途中で切れて" in prepared.html
    assert not prepared.article.mending.trimmed


def test_a_post_may_ask_not_to_be_mended() -> None:
    prepared = made(CUT, front="stitch: false\n")
    assert "---END---" in prepared.html or "END" in prepared.html
    assert prepared.article.mending.seams == 0


def test_the_markers_are_settable() -> None:
    settings = replace(SETTINGS, stitch=replace(SETTINGS.stitch, markers=("<<<CUT>>>",)))
    prepared = made(CUT.replace("---END---", "<<<CUT>>>"), settings=settings)
    assert "CUT" not in prepared.html
    assert prepared.article.mending.seams == 1


HEADLINE = "値段は誰が決めるのか\n\n本文の最初の段落がここにあります。\n"


def test_the_models_headline_is_the_subtitle() -> None:
    prepared = made(HEADLINE)
    assert prepared.article.subtitle == "値段は誰が決めるのか"
    assert "誰が決める" not in prepared.html
    assert prepared.article.excerpt == "本文の最初の段落がここにあります。"


@pytest.mark.parametrize(
    ("front", "settings", "subtitle"),
    [
        ('subtitle: "自分の副題"\n', SETTINGS, "自分の副題"),
        ("", replace(SETTINGS, markdown=MarkdownSettings(headline_as_subtitle=False)), ""),
    ],
)
def test_the_headline_stays_a_paragraph_where_it_is_asked_to(
    front: str, settings: Settings, subtitle: str
) -> None:
    prepared = made(HEADLINE, front, settings)
    assert prepared.article.subtitle == subtitle
    assert "<p>値段は誰が決めるのか</p>" in prepared.html


@pytest.mark.parametrize(
    ("front", "excerpt"),
    [
        ("", "本文の段落がここにあります。"),
        ("excerpt: 自分の抜粋\n", "自分の抜粋"),
        ("description: 自分の説明\n", "自分の説明"),
    ],
)
def test_an_excerpt_is_written_or_taken_from_the_text(front: str, excerpt: str) -> None:
    body = "## 見出しは抜粋にはなりません\n\n本文の段落がここにあります。\n"
    assert made(body, front).article.excerpt == excerpt


@pytest.mark.parametrize(
    ("front", "minutes", "told"),
    [("", 4, []), ("reading_time: 4\n", 4, []), ("reading_time: 30\n", 30, ["SSG407"])],
)
def test_a_reading_time_is_shown_as_given_and_counted_against(
    front: str, minutes: int, told: list[str]
) -> None:
    prepared = made("あ" * 2000 + "。\n", front)
    assert prepared.article.reading_minutes == minutes
    assert [d.code for d in prepared.diagnostics] == told


def test_the_reading_time_is_of_the_mended_text() -> None:
    text = "".join(f"{n}番目の文は長い文です。" for n in range(300))
    assert made(f"{text}\n\n---END---\n\n{text}\n").article.reading_minutes == (
        made(f"{text}\n").article.reading_minutes
    )


def test_a_page_is_no_post() -> None:
    prepared = made("説明です。\n", path="pages/about.md")
    assert prepared.article.is_page
    assert prepared.article.front.date is None
    assert prepared.article.name_slug == "about"


def test_an_unfinished_end_is_named_where_it_stops_in_the_file() -> None:
    """The last paragraph begins in the first fragment and stops in the second."""
    body = "始まりの文がここにある。続きの文はここで切れ\n\n---END---\n\n続きの文はここで切れずに進み、また\n\n---END---\n"
    prepared = made(body)
    (found,) = prepared.diagnostics
    assert found.code == "SSG201"
    before_body = 3  # the lines of the front matter
    line = found.location.line - before_body
    assert body.split("\n")[line - 1] == "続きの文はここで切れずに進み、また"
