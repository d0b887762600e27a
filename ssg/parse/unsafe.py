"""Characters that no page can hold."""

import re

# What cannot stand in a page or a feed (XML 1.0, 2.2), and the line ends that only YAML 1.1 knows.
# Named one by one, and not as all but what can: ``re`` takes as long as a range has characters.
UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
)
