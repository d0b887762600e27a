"""The kinds of pages a site has, and what each one's template is given."""
