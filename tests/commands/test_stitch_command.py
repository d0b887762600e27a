"""``ssg stitch``."""

import json
from pathlib import Path

import pytest

from ssg.cli.main import main

BODY = "最初の段落です。二つ目の文では、長い橋を渡って隣の町まで歩きます。三つ目の文で終わります。"
CUT = 30
RAW = f"{BODY[:CUT]}\n\n---END---\n\n{BODY[CUT - 12 :]}\n"
HEAD = "---\ntitle: 橋\ndate: 2025-01-02\n---\n"
OTHER = (
    "量子計算機の誤り訂正には、物理量子ビットを多数組み合わせた論理量子ビットが欠かせない。"
    "表面符号の閾値は約一パーセントとされ、超伝導回路の忠実度はようやくその水準に届いた。"
    "冷凍機の配線や制御装置の発熱も、規模を広げるうえで大きな障害になっている。"
)
FIRST = (
    "朝の市場は五時に開く。仲買人たちは氷の上の魚を一匹ずつ確かめ、指で値段を示していく。"
    "料理人は前の晩に空を見上げ、漁船の帰りを待つ。港の食堂では味噌汁の湯気が"
)


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "2025-01-02-bridge.md"
    path.write_text(HEAD + RAW, encoding="utf-8")
    return path


def test_json_counts_in_the_file(post: Path, capsys) -> None:
    assert main(["stitch", "--json", str(post)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["body"].strip("\n") == BODY
    assert found["truncated"] is False
    (seam,) = found["seams"]
    assert seam["line"] == 7
    assert seam["review"] is False
    (drop,) = seam["dropped"]
    raw = post.read_text(encoding="utf-8")
    assert (
        raw[drop["start"] : drop["end"]] == raw[slice(*drop["covered_by"])] == BODY[CUT - 12 : CUT]
    )


def test_the_body_alone(post: Path, capsysbinary, tmp_path: Path) -> None:
    assert main(["stitch", "--out", "-", str(post)]) == 0
    assert capsysbinary.readouterr().out.decode().strip("\n") == BODY
    target = tmp_path / "out.md"
    assert main(["stitch", "--out", str(target), str(post)]) == 0
    assert target.read_text(encoding="utf-8").strip("\n") == BODY


def test_the_report_names_line_kind_and_copies(post: Path, capsys) -> None:
    assert main(["stitch", str(post)]) == 0
    out = capsys.readouterr().out
    assert "1 seam" in out
    assert "line 7  overlap" in out
    assert "line 5 stays" in out
    assert "-" + BODY[:CUT] in out
    assert "+" + BODY in out
    assert "\x1b[" not in out


def test_colour_where_it_is_wanted(post: Path, capsys, monkeypatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.delenv("NO_COLOR", raising=False)
    main(["stitch", str(post)])
    assert "\x1b[" in capsys.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    main(["stitch", str(post)])
    assert "\x1b[" not in capsys.readouterr().out


def test_writing_keeps_the_raw_post(post: Path, capsys) -> None:
    assert main(["stitch", "--write", str(post)]) == 0
    assert post.read_text(encoding="utf-8") == f"{HEAD}{BODY}\n"
    kept = post.with_name(post.name + ".raw")
    assert kept.read_text(encoding="utf-8") == HEAD + RAW
    assert kept.name in capsys.readouterr().err
    before = post.read_bytes()
    assert main(["stitch", "--write", str(post)]) == 0
    assert post.read_bytes() == before
    assert sorted(p.name for p in post.parent.iterdir()) == [post.name, kept.name]


def test_an_unfinished_end_keeps_one_marker(post: Path) -> None:
    post.write_text(
        HEAD + RAW.rstrip("。\n")[:-4] + "\n\n---END---\n\n---END---\n", encoding="utf-8"
    )
    assert main(["stitch", "--write", str(post)]) == 0
    text = post.read_text(encoding="utf-8")
    assert text == f"{HEAD}{BODY[:-5]}\n\n---END---\n"


def test_a_seam_for_review_is_written_only_by_force(post: Path, capsys) -> None:
    raw = HEAD + f"{FIRST}\n\n---END---\n\n{OTHER}\n"
    post.write_text(raw, encoding="utf-8")
    assert main(["stitch", "--write", str(post)]) == 1
    assert "SSG205" in capsys.readouterr().err
    assert post.read_text(encoding="utf-8") == raw
    assert main(["stitch", "--write", "--force", str(post)]) == 0
    assert post.read_text(encoding="utf-8") == f"{HEAD}{FIRST}\n\n{OTHER}\n"


def test_check(post: Path, capsys) -> None:
    assert main(["stitch", "--check", str(post)]) == 0
    post.write_text(f"{FIRST}\n\n---END---\n\n{OTHER}\n", encoding="utf-8")
    assert main(["stitch", "--check", str(post)]) == 1
    assert "SSG202" in capsys.readouterr().err
    post.write_text(BODY[:-5], encoding="utf-8")
    assert main(["stitch", "--check", str(post)]) == 1
    assert main(["stitch", str(post)]) == 0


def test_a_folder_gives_one_table(post: Path, capsys) -> None:
    (post.parent / "b.md").write_text(BODY, encoding="utf-8")
    (post.parent / "c.md.raw").write_text(RAW, encoding="utf-8")
    assert main(["stitch", str(post.parent)]) == 0
    out = capsys.readouterr().out
    assert "2 posts: 1 mended, seams for review: 0, unfinished ends: 0" in out
    assert out.count("whole") == 1


def test_a_post_may_be_left_alone(post: Path, capsys) -> None:
    text = HEAD.replace("---\n", "---\nstitch: false\n", 1) + RAW
    post.write_text(text, encoding="utf-8")
    assert main(["stitch", "--json", str(post)]) == 0
    assert json.loads(capsys.readouterr().out)["body"] == RAW


@pytest.mark.parametrize("head", ["", "---\ntitle: [unclosed\n---\n"])
def test_front_matter_may_be_absent_or_broken(post: Path, capsys, head: str) -> None:
    post.write_text(head + RAW, encoding="utf-8")
    assert main(["stitch", "--json", str(post)]) == 0
    assert json.loads(capsys.readouterr().out)["body"].strip("\n") == BODY


def test_the_site_says_what_marks_a_stop(post: Path, capsys) -> None:
    (post.parent / "site.toml").write_text('title = "a"\n[stitch]\nmarkers = ["<stop>"]\n')
    post.write_text(RAW.replace("---END---", "<stop>"), encoding="utf-8")
    assert main(["stitch", "--json", str(post)]) == 0
    assert json.loads(capsys.readouterr().out)["body"].strip("\n") == BODY


def test_bytes_that_are_not_utf8(post: Path, capsys) -> None:
    post.write_bytes(b"abc\n\xff\n")
    assert main(["stitch", str(post)]) == 1
    assert ":2: error SSG204" in capsys.readouterr().err


@pytest.mark.parametrize(
    "options", [["nowhere.md"], ["--out", "x", "--json", "-"], ["--force", "-"], ["--write", "-"]]
)
def test_wrong_usage(options: list[str], capsys) -> None:
    assert main(["stitch", *options]) == 2
    assert capsys.readouterr().err
