"""Definition notes that still say what the vocabulary said once say what it says now. Room `edit`; reads, asks git,
writes nothing.

What a topic's description was, the history of the vocabulary tells. A note that an editor has changed, or signed, says
something else, and stays.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from glossator.config.load import read_article, read_vocabulary
from glossator.config.matter import Matter
from glossator.config.vocabulary import Vocabulary
from glossator.edit.patches import Patch
from glossator.edit.revisions import versions_of
from glossator.edit.shelf import Shelved, shelved
from glossator.edit.splices import Splice, plain_ends, spliced
from glossator.notes.edition import Edition, read_edition
from glossator.notes.options import edition_options, site_options
from glossator.site.parse import key_of
from glossator.sources.site import VOCABULARY, Site
from glossator.text import fold_name, fold_space
from glossator.utf8 import decode

_DEFINITION = re.compile(
    r"^\[\^([^\]\s]+)\]: \*\*Definition\*\* “[^”\n]*” (.+)$(?=\n?(?:\n|\[\^|\Z))", re.MULTILINE
)


class Refreshed(Struct, frozen=True):
    """An article with definitions as the vocabulary has them now."""

    patch: Patch
    labels: tuple[str, ...]
    """Of the notes that change."""


def refreshed(site: Site) -> Iterator[Refreshed]:
    """The articles with definitions that equal an earlier description of a topic. Raises ProblemError (`no-revision`)
    where the site is in no repository."""
    told = _later(versions_of(site.root, VOCABULARY), site.vocabulary)
    for one in shelved(site):
        splices = dict(_splices(one.text, told)) if told and isinstance(one.matter, Matter) else {}
        if splices:
            text = spliced(one.text, splices.values())
            if _is_sound(one, text, site, frozenset(splices)):
                yield Refreshed(Patch(one.path, one.data, text.encode()), tuple(splices))


def _later(versions: Iterable[bytes], vocabulary: Vocabulary) -> Mapping[str, str]:
    """What each description that a topic had became."""
    found: dict[str, str] = {}
    for version in versions:
        earlier, _ = read_vocabulary(decode(version)[0])
        for topic in earlier.topics:
            now = vocabulary.by_name.get(fold_name(topic.name))
            was = fold_space(topic.description)
            if was and now and now.description.strip() and fold_space(now.description) != was:
                found.setdefault(was, fold_space(now.description))
    standing = {fold_space(topic.description) for topic in vocabulary.topics}
    return {was: now for was, now in found.items() if was not in standing}


def _splices(text: str, told: Mapping[str, str]) -> Iterator[tuple[str, Splice]]:
    for found in _DEFINITION.finditer(plain_ends(text)):
        if found[2] in told:
            yield found[1], Splice(found.start(2), found.end(2), told[found[2]])


def _is_sound(one: Shelved, text: str, site: Site, labels: frozenset[str]) -> bool:
    """Whether the article says what it said, but for these notes."""
    before, after = (_edition(one.path, each, site) for each in (one.text, text))
    if before is None or after is None:
        return False
    kept = [[note.plain for note in each.notes if note.label not in labels] for each in (before, after)]
    return before.plain == after.plain and kept[0] == kept[1] and len(before.problems) == len(after.problems)


def _edition(path: str, text: str, site: Site) -> Edition | None:
    written, _ = read_article(plain_ends(text), path)
    if written is None:
        return None
    options = edition_options(site_options(site.settings, drafts=True), key_of(path), written.matter)
    return read_edition(written.body, options)
