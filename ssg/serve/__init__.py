"""The preview server: the built site on this machine, rebuilt and reloaded at each change."""

from ssg.serve.changes import Changes
from ssg.serve.preview import HOST, PORT, Outcome, serve

__all__ = ["HOST", "PORT", "Changes", "Outcome", "serve"]
