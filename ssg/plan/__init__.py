"""Which outputs are stale: the pages of this build against the manifest of the last one."""

from ssg.plan.copies import copies
from ssg.plan.manifest import Entry, Manifest
from ssg.plan.planner import BuildPlan, Copy, Keep, Output, Task, plan_build

__all__ = [
    "BuildPlan",
    "Copy",
    "Entry",
    "Keep",
    "Manifest",
    "Output",
    "Task",
    "copies",
    "plan_build",
]
