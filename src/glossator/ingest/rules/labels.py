"""Room `ingest`: labelled lists at the end of a text, `Topics:` and its like. Pure rule.

A label stands on its own line, doubled or not, or before its list on one line.
"""

from collections.abc import Iterator, Sequence

import regex

from glossator.ingest.rules.reading import Reading, is_prose, is_stopped
from glossator.ingest.values import Block, Finding, Part

LONGEST = 150
"""Words of a label's list on one line without separators."""
_LABELS = {
    "topics": r"topics?|tags?|tagged(?: (?:as|with|in))?|keywords?|key words|subjects?|related topics?|"
    r"filed (?:under|in)|posted in|"
    r"themen|schlagw(?:ö|oe)rter|schlagworte|stichw(?:ö|oe)rter|mots[- ]clés|étiquettes|etiquetas|temas|temi|"
    r"teme|tagovi|oznake|ključne reči|ključne riječi|теме|тагови|ознаке|кључне речи|теги|теми|ключові слова|темы|"
    r"ключевые слова|tematy|słowa kluczowe|tagi|klíčová slova|štítky|témata",
    "issues": r"issues?|categor(?:y|ies)|sections?|programs?|programmes?|regions?|rubrik(?:en)?|kategorien?|rubrike?|"
    r"kategorije?|категорије?|рубрики?|категорії|категории|kategorie",
}
_ALONE = {kind: regex.compile(rf"(?:{words})\s*:", regex.IGNORECASE) for kind, words in _LABELS.items()}
_BARE = {kind: regex.compile(rf"(?:{words})", regex.IGNORECASE) for kind, words in _LABELS.items()}
_WITH_LIST = {
    kind: regex.compile(rf"((?:{words})\s*:\s*)(?=\S)", regex.IGNORECASE) for kind, words in _LABELS.items()
}
_SENTENCE = regex.compile(r"\p{Ll}{3,}[.!?]\s+\p{Lu}")
_SEPARATED = regex.compile(r"[,;|•/]")


def labelled_lists(reading: Reading) -> Iterator[Finding]:
    """Labels with the lists that they announce; behind the text's first block, and never prose."""
    free = list(reading.free())
    at = 1
    while at < len(free):
        found = _labelled(free, at)
        yield from found
        at += max(1, len(found))


def _labelled(free: Sequence[Block], at: int) -> tuple[Finding, ...]:
    text = free[at].text.strip()
    for kind in _LABELS:
        if match := _WITH_LIST[kind].match(text):
            return _on_one_line(free, at, kind, free[at].text.index(text) + match.end())
        if _ALONE[kind].fullmatch(text) or (_BARE[kind].fullmatch(text) and _is_doubled(free, at)):
            return _below(free, at, kind)
    return ()


def _is_doubled(free: Sequence[Block], at: int) -> bool:
    own = free[at].folded
    return any(0 <= near < len(free) and free[near].folded.rstrip(" :") == own for near in (at - 1, at + 1))


def _on_one_line(free: Sequence[Block], at: int, kind: str, start: int) -> tuple[Finding, ...]:
    block = free[at]
    rest = block.text[start:]
    if len(block.lines) > 1 or not _is_list(rest) or is_prose_after(free, at):
        return ()
    evidence = f"“{block.text[:start].strip()}” announces it"
    return (Finding(block.index, "label", evidence, parts=(Part(kind, start, len(block.text.rstrip())),)),)


def is_prose_after(free: Sequence[Block], at: int) -> bool:
    """A paragraph of running text follows within the next few blocks, so this is no tail."""
    return sum(is_prose(block) and is_stopped(block) for block in free[at + 1 : at + 9]) > 1


def _below(free: Sequence[Block], at: int, kind: str) -> tuple[Finding, ...]:
    """A label on its own line, its repetitions, and the list below."""
    labels = 1
    own = free[at].folded.rstrip(" :")
    while at + labels < len(free) and free[at + labels].folded.rstrip(" :") == own:
        labels += 1
    listed = _listed(free, at + labels)
    if not listed and labels == 1:
        return ()
    first = Finding(free[at].index, "label", f"the label of a list of {kind}")
    again = (Finding(one.index, "repeated", "the label again") for one in free[at + 1 : at + labels])
    evidence = f"it follows the label “{free[at].text.strip()}”"
    return (first, *again, *(Finding(one.index, kind, evidence) for one in listed))


def _listed(free: Sequence[Block], at: int) -> list[Block]:
    """The blocks of a list: one line, or one name each."""
    listed: list[Block] = []
    for block in free[at:]:
        if not _is_list(block.text) or is_label(block):
            break
        if listed and (_is_whole(listed[-1]) or (block.gap_before and not listed[0].gap_after)):
            break
        if listed and len(block.words) > 8:
            break
        listed.append(block)
    return listed


def _is_whole(block: Block) -> bool:
    """It holds more than one name, so nothing needs to follow."""
    return len(block.words) > 8 or _SEPARATED.search(block.text) is not None


def is_label(block: Block) -> bool:
    return any(p.match(block.text.strip()) for kind in _LABELS for p in (_ALONE[kind], _WITH_LIST[kind]))


def _is_list(text: str) -> bool:
    """It may be names: no sentences, no stop, not too long for its kind."""
    size = len(text.split())
    prose = _SENTENCE.search(text) is not None or (text.rstrip()[-1:] in ".!?…" and size > 3)
    return bool(text.strip()) and not prose and (size <= LONGEST or bool(_SEPARATED.search(text)))
