"""From articles to a site: which are published, where they land, and how they belong together."""
