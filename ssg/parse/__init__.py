"""From bytes to checked values: posts and pages, settings, data files."""
