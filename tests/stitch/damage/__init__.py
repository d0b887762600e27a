"""A generator of damaged posts, and the table of how many are mended."""
