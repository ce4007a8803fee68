"""Room `ingest`: what asks a text's readers to subscribe, give or follow, at its end. Pure rule."""

from collections.abc import Iterator

import regex

from glossator.ingest.rules.reading import TAIL, Reading, is_stopped, last_prose
from glossator.ingest.values import Finding

LONGEST = 160
"""Characters of such a line at most."""
_ASKING = regex.compile(
    r"(?:please )?(?:subscribe|sign up|register)\b.{0,120}|newsletter sign[- ]?up.{0,40}|"
    r"(?:get|receive) (?:our|the|all|new) .{2,100}|join (?:our|the) .{2,80}|"
    r"(?:please )?(?:consider )?(?:donat(?:e|ing)|making a donation|support(?:ing)? (?:us|our))\b.{0,100}|"
    r"(?:jetzt )?.{0,20}newsletter (?:abonnieren|bestellen)|abonnieren sie .{2,100}|"
    r"(?:abonnez-vous|inscrivez-vous|recevez)\b.{2,100}|(?:suscr[ií]bete|suscríbase|inscreva-se|assine)\b.{2,100}|"
    r"(?:iscriviti|abbonati)\b.{2,100}|(?:prijavite se|pretplatite se|пријавите се|претплатите се)\b.{0,100}|"
    r"(?:подпишитесь|подписывайтесь|підпишіться|підписуйтесь)\b.{0,100}|(?:zapisz się|zasubskrybuj)\b.{0,100}",
    regex.IGNORECASE,
)
_WHAT = regex.compile(
    r"newsletter|mailing list|e-?mail|inbox|updates?\b|feed|channel|podcast|rss|our work|our journalism|"
    r"infolettre|lettre|boletín|билтен|bilten|рассылк|розсилк|канал|kanal|telegram|youtube",
    regex.IGNORECASE,
)
"""What is subscribed to, in a line that might be a sentence of the text."""


def asking(reading: Reading) -> Iterator[Finding]:
    """Lines behind the last paragraph that ask for a subscription or a gift."""
    start = max(last_prose(reading) + 1, len(reading.blocks) - TAIL, 1)
    for block in reading.blocks[start:]:
        text = block.text.strip()
        if block.index in reading.found or len(text) > LONGEST or not _ASKING.fullmatch(text):
            continue
        if not is_stopped(block) or _WHAT.search(text):
            yield Finding(block.index, "chrome", "it asks the readers to subscribe or to give")
