"""Jekyll's Liquid tags."""

import pytest

from ssg.model.rendered import Link

NAME = "2025-10-21-name"


@pytest.mark.parametrize(
    ("written", "target"),
    [
        (f"[x]({{% post_url {NAME} %}})", f"post_url:{NAME}"),
        (f'[x]({{% post_url "{NAME}" %}})', f"post_url:{NAME}"),
        (f"[x]({{%- post_url sub/{NAME} -%}})", f"post_url:sub/{NAME}"),
        (f"[x]({{% post_url {NAME}.md %}})", f"post_url:{NAME}"),
        (f'[x]({{% post_url {NAME} %}}#part "題")', f"post_url:{NAME}#part"),
        (f"<a href='{{% post_url {NAME} %}}'>x</a>", f"post_url:{NAME}"),
        (f'<a class=b href="{{% post_url {NAME} %}}#p">x</a>', f"post_url:{NAME}#p"),
        (f"[x][r]\n\n[r]: {{% post_url {NAME} %}}", f"post_url:{NAME}"),
        (f"| a |\n|---|\n| [x]({{% post_url {NAME} %}}) |", f"post_url:{NAME}"),
        ("[x]({% post_url 2025-10-21-日本語 %})", "post_url:2025-10-21-日本語"),
    ],
)
def test_post_url_is_a_link_to_a_post(render, written, target):
    checked = render(written + "\n")
    assert [(link.target, link.kind) for link in checked.value.links] == [(target, "a")]
    assert checked.diagnostics == ()


def test_post_url_keeps_its_line(render):
    body = f"a\n\nb\n\n[x]({{% post_url {NAME} %}})\n"
    assert render(body).value.links == (Link(f"post_url:{NAME}", "a", 5),)


@pytest.mark.parametrize(
    "tag",
    [
        "{{ x }}",
        "{% include a.html %}",
        "{{ page.title | escape }}",
        "{% raw %}",
        "{{ a * b * c }}",
    ],
)
def test_other_tags_are_printed_and_told(html, told, tag):
    assert html(f"a {tag} b\n") == f"<p>a {tag} b</p>"
    assert html(f"{tag}\n") == f"<p>{tag}</p>"
    assert told(f"text.\n\na {tag} b\n") == [("SSG304", 3)]


def test_a_tag_does_not_divide_a_table_cell(html):
    assert "<td>{{ a | b }}</td>" in html("| x |\n|---|\n| {{ a | b }} |\n")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("`{{ x }}`", "{{ x }}"),
        ("`` {% a %} ``", "{% a %}"),
        ("```\n{% include x %}\n```", "{% include x %}\n"),
        ("```liquid\n{{ x }}\n```", "x"),
        ("    {{ x }}", "{{ x }}\n"),
        ("use `{%` and `%}`", "%}"),
    ],
)
def test_code_is_left_alone(html, told, body, code):
    assert code in html(body + "\n")
    assert told(body + "\n") == []


def test_post_url_outside_a_link_is_text_with_a_hint(render, html):
    body = f"see {{% post_url {NAME} %}}.\n"
    assert html(body) == f"<p>see {{% post_url {NAME} %}}.</p>"
    (only,) = render(body).diagnostics
    assert only.code == "SSG304"
    assert "[text]" in only.hint


def test_the_site_s_root_before_post_url_is_left_out_of_the_address(render):
    checked = render(f"[x]({{{{ site.baseurl }}}}{{% post_url {NAME} %}})\n")
    assert checked.value.links[0].target == f"post_url:{NAME}"
    assert [d.code for d in checked.diagnostics] == ["SSG304"]


def test_a_hidden_tag_cannot_be_forged(html):
    assert html("%EF%B7%900%EF%B7%91 [a](%EF%B7%909%EF%B7%91) &#xFDD0;0&#xFDD1;\n").startswith(
        "<p>"
    )
    assert "⟦0⟧" in html("[a](%EF%B7%909%EF%B7%91) {{ x }}\n")
