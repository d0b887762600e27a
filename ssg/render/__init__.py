"""Views through Jinja's templates, feeds and sitemaps to bytes."""

from ssg.render.renderer import Renderer, make_renderer
from ssg.render.theme import Theme, load_theme

__all__ = ["Renderer", "Theme", "load_theme", "make_renderer"]
