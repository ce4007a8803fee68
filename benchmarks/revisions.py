"""Edits of prose, and what became of each word in them: from the history of this repository, or modelled.

history   consecutive versions of the repository's own pages and articles, and the first beside the last; a word is
          where a word-by-word comparison (longest matching blocks) puts it, which is a judgement
modelled  the demo's articles, edited by operations as they are in revisions; each word is followed, so that it is
          known where it went
"""

import random
import re
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path

from glossator.config.fence import split_fence
from glossator.notes.passages import article_passages
from glossator.sources.notes_files import is_article_file

PROSE = ("README.md", "CONTRIBUTING.md", "docs", "content")
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+[”’\")]*\s*|\n|\Z)")
_SURE = 3
"""Words that a block of equal words must have, for a comparison to be believed."""

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Revision:
    """A text before and after an edit."""

    name: str
    before: str
    after: str
    words: tuple[Place, ...]
    """Where the words of `before` are."""
    went: tuple[Place | None, ...]
    """Where each of them is in `after`; None where it is gone."""
    unsure: frozenset[int] = frozenset()
    """The words, by number, of which that cannot be told."""


def words_of(text: str) -> tuple[Place, ...]:
    """Where the words of a text are."""
    return tuple(found.span() for found in _WORD.finditer(text))


def history(repository: Path) -> Iterator[Revision]:
    """The revisions of prose in a repository's history, oldest first; a shallow clone has few."""
    paths = _git(repository, "ls-files", "--", *PROSE).split("\n")
    for path in filter(is_article_file, paths):
        versions = [_text(repository, commit, path) for commit in _commits(repository, path)]
        different = [
            text for at, text in enumerate(versions) if text and text != (versions[at - 1] if at else "")
        ]
        pairs = [*pairwise(different)]
        pairs += [(different[0], different[-1])] if len(different) > 2 else []
        for number, (before, after) in enumerate(pairs, 1):
            yield compared(f"{path} {number}", before, after)


def compared(name: str, before: str, after: str) -> Revision:
    """A revision of which only both texts are known."""
    old, new = words_of(before), words_of(after)
    matcher = SequenceMatcher(
        None, [before[s:e] for s, e in old], [after[s:e] for s, e in new], autojunk=False
    )
    went: list[Place | None] = [None] * len(old)
    unsure: set[int] = set()
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            went[block.a + step] = new[block.b + step]
        if block.size < _SURE:
            unsure.update(range(block.a, block.a + block.size))
    return Revision(name, before, after, old, tuple(went), frozenset(unsure))


def _commits(repository: Path, path: str) -> list[str]:
    return _git(repository, "log", "--reverse", "--format=%H", "--", path).split("\n")


def _text(repository: Path, commit: str, path: str) -> str:
    try:
        source = _git(repository, "show", f"{commit}:{path}")
    except subprocess.CalledProcessError:
        return ""
    fenced, _ = split_fence(source, path)
    return article_passages(fenced.body).text if fenced else ""


