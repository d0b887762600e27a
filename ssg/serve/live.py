"""What the pages in the browser are told: which build they should show, and what is wrong."""

import json
import secrets
import threading

from ssg.values import dataclass


@dataclass(frozen=True, slots=True)
class News:
    """The state of the site.

    Attributes:
        serial: grows with each message.
        version: names the build; another one means that pages should load again.
        problems: why the last build failed, as plain text; empty when it did not.
    """

    serial: int
    version: str
    problems: str

    def message(self) -> str:
        """What the browser is sent: one line of JSON."""
        return json.dumps({"version": self.version, "problems": self.problems})


class Live:
    """The latest news, for any number of threads that wait for them."""

    def __init__(self) -> None:
        # A browser tab may outlive the server: its version must not come again.
        self._token = secrets.token_hex(8)
        self._built = 0
        self._closed = False
        self._news = News(1, f"{self._token}-0", "")
        self._changed = threading.Condition()

    @property
    def news(self) -> News:
        """The latest news."""
        with self._changed:
            return self._news

    @property
    def closed(self) -> bool:
        """Whether nothing more will come."""
        with self._changed:
            return self._closed

    def publish(self, *, rebuilt: bool, problems: str = "") -> None:
        """Tell all who wait.

        Args:
            rebuilt: whether a build has put other pages in place.
            problems: why the last build failed; empty when it did not.
        """
        with self._changed:
            self._built += rebuilt
            version = f"{self._token}-{self._built}"
            self._news = News(self._news.serial + 1, version, problems)
            self._changed.notify_all()

    def wait(self, serial: int, timeout: float) -> News | None:
        """The news after ``serial``; None after ``timeout`` seconds, and at the end."""
        with self._changed:
            newer = self._changed.wait_for(
                lambda: self._closed or self._news.serial > serial, timeout
            )
            return self._news if newer and not self._closed else None

    def close(self) -> None:
        """End: all who wait come back."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
