"""A JSON Schema of the front matter, for completion and checks in an editor."""

from ssg.parse.fields import FIELDS


def front_matter_schema() -> dict[str, object]:
    """The schema (draft 2020-12), made from ``FIELDS``; other keys are free."""
    properties: dict[str, object] = {}
    for field in FIELDS:
        for spelling in field.spellings:
            about = field.about
            if spelling != field.name:
                about = f"Another spelling of {field.name}. {about}"
            properties[spelling] = {"description": about, **field.kind.schema}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Front matter of a post or page",
        "type": "object",
        "properties": properties,
        "required": ["title"],
        "additionalProperties": True,
    }
