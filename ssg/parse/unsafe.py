"""Characters that no page can hold."""

import re

# What cannot stand in a page or a feed (XML 1.0, 2.2), and the line ends that only YAML 1.1 knows.
UNSAFE = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
