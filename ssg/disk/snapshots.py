"""What the last build was made from and said, so that one with nothing to do says it again."""

import contextlib
import json
import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from ssg.model.digests import digest_text
from ssg.values import dataclass

FORMAT = 2


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The inputs of a build by their digest, and its report.

    Attributes:
        inputs: the digest of every file, setting and option, and of the program.
        manifest: the digest of the manifest that the build saved: a folder that was cleaned or
            given another manifest since is not the one that this snapshot is of.
        since: the last moment before the build at which a post came due or expired.
        until: the next such moment: from then on the same files make another site.
        report: plain values.
    """

    inputs: str
    manifest: str
    since: datetime | None
    until: datetime | None
    report: Mapping[str, Any]

    def holds(self, inputs: str, manifest: str, now: datetime) -> bool:
        """Whether a build of these inputs over that manifest at ``now`` would be the same."""
        return (
            self.inputs == inputs
            and self.manifest == manifest
            and (self.since is None or self.since <= now)
            and (self.until is None or now < self.until)
        )


def load_snapshot(path: Path) -> Snapshot | None:
    """The snapshot; None where there is none, or it is damaged."""
    try:
        checksum, _, body = path.read_text("utf-8").partition("\n")
        if checksum != digest_text(body):
            return None
        document = json.loads(body)
        if document["format"] != FORMAT:
            return None
        return Snapshot(
            document["inputs"],
            document["manifest"],
            _moment(document["since"]),
            _moment(document["until"]),
            document["report"],
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def save_snapshot(path: Path, snapshot: Snapshot) -> None:
    """Write the snapshot atomically; that it cannot be written costs only time."""
    body = json.dumps(
        {
            "format": FORMAT,
            "inputs": snapshot.inputs,
            "manifest": snapshot.manifest,
            "since": snapshot.since.isoformat() if snapshot.since else None,
            "until": snapshot.until.isoformat() if snapshot.until else None,
            "report": snapshot.report,
        },
        ensure_ascii=False,
    )
    with contextlib.suppress(OSError):
        staged = path.with_suffix(".snapshot.new")
        staged.write_text(f"{digest_text(body)}\n{body}", encoding="utf-8")
        os.replace(staged, path)


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
