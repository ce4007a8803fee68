"""Room `topics`: the site's vocabulary as topic rules see it: names and aliases, found by folded words. Pure."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from glossator.topics.words import name_key


class Names(Struct, frozen=True):
    """A vocabulary: made by `names_of`, looked up by `name_key`."""

    canonical: Mapping[str, str]
    """Key of a name or alias → the name of its entry."""
    written: Mapping[str, tuple[str, ...]]
    """Key of a name or alias → its spellings as the vocabulary writes them (`NATO` and `Nato` have one key)."""
    longest: int
    """Words of the longest name."""

    def name_for(self, text: str) -> str:
        """The vocabulary's name for a text that is a name or an alias of it; empty if it is neither."""
        return self.canonical.get(name_key(text), "")


def names_of(entries: Iterable[tuple[str, Iterable[str]]]) -> Names:
    """Entries of name and aliases become a vocabulary. A name comes before another entry's equal alias."""
    listed = [(name, tuple(aliases)) for name, aliases in entries]
    canonical: dict[str, str] = {}
    written: dict[str, tuple[str, ...]] = {}
    pairs = [(name, name) for name, _ in listed]
    pairs += [(alias, name) for name, aliases in listed for alias in aliases]
    for spelling, name in pairs:
        key = name_key(spelling)
        if key:
            canonical.setdefault(key, name)
            written[key] = (*written.get(key, ()), spelling)
    return Names(canonical, written, max((key.count(" ") + 1 for key in canonical), default=0))


def with_names(names: Names, more: Iterable[str]) -> Names:
    """The vocabulary with further names that have no aliases; names that it has stay as they are."""
    fresh = names_of((name, ()) for name in more)
    return Names(
        {**fresh.canonical, **names.canonical},
        {**fresh.written, **names.written},
        max(names.longest, fresh.longest),
    )
