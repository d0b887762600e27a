"""Laws that hold for any text."""

from damage.texts import own_articles
from hypothesis import given
from hypothesis import strategies as st

from ssg.model.stitched import DropReason
from ssg.stitch import stitch
from ssg.stitch.projection import project, projected
from ssg.stitch.trim import trim

M = "\n\n---END---\n\n"
articles = st.sampled_from(own_articles())
snippets = st.sampled_from(
    [
        "---END---",
        "\n",
        "\n\n",
        "```",
        "- a\n",
        "| a | b |\n",
        "文です。",
        "A sentence. ",
        "**",
        "「",
        "...",
        "## 見出し\n",
        "同じ言葉",
        " ",
    ]
)
soup = st.lists(st.one_of(snippets, st.text(max_size=8)), max_size=40).map("".join)


@given(
    articles,
    st.lists(st.tuples(st.floats(0.05, 0.95), st.integers(12, 200)), min_size=1, max_size=4),
)
def test_cutting_with_overlaps_and_stitching_gives_the_article_back(article, cuts) -> None:
    text = article.text
    parts, begin = [], 0
    for where, overlap in sorted(cuts):
        cut = int(where * len(text))
        while cut < len(text) and not (text[cut - 1].isalnum() and text[cut].isalnum()):
            cut += 1
        if cut - begin < 40 or "\n" in text[cut - 12 : cut] or text[cut - 12] == " ":
            continue
        parts.append(text[begin:cut])
        begin = cut - overlap
        while begin > cut - 12 or text[begin].isspace():
            begin -= 1
        begin = max(begin, 0)
    done = stitch(M.join([*parts, text[begin:]]))
    assert done.body == text


@given(soup)
def test_stitching_never_fails_and_accounts_for_every_character(raw: str) -> None:
    done = stitch(raw)
    assert len(done.source_map.lines) == done.body.count("\n") + 1
    dropped = [d for s in done.seams for d in s.dropped]
    for drop in dropped:
        assert 0 <= drop.start < drop.end <= len(raw)
        told_elsewhere = drop.reason not in (DropReason.NOISE, DropReason.SUPERSEDED)
        assert (drop.covered_by is not None) == told_elsewhere
    gone = set()
    for drop in dropped:
        gone.update(range(drop.start, drop.end))
    left = "".join(c for i, c in enumerate(raw) if i not in gone)
    if done.seams:
        assert projected(left).replace("end", "") == projected(done.body).replace("end", "")
    else:
        assert done.body == raw


@given(soup)
def test_trimming_only_cuts_the_end(raw: str) -> None:
    done = stitch(raw)
    short = trim(done)
    assert done.body.startswith(short.body)
    assert len(short.source_map.lines) == short.body.count("\n") + 1
    assert short == done or (done.truncated and done.marked)


@given(articles, st.integers(60, 400), st.integers(12, 80))
def test_stitching_is_idempotent(article, cut: int, overlap: int) -> None:
    once = stitch(article.text[:cut] + M + article.text[max(0, cut - overlap) :])
    again = stitch(once.body)
    assert again.body == once.body
    assert again.seams == ()


@given(soup)
def test_the_result_does_not_depend_on_the_run(raw: str) -> None:
    assert stitch(raw) == stitch(raw)


@given(st.text(max_size=80))
def test_a_projection_points_back_into_the_text(text: str) -> None:
    made = project(text)
    assert len(made.chars) == len(made.at)
    assert list(made.at) == sorted(made.at)
    assert all(0 <= i < len(text) for i in made.at)
    assert made.chars == projected(text)
