"""``ssg schema``: the JSON Schema of the front matter, for completion in an editor."""

import argparse

NAME = "schema"
HELP = "print the JSON Schema of the front matter"
EXAMPLE = """\
  ssg schema > front-matter.schema.json      then name it in the editor's YAML settings"""


def configure(parser: argparse.ArgumentParser) -> None:
    """It has no options."""


def run(args: argparse.Namespace) -> int:
    """Print the schema."""
    import json

    from ssg.parse.schema import front_matter_schema

    print(json.dumps(front_matter_schema(), ensure_ascii=False, indent=2))
    return 0
