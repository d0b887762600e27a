"""robots.txt (RFC 9309), with the sitemap's address."""

from collections.abc import Sequence

from ssg.feeds.xml_text import clean_line


def render(sitemap_url: str, disallow: Sequence[str] = ()) -> bytes:
    """Every robot may read everything but the paths in ``disallow``.

    Args:
        sitemap_url: absolute; empty leaves the line out.
        disallow: percent-encoded paths, with the base path.
    """
    rules = [f"Disallow: {clean_line(path)}" for path in disallow] or ["Allow: /"]
    lines = ["User-agent: *", *rules]
    if sitemap_url:
        lines += ["", f"Sitemap: {clean_line(sitemap_url)}"]
    return ("\n".join(lines) + "\n").encode("utf-8")
