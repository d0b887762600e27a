"""Whether a fragment that repeats nothing goes on with the text."""

from itertools import pairwise

import pytest
from damage.texts import Article, own_articles

from ssg.stitch import stitch
from ssg.stitch.subjects import other_subject


def _middle(article: Article) -> int:
    """The end of a sentence about the middle of an article's prose."""
    stop = "。" if article.lang in ("ja", "zh") else ". "
    return article.text.index(stop, len(article.text) * 2 // 5) + 1


@pytest.mark.parametrize("article", own_articles(), ids=lambda a: a.name)
def test_an_article_goes_on_with_itself(article: Article) -> None:
    at = _middle(article)
    assert not other_subject(article.text[:at], article.text[at:].lstrip(), unfinished=False)
    assert not other_subject(article.text[: at - 6], article.text[at - 6 :], unfinished=True)


def _strangers() -> list[tuple[Article, Article]]:
    articles = own_articles()
    return [(a, b) for a, b in pairwise([*articles, articles[0]]) if a.lang == b.lang]


@pytest.mark.parametrize(("one", "other"), _strangers(), ids=lambda a: a.name)
def test_another_article_is_another_subject(one: Article, other: Article) -> None:
    left = one.text[: _middle(one) - 6]
    right = other.text.split("\n\n", 1)[1]
    done = stitch(f"{left}\n\n---END---\n\n{right}")
    assert [s.review for s in done.seams] == [True]
    assert done.body == f"{left.rstrip()}\n\n{right}"


def test_a_short_text_in_wide_letters_may_be_of_another_subject() -> None:
    left = (
        "使用此选项后，程序只侦测并转换小数数字。其他的数字，包括科学计数法格式的数字，将作为文本导入。"
        "小数字符串可以有数位、千位分隔符以及小数点，缺省的设置取决于所选语言的区域。"
    )
    right = "每年早春给月季剪枝，应在朝外的芽点上方斜剪一刀，伤口抹上草木灰。花盆底下垫些碎瓦片，浇水见干见湿，五月便能看到满枝的花苞。"
    done = stitch(f"{left}\n\n---END---\n\n{right}")
    assert done.seams[0].review
    assert done.body == f"{left}\n\n{right}"


def test_little_text_is_never_called_another_subject() -> None:
    assert not other_subject("The river floods in spring. " * 20, "Bake the bread.", False)


def test_no_space_is_left_at_the_end_of_a_paragraph_that_breaks_off() -> None:
    left = "# Harbour\n\nThe keeper lists the ships, the boats that stayed out over night, "
    right = "## Lamps\n\nThe lamps of the quay are lit at six, and the clerk writes it down."
    stitched = stitch(f"{left}\n\n---END---\n\n{right}")
    assert stitched.body == f"{left.rstrip()}\n\n{right}"
    assert stitched.seams[0].review
