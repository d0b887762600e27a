"""Which outputs are stale: the pages of this build against the manifest of the last one."""
