"""The same zones on every machine: those of the locked tzdata."""

import subprocess
import sys
from pathlib import Path

import pytest

CODE = """
import sys, zoneinfo
from ssg.cli.main import main
status = main(sys.argv[1:])
assert zoneinfo.TZPATH == (), zoneinfo.TZPATH
sys.exit(status)
"""


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/New_York"])
def test_a_build_does_not_read_the_systems_zones(tmp_path: Path, zone: str) -> None:
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts/2025-07-01-a.md").write_text("---\ntitle: A\n---\n\nText.\n")
    (tmp_path / "site.toml").write_text(f'title = "T"\ntimezone = "{zone}"\n')
    typed = ["build", "--root", str(tmp_path), "--now", "2026-01-01"]
    subprocess.run([sys.executable, "-c", CODE, *typed], check=True)
    page = (tmp_path / "public/2025/07/01/a/index.html").read_text("utf-8")
    assert {"Asia/Tokyo": "+09:00", "America/New_York": "-04:00"}[zone] in page
