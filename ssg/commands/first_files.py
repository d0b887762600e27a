"""The files that a new site begins with, in the languages that the theme speaks."""

from ssg.values import dataclass


@dataclass(frozen=True, slots=True)
class FirstFiles:
    """Settings, a first post (``{date}`` is its day, as ISO 8601 writes it) and an About page."""

    settings: str
    post: str
    about: str


_SETTINGS_JA = """\
# The settings of this site. The reference: docs/reference/settings.md of Tsugime.

title = "新しいブログ"
subtitle = "分析と考察"

# Where the site will live; feeds and the sitemap need it.
base_url = "https://example.com"

language = "ja"
timezone = "Asia/Tokyo"

# An unfinished end in a post with an ---END--- marker: "trim" or "keep".
truncated = "trim"

# A search page that works without a service.
[search]
enabled = true

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

_POST_JA = """\
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

_ABOUT_JA = """\
---
title: "このブログについて"
---

`pages/about.md` に、このブログの紹介を書いてください。
"""

_SETTINGS_EN = """\
# The settings of this site. The reference: docs/reference/settings.md of Tsugime.

title = "A new blog"
subtitle = "Analysis and notes"

# Where the site will live; feeds and the sitemap need it.
base_url = "https://example.com"

language = "en"
timezone = "UTC"

# An unfinished end in a post with an ---END--- marker: "trim" or "keep".
truncated = "trim"

# A search page that works without a service.
[search]
enabled = true

[[nav]]
label = "Archive"
url = "/archive/"

[[nav]]
label = "Tags"
url = "/tags/"

[[nav]]
label = "About"
url = "/about/"
"""

_POST_EN = """\
---
title: "The first post"
date: {date} 00:00:00 +0000
categories: ["News"]
tags: ["Tsugime"]
---

This is the first post of this blog. A Markdown file in `posts/` is a post.

## Manuscripts that break off may be put in as they are

Where a language model stopped in the middle and wrote on in another call, the text comes divided by
a line `---END---`. What is said on both sides of it

---END---

What is said on both sides of it stays once, and the text reads on.

Write with `ssg serve --drafts`, which shows drafts too; `ssg build` makes the files to publish.
"""

_ABOUT_EN = """\
---
title: "About"
---

Say in `pages/about.md` what this blog is.
"""

FIRST_FILES = {
    "ja": FirstFiles(_SETTINGS_JA, _POST_JA, _ABOUT_JA),
    "en": FirstFiles(_SETTINGS_EN, _POST_EN, _ABOUT_EN),
}
