"""Links in bodies: what they lead to, and what is said where they lead nowhere."""

from collections.abc import Callable

import pytest

from ssg.diagnostics import Checked
from ssg.model.article import Article
from ssg.model.rendered import Link
from ssg.model.site import Resource, Site

Sites = Callable[..., Checked[Site]]
Articles = Callable[..., Article]


@pytest.fixture
def follow(site: Sites, article: Articles) -> Callable[..., tuple[str, list[str], tuple]]:
    """``follow(target)``: the URL, the codes and the resources of a link of one post."""

    def follow(target: str, kind: str = "a", path: str = "posts/2025-01-02-a.md", **options):
        others = [
            article("posts/2025-01-01-other.md", anchors=("値段", "part")),
            article("posts/en/2024-12-31-deep.md"),
            article("posts/2024-01-01-draft.md", draft=True),
            article("pages/about.md", anchors=("us",)),
            article("pages/docs/index.md"),
        ]
        own = article(path, links=(Link(target, kind, 7),), anchors=("own",))
        options.setdefault("resources", ("posts/chart.png", "posts/img/a b.png", "pages/map.svg"))
        made = site(own, *others, broken=("posts/2024-02-02-broken.md",), **options)
        everything = (*made.value.posts, *made.value.pages)
        post = next(p for p in everything if p.article.path == path)
        assert all(d.location.path == path and d.location.line == 7 for d in made.diagnostics)
        return post.urls[0], [d.code for d in made.diagnostics], made.value.resources

    return follow


@pytest.mark.parametrize(
    "target",
    ["https://example.org/a.md", "mailto:a@b.example", "//cdn.example/x", "#own", "", "#else"],
)
def test_other_hosts_and_own_anchors_are_left_alone(follow: Callable, target: str) -> None:
    assert follow(target) == (target, [], ())


@pytest.mark.parametrize(
    ("target", "url"),
    [
        ("2025-01-01-other.md", "/2025/01/01/other/"),
        ("./2025-01-01-other.md", "/2025/01/01/other/"),
        ("2025-01-01-other.md#値段", "/2025/01/01/other/#値段"),
        ("2025-01-01-other.md#%E5%80%A4%E6%AE%B5", "/2025/01/01/other/#%E5%80%A4%E6%AE%B5"),
        ("2025-01-01-other.md?x=1#part", "/2025/01/01/other/?x=1#part"),
        ("2025-01-02-a.md#own", "/2025/01/02/a/#own"),
        ("en/2024-12-31-deep.md", "/2024/12/31/deep/"),
        ("../pages/about.md#us", "/about/#us"),
        ("/pages/about.md", "/about/"),
        ("/posts/en/2024-12-31-deep.md", "/2024/12/31/deep/"),
        ("../pages/docs/index.md", "/docs/"),
        ("post_url:2025-01-01-other", "/2025/01/01/other/"),
        ("post_url:en/2024-12-31-deep", "/2024/12/31/deep/"),
        ("post_url:2024-12-31-deep", "/2024/12/31/deep/"),
        ("post_url:/2025-01-01-other", "/2025/01/01/other/"),
        ("post_url:2025-01-01-other#part", "/2025/01/01/other/#part"),
        ("/about/", "/about/"),
        ("/images/x.png?v=2", "/images/x.png?v=2"),
        ("../../../about/", "/2025/about/"),
        ("next/", "/2025/01/02/a/next/"),
        ("?page=2", "/2025/01/02/a/?page=2"),
    ],
)
def test_a_link_leads_to_its_target(follow: Callable, target: str, url: str) -> None:
    assert follow(target) == (url, [], ())


