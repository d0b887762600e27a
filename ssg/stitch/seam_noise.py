"""What a model says before it goes on: not part of the article."""

import re

# An ellipsis that opens a fragment is never the article's.
ELLIPSIS = re.compile(r"\s*(?:\.{3,}|…+|‥+|・{3,}|。{3,}|⋯+)[ \t\u3000]*")

_WORDS = (
    r"続き(?:です|から(?:です)?|となります|になります|を書きます)?|つづき(?:です)?|承前|前回の続き(?:です)?"
    r"|continued|continuing|cont(?:'|’)?d|cont\.|continuation|to be continued|part \d+"
    r"|続く|接续|继续|繼續|接上文|接上|续|（?接前文|上接|계속|이어서|이어집니다|계속합니다"
)
_LISTED = re.compile(
    rf"\s*(?:"
    rf"[*_~]*[（(\[【〔「<＜-]+\s*(?:{_WORDS})[^\n）)\]】〕」>＞]{{0,24}}[）)\]】〕」>＞-]+[*_~]*[ \t\u3000]*[:：。．.、,]?"
    rf"|[*_~]*(?:{_WORDS})[*_~]*[ \t]*(?:[:：。．.…—–-]+|(?=\r?\n))[*_~]*"
    rf")[ \t\u3000]*",
    re.IGNORECASE,
)
# Words with which a model speaks of its own work rather than of the article's subject.
_META = re.compile(
    r"続き|つづき|続け|続い|前回|先ほど|承知|了解|かしこまり|再開|中断|途切れ|残り|以下|引き続き"
    r"|续|繼|继|接着|接下|上文|剩余|剩下|以下|好的|中断|前文|刚才"
    r"|계속|이어|나머지|앞서|중단|아래|알겠|네,"
    r"|continu|resum|left off|pick(?:ing)? up|here(?:'|’)?s the (?:rest|next)|here is the"
    r"|remain|sure[,!.]|certainly|of course|apolog|cut off|as requested|next part|rest of",
    re.IGNORECASE,
)
HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(?P<text>[^\n]*)")


def listed_noise(text: str) -> int:
    """The length of the well-known noise that a fragment begins with."""
    end = 0
    for _ in range(3):
        match = ELLIPSIS.match(text, end) or _LISTED.match(text, end)
        if match is None or match.end() == end:
            break
        end = match.end()
        line = re.compile(r"[ \t]*(?:\r?\n)+").match(text, end)
        if line is not None:
            end = line.end()
    return end


def speaks_of_the_work(line: str) -> bool:
    """Whether a line reads as said by the model about its answer."""
    line = line.strip().strip("*_")
    return 0 < len(line) <= 120 and _META.search(line) is not None
