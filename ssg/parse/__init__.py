"""From bytes to checked values: posts and pages, settings, data files."""

from ssg.parse.addresses import base_url_problem
from ssg.parse.data import parse_data
from ssg.parse.fields import FIELDS, Field
from ssg.parse.frame import Frame, frame
from ssg.parse.post import parse_post
from ssg.parse.schema import front_matter_schema
from ssg.parse.settings import parse_settings
from ssg.parse.settings_table import SETTINGS, Setting

__all__ = [
    "FIELDS",
    "SETTINGS",
    "Field",
    "Frame",
    "Setting",
    "base_url_problem",
    "frame",
    "front_matter_schema",
    "parse_data",
    "parse_post",
    "parse_settings",
]
