"""Room `ingest`: biographies of the authors at the end of a text. Pure rule.

With a byline, a last block that begins with one of its names is a biography. Without, a last block that
introduces a person of whom the text does not speak. Going up from the end, the first other block stops it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from glossator.ingest.names import HONORIFIC, is_person_shaped
from glossator.ingest.rules.reading import HEAD, Reading, is_stopped
from glossator.ingest.sentences import sentences
from glossator.ingest.values import Block, Finding, Part
from glossator.text import fold_name

LONGEST = 160
"""Words of a biography."""
BRIEF = 12
"""Words of a line that may stand behind a biography."""
MOST = 20
"""Biographies of one text."""

_NAME = regex.compile(
    r"(?:\p{Lu}[\p{L}\p{M}.'’-]*|(?:de|da|di|del|van|von|der|den|bin|al|el|le|la)\b)"
    r"(?:[ \xa0](?:\p{Lu}[\p{L}\p{M}.'’-]*|(?:de|da|di|del|van|von|der|den|bin|al|el|le|la)\b)){1,4}"
)
_INTRODUCES = regex.compile(
    r"(?:[,(–—]|\s(?:is|was|are|serves?|served|works?|worked|teaches|taught|writes|wrote|leads?|led|directs?|heads?|holds?|"
    r"covers?|reports?|has|joined|ist|war|arbeitet|leitet|lehrt|schreibt|est|es|è|je|radi|piše|predaje|vodi|је|ради|"
    r"пише|предаје|є|працює|викладає|пише|очолює|jest|pracuje|—)\b|\s[—–-]\s)"
)
_ROLE = regex.compile(
    r"\b(?:fellow|professor|director|editor|journalist|author|analyst|researcher|research|correspondent|reporter|advis[eo]r|"
    r"lecturer|writer|columnist|scholar|historian|founder|co-founder|president|chair(?:man|woman)?|senior|scientist|"
    r"economist|lawyer|attorney|ambassador|diplomat|officer|student|candidate|member|expert|specialist|contributor|"
    r"curator|librarian|archivist|translator|teacher|teaches|freelance|novelist|poet|critic|consultant|strategist|"
    r"politologe|journalistin|autor(?:in)?|redakteur(?:in)?|historiker(?:in)?|wissenschaftler(?:in)?|professorin|"
    r"novinar(?:ka)?|urednik|urednica|istoričar(?:ka)?|profesor(?:ka)?|analitičar(?:ka)?|istraživač(?:ica)?|saradnik|"
    r"новинар(?:ка)?|уредник|уредница|историчар(?:ка)?|професор(?:ка)?|аналитичар|сарадник|журналіст(?:ка)?|"
    r"редактор(?:ка)?|історик(?:иня)?|дослідник|дослідниця|аналітик|експерт(?:ка)?|науковий|викладач(?:ка)?|"
    r"журналист(?:ка)?|историк|dziennikarz|dziennikarka|redaktor(?:ka)?|historyk|profesor|pisarz)\b",
    regex.IGNORECASE,
)
_POST = regex.compile(
    r"\s(?:serves? as|(?:is|was) (?:an?|the)|works? (?:as|at|for|in|on)|teaches|directs|leads|heads|edits|writes|"
    r"ist|arbeitet|lehrt|leitet|est|enseigne|je|radi|predaje|vodi|ради|предаје|води|є|працює|викладає|очолює|jest|"
    r"pracuje|wykłada|kieruje)\b",
    regex.IGNORECASE,
)
"""What a person with a title does for a living, whatever the word for it."""
_WORKS = regex.compile(
    r"\s(?:covers|reports|lives|studies|is based|has (?:been|written|worked|published|covered))\b"
)
"""The same of those who write for the outlet."""
_MARK = regex.compile(r"\s*(?:[*_–—-]+\s*)?")
"""What may stand before a biography: a dash, or marks of italics."""
_VERB = regex.compile(r"\s(?:[–—-]\s)?\p{Ll}")
_SPEAKS = regex.compile(
    r"\b(?:said|says|told|added|warned|argued|argues|believes|noted|explained|was not|were not|will|would|"
    r"sagte|erklärte|rekao|rekla|izjavio|izjavila|kaže|рекао|рекла|изјавио|изјавила|каже|"
    r"сказав|сказала|заявив|заявила|каже|powiedział|powiedziała)\b",
    regex.IGNORECASE,
)
"""What a person in the news does, and nobody in a biography."""
_THE_AUTHOR = regex.compile(
    r"(?:the (?:author|writer)|der autor|die autorin|autor(?:ka)? je|аутор(?:ка)? је|автор(?:ка)? (?:є|[—–-]))\b",
    regex.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Introduction:
    """A person whom a block introduces: where name and biography stand in it (offsets, half-open)."""

    name: tuple[int, int]
    """With honorific; empty for “the author is …”."""
    bio: tuple[int, int]


def biographies(reading: Reading) -> Iterator[Finding]:
    """The last blocks that introduce the authors."""
    free = list(reading.free())
    authors = bylined(reading)
    behind = _line_behind(free, authors)
    for finding in _biographies(free[: len(free) - behind], authors):
        yield (
            replace(finding, sure=False, evidence=f"{finding.evidence}; a line stands behind it")
            if behind
            else finding
        )


def _line_behind(free: Sequence[Block], authors: Sequence[str]) -> int:
    """One, where the last block is a line that is neither a sentence nor a biography, below one that is; else none."""
    if len(free) < 3 or is_stopped(free[-1]) or len(free[-1].words) > BRIEF:
        return 0
    is_own = any(introductions(free[-1], authors)) or bool(_self_introduction(free[-1]))
    return int(not is_own and is_stopped(free[-2]))


def _biographies(free: Sequence[Block], authors: Sequence[str]) -> Iterator[Finding]:
    for at in range(len(free) - 1, max(0, len(free) - MOST), -1):
        block = free[at]
        found = introductions(block, authors)
        if found:
            yield _finding(block, found, f"it begins with the name of an author, line {block.first}")
        elif not (found := _unbylined(block, free[:at])):
            return
        elif authors:
            yield _finding(block, found, "it introduces a person who is not in the byline", sure=False)
        else:
            told = _VERB.match(block.text, found[0].name[1]) is not None
            yield _finding(block, found, "it introduces a person of whom the text does not speak", sure=told)


def opens_biography(text: str, names: Sequence[str]) -> bool:
    """Whether a text begins with one of these names (folded) and says what its bearer is."""
    at = _opening(text, names)
    is_told = (
        _POST.match(text, at)
        or _WORKS.match(text, at)
        or (_INTRODUCES.match(text, at) and _ROLE.search(text))
    )
    return at > 0 and is_told is not None


def head_biographies(reading: Reading) -> Iterator[Finding]:
    """A biography between title and date: a sentence that begins with a name of the byline."""
    authors = bylined(reading)
    anchors = [at for at, one in reading.found.items() if one.kind == "head" and one.parts]
    for block in reading.free():
        found = introductions(block, authors) if anchors and block.index < max(anchors[:HEAD]) else ()
        if found and _INTRODUCES.match(block.text, found[0].name[1]):
            yield _finding(
                block, found, f"it begins with the name of an author, line {block.first}, within the head"
            )


def _finding(block: Block, found: Sequence[Introduction], evidence: str, *, sure: bool = True) -> Finding:
    parts = [part for one in found for part in (Part("author", *one.name), Part("bio", *one.bio))]
    return Finding(block.index, "bio", evidence, sure, tuple(part for part in parts if part.end > part.start))


def bylined(reading: Reading) -> tuple[str, ...]:
    """The names in the byline, folded and without honorific."""
    return tuple(
        fold_name(_bare(reading.blocks[one.block].text[part.start : part.end]))
        for one in reading.found.values()
        for part in one.parts
        if part.kind == "author" and one.kind == "head"
    )


def introductions(block: Block, authors: Sequence[str]) -> tuple[Introduction, ...]:
    """The known authors whom a block's sentences introduce; none unless its first sentence does."""
    if len(block.words) > LONGEST * max(1, len(authors)):
        return ()
    marked = _MARK.match(block.text)
    lead = marked.end() if marked else 0
    pairs = ((at + lead, own) for at, own in _sentence_starts(block.text[lead:]))
    starts = [(at, name) for at, own in pairs if (name := _opening(own, authors))]
    if not starts or starts[0][0] != lead:
        return ()
    end = len(
        block.text.rstrip("*_ \xa0\n")
        if "*" in block.text[:lead] or "_" in block.text[:lead]
        else block.text.rstrip()
    )
    ends = [*(at for at, _ in starts[1:]), end]
    return tuple(
        Introduction((at, at + name), (at, len(block.text[:end].rstrip())))
        for (at, name), end in zip(starts, ends, strict=True)
    )


