"""A corpus of generated articles: prose with notes and topics, the same for the same number of articles.

The words are made up, so that no text belongs to anyone; their frequencies fall as those of a language do (Zipf).
An article has about 1,300 words in twelve paragraphs, ten footnotes, half of them with quoted words, and eight of
three hundred topics, frequent ones more often than rare ones. Pure: `articles(n)` yields values, `writers` write them.
"""

import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

WORDS = 1300
PARAGRAPHS = 12
NOTES = 10
TOPICS = 300
TOPICS_EACH = 8
OUTLETS = 12
AUTHORS = 80
FIRST_DAY = date(2000, 1, 1)
DAYS = 9000
"""Articles are dated a day apart; after this many days they begin again with the first."""

_ONSETS = "b c d f g h j k l m n p r s t v w br cr dr fl gr pl pr sl st tr th sh".split()  # noqa: SIM905
_VOWELS = "a e i o u ai ea ou".split()  # noqa: SIM905
_CODAS = ["", "", "n", "r", "s", "t", "l", "nd", "st"]
_SMALL = "the of and to in a is that for it was on with as by at from this be are not or an which".split()  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote of an article; `quoted` is empty for half of them."""

    label: str
    kind: str
    quoted: str
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words with the notes that stand under them; a note's reference follows word number `at` (from 0)."""

    words: tuple[str, ...]
    notes: tuple[tuple[int, Note], ...]

    @property
    def source(self) -> str:
        """The words alone."""
        return " ".join(self.words)

    @property
    def markdown(self) -> str:
        """The words with their references."""
        marks = {at: f"[^{note.label}]" for at, note in self.notes}
        return " ".join(word + marks.get(at, "") for at, word in enumerate(self.words))


@dataclass(frozen=True, slots=True)
class Article:
    slug: str
    title: str
    day: date
    outlet: str
    author: str
    dek: str
    topics: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]


def articles(count: int, first: int = 0) -> Iterator[Article]:
    """Articles number `first` to `first + count - 1`; each depends on its number only."""
    return (article(number) for number in range(first, first + count))


def article(number: int) -> Article:
    """The article of this number."""
    chance = random.Random(f"article {number}")
    title = " ".join(word.capitalize() for word in _draw(chance, chance.randint(4, 8)))
    return Article(
        slug=f"{number:05}-{title.lower().replace(' ', '-')}",
        title=title,
        day=FIRST_DAY + timedelta(days=number % DAYS),
        outlet=f"The {chance.choice(outlets())}",
        author=chance.choice(authors()),
        dek=_sentence(chance, 18),
        topics=_topics(chance),
        paragraphs=tuple(_paragraphs(chance)),
    )


def newest(count: int) -> int:
    """The number of the latest of `count` articles."""
    return min(count, DAYS) - 1


def middle(count: int) -> int:
    """The number of one that is neither among the latest nor the first."""
    return count // 2


@cache
def topics() -> tuple[str, ...]:
    """Their names, the most frequent first."""
    return _names("topics", TOPICS, 2)


@cache
def outlets() -> tuple[str, ...]:
    return _names("outlets", OUTLETS, 1)


@cache
def authors() -> tuple[str, ...]:
    return _names("authors", AUTHORS, 2)


@cache
def vocabulary() -> tuple[str, ...]:
    """Words, the most frequent first."""
    chance = random.Random("vocabulary")
    made = dict.fromkeys(_SMALL)
    while len(made) < 4000:
        made[_word(chance)] = None
    return tuple(made)


@cache
def _weights(size: int) -> tuple[float, ...]:
    """Cumulative weights by Zipf's law."""
    return tuple(itertools.accumulate(1 / (rank + 2) for rank in range(size)))


def _word(chance: random.Random) -> str:
    syllables = range(chance.choice((1, 2, 2, 3, 3, 4)))
    return "".join(chance.choice(_ONSETS) + chance.choice(_VOWELS) for _ in syllables) + chance.choice(_CODAS)


def _names(of: str, count: int, words: int) -> tuple[str, ...]:
    chance = random.Random(of)
    made: dict[str, None] = {}
    while len(made) < count:
        made[" ".join(_word(chance).capitalize() + "el" for _ in range(words))] = None
    return tuple(made)


def _draw(chance: random.Random, count: int) -> Sequence[str]:
    words = vocabulary()
    return chance.choices(words, cum_weights=_weights(len(words)), k=count)


def _topics(chance: random.Random) -> tuple[str, ...]:
    found: dict[str, None] = {}
    while len(found) < TOPICS_EACH:
        found[chance.choices(topics(), cum_weights=_weights(TOPICS))[0]] = None
    return tuple(found)


def _sentence(chance: random.Random, length: int) -> str:
    words = list(_draw(chance, length))
    words[0] = words[0].capitalize()
    if length > 10:
        words[length // 2] += ","
    return " ".join(words) + "."


def _paragraphs(chance: random.Random) -> Iterator[Paragraph]:
    noted = sorted(chance.choices(range(PARAGRAPHS), k=NOTES))
    numbers = itertools.count(1)
    for index in range(PARAGRAPHS):
        words: list[str] = []
        while len(words) < WORDS // PARAGRAPHS:
            words += _sentence(chance, chance.randint(8, 26)).split(" ")
        places = sorted(chance.sample(range(8, len(words)), noted.count(index)))
        notes = ((at, _note(chance, next(numbers), words, at)) for at in places)
        yield Paragraph(tuple(words), tuple(notes))


def _note(chance: random.Random, number: int, words: Sequence[str], at: int) -> Note:
    text = _sentence(chance, chance.randint(10, 40))
    if number % 2:
        return Note(f"n{number}", "Note", "", text)
    quoted = " ".join(words[at - chance.randint(2, 6) : at + 1]).rstrip(".,")
    return Note(f"n{number}", chance.choice(("Claim: False", "Context", "Source", "Note")), quoted, text)
