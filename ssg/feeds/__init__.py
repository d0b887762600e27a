"""Feeds, sitemap, robots.txt and JSON-LD: what machines read. Values in, bytes or text out."""

from ssg.feeds import atom, json_feed, rss
from ssg.feeds.feed import Feed, FeedEntry, FeedFormat, FeedParts

# A new format is a module of this folder and a line here.
FORMATS: tuple[FeedFormat, ...] = (atom.FORMAT, rss.FORMAT, json_feed.FORMAT)

__all__ = ["FORMATS", "Feed", "FeedEntry", "FeedFormat", "FeedParts"]