def _git(repository: Path, *arguments: str) -> str:
    command = ["git", "-C", str(repository), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip("\n")


Piece = tuple[str, int | None]
"""A word with its number in the text before, or what stands between words."""


def modelled(repository: Path, rounds: int) -> Iterator[Revision]:
    """The demo's articles, each edited so many times, lightly to heavily; the same on every machine."""
    articles = (repository / "content" / "articles").glob("**/*.md")
    for path in sorted(path for path in articles if is_article_file(path.name)):
        fenced, _ = split_fence(path.read_text(encoding="utf-8"), path.name)
        text = article_passages(fenced.body).text if fenced else ""
        for number in range(rounds):
            chance = random.Random(f"{path.name} {number}")
            yield edited(f"{path.name} {number}", text, chance, 2 + 3 * number)


def edited(name: str, text: str, chance: random.Random, operations: int) -> Revision:
    """A text after some operations on its sentences, its words followed."""
    words = words_of(text)
    numbers = {start: number for number, (start, _) in enumerate(words)}
    sentences = [_pieces(text, found.span(), numbers) for found in _SENTENCE.finditer(text)]
    for _ in range(operations):
        chance.choice(OPERATIONS)(sentences, chance)
    went: list[Place | None] = [None] * len(words)
    after: list[str] = []
    at = 0
    for piece, number in (piece for sentence in sentences for piece in sentence):
        if number is not None:
            went[number] = (at, at + len(piece))
        after.append(piece)
        at += len(piece)
    return Revision(name, text, "".join(after), words, tuple(went))


def _pieces(text: str, span: Place, numbers: dict[int, int]) -> list[Piece]:
    pieces: list[Piece] = []
    at = span[0]
    for found in _WORD.finditer(text, *span):
        pieces += [(text[at : found.start()], None)] if found.start() > at else []
        pieces.append((found.group(), numbers.get(found.start())))
        at = found.end()
    return [*pieces, (text[at : span[1]], None)] if at < span[1] else pieces


def _delete_sentence(sentences: list[list[Piece]], chance: random.Random) -> None:
    if len(sentences) > 1:
        sentences.pop(chance.randrange(len(sentences)))


def _insert_sentence(sentences: list[list[Piece]], chance: random.Random) -> None:
    """A sentence of words that the text has elsewhere, as new sentences of a text are."""
    words = _some_words(sentences, chance, chance.randint(5, 18))
    made = [(f"{' '.join(words).capitalize()}. ", None)]
    sentences.insert(chance.randrange(len(sentences) + 1), [*made])


def _move_sentence(sentences: list[list[Piece]], chance: random.Random) -> None:
    sentence = sentences.pop(chance.randrange(len(sentences)))
    sentences.insert(chance.randrange(len(sentences) + 1), sentence)


def _replace_words(sentences: list[list[Piece]], chance: random.Random) -> None:
    """A run of one to four words becomes another."""
    sentence = chance.choice(sentences)
    at = [n for n, (_, number) in enumerate(sentence) if number is not None]
    if at:
        start = chance.choice(at)
        words = _some_words(sentences, chance, chance.randint(1, 4))
        sentence[start : start + 2 * chance.randint(1, 4) - 1] = [(" ".join(words), None)]


def _delete_words(sentences: list[list[Piece]], chance: random.Random) -> None:
    sentence = chance.choice(sentences)
    if len(sentence) > 8:
        start = chance.randrange(len(sentence) - 6)
        del sentence[start : start + 2 * chance.randint(1, 3)]


def _insert_words(sentences: list[list[Piece]], chance: random.Random) -> None:
    sentence = chance.choice(sentences)
    words = _some_words(sentences, chance, chance.randint(1, 4))
    sentence.insert(chance.randrange(len(sentence) + 1), (f" {' '.join(words)} ", None))


def _misspell(sentences: list[list[Piece]], chance: random.Random) -> None:
    """A letter of a word is put right, or wrong."""
    sentence = chance.choice(sentences)
    at = [n for n, (word, number) in enumerate(sentence) if number is not None and len(word) > 3]
    if at:
        where = chance.choice(at)
        word = sentence[where][0]
        cut = chance.randrange(1, len(word) - 1)
        sentence[where] = (word[:cut] + chance.choice("aeinrst") + word[cut + 1 :], None)


def _rewrite_sentence(sentences: list[list[Piece]], chance: random.Random) -> None:
    """A sentence is said in other words, with half of its own in their order."""
    where = chance.randrange(len(sentences))
    made: list[Piece] = []
    for word, number in sentences[where]:
        kept = number is None or chance.random() < 0.5
        made.append((word, number) if kept else (_some_words(sentences, chance, 1)[0], None))
    sentences[where] = made


OPERATIONS: Sequence[Callable[[list[list[Piece]], random.Random], None]] = (
    *(_delete_sentence, _delete_sentence, _insert_sentence, _insert_sentence, _move_sentence, _replace_words),
    *(_replace_words, _delete_words, _insert_words, _misspell, _rewrite_sentence),
)
"""What is drawn from; deletions and insertions of sentences twice, as they are the commonest."""


def _some_words(sentences: list[list[Piece]], chance: random.Random, count: int) -> list[str]:
    every = [word for sentence in sentences for word, number in sentence if number is not None]
    return [chance.choice(every) for _ in range(count)] if every else ["word"] * count