def introduced_names(blocks: Sequence[Block]) -> frozenset[str]:
    """Folded names of persons whom the last blocks introduce in any way: a hint for reading the head."""
    found = (_self_introduction(block) for block in blocks[-15:])
    return frozenset(fold_name(_bare(name)) for name in found if name)


def _sentence_starts(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for one in sentences(text):
        at = text.index(one, at)
        yield at, one
        at += len(one)


def _opening(sentence: str, authors: Sequence[str]) -> int:
    """How long the author's name is that a sentence begins with; 0 if with none."""
    bare = _bare(sentence)
    lead = len(sentence) - len(bare)
    for author in authors:
        if fold_name(bare[: len(author)]) == author and not bare[len(author) : len(author) + 1].isalpha():
            return lead + len(author)
    surname = next((one.split()[-1] for one in authors if _opens_with_surname(bare, one)), "")
    if surname:
        return lead + len(surname)
    match = _THE_AUTHOR.match(sentence) if len(authors) == 1 else None
    return 0 if match is None else match.end()


def _opens_with_surname(sentence: str, author: str) -> bool:
    """`Roe is a fellow of …`"""
    surname = author.rsplit(maxsplit=1)[-1]
    own = fold_name(sentence[: len(surname)]) == surname
    return (
        own
        and _INTRODUCES.match(sentence, len(surname)) is not None
        and _POST.match(sentence, len(surname)) is not None
    )


def _unbylined(block: Block, before: Sequence[Block]) -> tuple[Introduction, ...]:
    name = _self_introduction(block)
    if not name or any(_speaks_of(one, name) for one in before):
        return ()
    start = block.text.index(name)
    return (Introduction((start, start + len(name)), (start, len(block.text.rstrip()))),)


def _speaks_of(block: Block, name: str) -> bool:
    """The text mentions the surname elsewhere than alone on a line of its head."""
    surname = fold_name(_bare(name)).split()[-1]
    return surname in block.words and len(block.words) > 8


def _self_introduction(block: Block) -> str:
    """The name, honorific included, that a block introduces; empty if it introduces nobody."""
    text = block.text.strip()
    honorific = len(text) - len(_bare(text))
    match = _NAME.match(text, honorific)
    if not match or len(block.words) > LONGEST or _SPEAKS.search(sentences(text)[0]):
        return ""
    name = match.group().removesuffix("’s").removesuffix("'s")
    behind = honorific + len(name)
    telling = _INTRODUCES.match(text, behind) and _ROLE.search(text)
    titled = honorific and _POST.match(text, behind) and len(sentences(text)) <= 3
    return text[:behind] if (telling or titled) and is_person_shaped(name) else ""


def _bare(text: str) -> str:
    while match := HONORIFIC.match(text):
        text = text[match.end() :]
    return text