@pytest.mark.parametrize(
    ("target", "code", "url"),
    [
        ("missing.md", "SSG403", "#"),
        ("../../etc/passwd.md", "SSG403", "#"),
        ("post_url:2020-01-01-missing", "SSG403", "#"),
        ("post_url:deep", "SSG403", "#"),
        ("2024-01-01-draft.md", "SSG403", "#"),
        ("post_url:2024-01-01-draft", "SSG403", "#"),
        ("2025-01-01-other.md#nowhere", "SSG404", "/2025/01/01/other/"),
        ("post_url:2025-01-01-other#nowhere", "SSG404", "/2025/01/01/other/"),
    ],
)
def test_a_link_to_nothing_is_an_error(follow: Callable, target: str, code: str, url: str) -> None:
    assert follow(target) == (url, [code], ())


def test_a_link_to_a_file_with_errors_of_its_own_is_not_called_wrong_as_well(
    follow: Callable,
) -> None:
    assert follow("2024-02-02-broken.md") == ("#", [], ())
    assert follow("post_url:2024-02-02-broken") == ("#", [], ())


@pytest.mark.parametrize(
    ("target", "source", "url"),
    [
        ("chart.png", "posts/chart.png", "/2025/01/02/a/chart.png"),
        ("./chart.png", "posts/chart.png", "/2025/01/02/a/chart.png"),
        ("img/a b.png", "posts/img/a b.png", "/2025/01/02/a/img/a b.png"),
        ("../pages/map.svg", "pages/map.svg", "/2025/01/02/a/map.svg"),
    ],
)
@pytest.mark.parametrize("kind", ["a", "img"])
def test_a_file_beside_the_post_comes_along(
    follow: Callable, kind: str, target: str, source: str, url: str
) -> None:
    assert follow(target, kind) == (url, [], (Resource(source, url, f"digest of {source}"),))


@pytest.mark.parametrize("target", ["missing.png", "../../../etc/passwd", "img/"])
def test_a_picture_that_is_not_there_is_an_error(follow: Callable, target: str) -> None:
    assert follow(target, "img") == (target, ["SSG405"], ())


@pytest.mark.parametrize(
    ("target", "url"),
    [("/blog/about/", "/about/"), ("/about/", "/about/"), ("/blogging/", "/blogging/"),
     ("/blog", "/"), ("/blog/", "/"), ("/blog#x", "/#x")],
)  # fmt: skip
def test_a_path_that_has_the_base_already_is_understood(
    follow: Callable, target: str, url: str
) -> None:
    assert follow(target, base_url="https://example.com/blog")[0] == url


def test_the_picture_of_a_post_is_resolved_too(site: Sites, article: Articles) -> None:
    made = site(
        article("posts/2025-01-02-a.md", image="chart.png"),
        article("posts/2025-01-03-b.md", image="missing.png"),
        article("posts/2025-01-04-c.md", image="/images/x.png"),
        article("posts/2025-01-05-d.md", image="https://example.org/x.png"),
        resources=("posts/chart.png",),
    )
    images = {p.article.name_slug: p.image for p in made.value.posts}
    assert images["a"] == "/2025/01/02/a/chart.png"
    assert images["c"] == "/images/x.png"
    assert images["d"] == "https://example.org/x.png"
    assert [(d.code, d.location.path) for d in made.diagnostics] == [
        ("SSG405", "posts/2025-01-03-b.md")
    ]


def test_a_post_in_the_long_extension_is_linked_like_the_others(
    site: Sites, article: Articles
) -> None:
    other = article("posts/2025-01-03-b.md", links=(Link("post_url:2025-01-02-a", "a", 1),))
    made = site(
        article("posts/2025-01-02-a.markdown", date=other.front.date, name_slug="a"),
        article("pages/about.markdown"),
        other,
    )
    assert made.diagnostics == ()
    assert [p.url for p in made.value.pages] == ["/about/"]


def test_a_post_is_linked_by_the_place_of_its_file_not_by_its_slug(
    site: Sites, article: Articles
) -> None:
    target = article("posts/2025-01-01-b.md", slug="elsewhere", permalink="/x/:slug/")
    source = article("posts/2025-01-02-a.md", links=(Link("2025-01-01-b.md", "a", 1),))
    made = site(target, source)
    assert made.value.posts[0].urls == ("/x/elsewhere/",)
