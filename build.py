#!/usr/bin/env python3
"""Build the site in this folder: the same as ``ssg build``, with the same options."""

import sys

from ssg.cli.main import run_alone

if __name__ == "__main__":
    sys.exit(run_alone("build", "python build.py"))
