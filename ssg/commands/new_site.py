"""``ssg new-site``: a new blog, ready to build."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from ssg.commands.options import SETTINGS_FILE, UsageError

NAME = "new-site"
HELP = "make a new blog"
EXAMPLE = """\
  ssg new-site blog && cd blog && ssg build"""

_SETTINGS = """\
# The settings of this site. The reference: docs/reference/settings.md of Tsugime.

title = "新しいブログ"
subtitle = "分析と考察"

# Where the site will live; feeds and the sitemap need it.
base_url = "https://example.com"

language = "ja"
timezone = "Asia/Tokyo"

# An unfinished end in a post with an ---END--- marker: "trim" or "keep".
truncated = "trim"

[[nav]]
label = "記事一覧"
url = "/archive/"

[[nav]]
label = "タグ"
url = "/tags/"

[[nav]]
label = "このブログについて"
url = "/about/"
"""

_POST = """\
---
title: "はじめての記事"
date: {date} 09:00:00 +0900
categories: ["お知らせ"]
tags: ["Tsugime"]
---

このブログの最初の記事です。`posts/` に Markdown のファイルを置くと、記事になります。

## 途切れた原稿も、そのまま置けます

文章生成AIが途中で止まり、続きを書き直した原稿は、`---END---` の行で区切られて届きます。重なった

---END---

重なった部分は一度だけ残り、文章はひと続きになります。

`ssg serve --drafts` で下書きも見ながら書き、`ssg build` で公開用のファイルを作ります。
"""

_ABOUT = """\
---
title: "このブログについて"
---

`pages/about.md` に、このブログの紹介を書いてください。
"""

_IGNORE = """\
/public/
/.ssg-cache/
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("dir", metavar="DIR", type=Path, help="the folder to make")


def run(args: argparse.Namespace) -> int:
    """Write the new site's files; a folder that holds something is left alone."""
    folder: Path = args.dir
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder} is there already and is not an empty folder")
    today = datetime.now(UTC).date()
    files = {
        SETTINGS_FILE: _SETTINGS,
        f"posts/{today}-first-post.md": _POST.format(date=today),
        "pages/about.md": _ABOUT,
        ".gitignore": _IGNORE,
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    for name in ("static", "templates"):
        (folder / name).mkdir()
    print(f"Made {folder}: {', '.join(files)}")
    print(f"Next: cd {folder} && ssg serve")
    return 0
