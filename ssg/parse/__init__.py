"""From bytes to checked values: posts and pages, settings, data files."""

from ssg.parse.fields import FIELDS, Field
from ssg.parse.frame import Frame, frame
from ssg.parse.post import parse_post
from ssg.parse.schema import front_matter_schema

__all__ = ["FIELDS", "Field", "Frame", "frame", "front_matter_schema", "parse_post"]
