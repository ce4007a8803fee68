"""`content/topics.yaml` as a frozen value: the site's own names of topics.

Room `config`; imports the root only.
"""

from functools import cached_property

from pydantic import ConfigDict, Field

from glossator.config.values import Address, Line, Name, Names, Strict
from glossator.text import fold_name


class Topic(Strict):
    name: Name
    """As readers see it."""
    slug: Line = ""
    """The last part of its address; by default made of the name."""
    aliases: Names = ()
    """Other names and spellings of it."""
    kind: Line = ""
    """`place`, `person`, `organisation`, `people`, `concept` …"""
    parent: Line = ""
    """The name of the topic above it."""
    related: Names = ()
    """Names of topics that readers may want next."""
    description: str = ""
    """A sentence that says what it is."""
    define: bool = True
    """Whether an import may write a definition note for it."""
    hide: bool = False
    """Hidden topics have no page and stand on none."""
    same_as: tuple[Address, ...] = ()
    """Addresses that identify it elsewhere, such as Wikidata's."""
    new: bool = False
    """An import added it; nobody has looked at it yet."""


class Vocabulary(Strict):
    model_config = ConfigDict(extra="forbid", frozen=True, ignored_types=(cached_property,))

    topics: tuple[Topic, ...] = Field(default=())

    @cached_property
    def by_name(self) -> dict[str, Topic]:
        """Topics by folded name and alias; a name goes before an alias."""
        aliases = {fold_name(alias): topic for topic in self.topics for alias in topic.aliases}
        return aliases | {fold_name(topic.name): topic for topic in self.topics}

    def canonical(self, name: str) -> str:
        """The vocabulary's own form of a name or alias; a name that it does not know is left as it is."""
        topic = self.by_name.get(fold_name(name))
        return topic.name if topic else name
