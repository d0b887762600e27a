"""Views through Jinja's templates, feeds and sitemaps to bytes."""
