"""Taxonomies: articles grouped by the terms that their front matter names. Room `site`; pure.

The vocabulary folds aliases into names, for every taxonomy, and gives a term its slug, kind and description.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain
from types import MappingProxyType

from msgspec import Struct

from glossator.codec import digest_of
from glossator.config.settings import Settings, Taxonomy
from glossator.config.vocabulary import Topic, Vocabulary
from glossator.site.facts import Facts
from glossator.site.shown import Term
from glossator.slug import slugify
from glossator.text import fold_name


class TermFacts(Struct, frozen=True):
    """One term with its articles, newest first."""

    name: str
    url: str
    """Empty where the term has no page."""
    topic: Topic | None
    articles: tuple[Facts, ...]
    term: Term
    """As the pages of terms show it."""
    named: Term
    """As articles show it, without a count: another article that has it is no news to them."""


class Grouping(Struct, frozen=True):
    """One taxonomy of a site: its terms by folded name."""

    key: str
    title: str
    url: str
    settings: Taxonomy
    terms: Mapping[str, TermFacts]
    with_page: tuple[TermFacts, ...]
    """The terms that have a page, by name."""
    digest: bytes
    """Of all that articles show of its terms, and of which names mean which."""
    names: Mapping[str, tuple[str, ...]]
    """By article path, the folded names of its terms, in the order of its front matter."""

    def of(self, article: Facts) -> tuple[TermFacts, ...]:
        """The terms of an article, hidden ones left out."""
        return tuple(self.terms[name] for name in self.names.get(article.path, ()) if name in self.terms)


def groupings(articles: Sequence[Facts], settings: Settings, vocabulary: Vocabulary) -> tuple[Grouping, ...]:
    """The taxonomies that settings name, each with the terms of the articles (given newest first)."""
    return tuple(
        _grouping(key, taxonomy, articles, settings, vocabulary)
        for key, taxonomy in settings.taxonomies.items()
    )


def written_names(key: str, article: Facts) -> tuple[str, ...]:
    """The terms that an article's front matter names for a taxonomy; one of the site's own stands under `extra`."""
    front = article.front
    match key:
        case "topics":
            return front.topics
        case "issues":
            return front.issues
        case "outlets":
            return (front.outlet,) if front.outlet else ()
        case "authors":
            return tuple(author.name for author in front.authors)
    value = front.extra.get(key, ())
    listed = value if isinstance(value, list | tuple) else [value]
    return tuple(" ".join(str(name).split()) for name in listed if str(name).strip())


def occurs_with(grouping: Grouping, term: TermFacts, most: int) -> tuple[Term, ...]:
    """The terms of one taxonomy that stand on the same articles, most often first; `count` says on how many."""
    own = fold_name(term.name)
    counts = Counter(chain.from_iterable([grouping.names[article.path] for article in term.articles]))
    shown = [
        (grouping.terms[name], n) for name, n in counts.items() if name in grouping.terms and name != own
    ]
    ranked = sorted(shown, key=lambda item: (-item[1], fold_name(item[0].name)))[:most]
    return tuple(Term(t.name, t.url, n, t.topic.kind if t.topic else "") for t, n in ranked)


def _grouping(
    key: str, taxonomy: Taxonomy, articles: Sequence[Facts], settings: Settings, vocabulary: Vocabulary
) -> Grouping:
    found = _found(key, articles, vocabulary)
    root = f"/{slugify(key, settings.slugs, settings.lang)}/"
    terms: dict[str, TermFacts] = {}
    for name, listed in found.members.items():
        topic = vocabulary.by_name.get(name)
        if not (topic and topic.hide):
            spelling = _most_common(found.spelt[name])
            url = term_url(root, spelling, topic, settings) if len(listed) >= taxonomy.min else ""
            terms[name] = _term(spelling, url, topic, listed)
    has_index = any(term.url for term in terms.values())
    title = taxonomy.title or key.replace("-", " ").replace("_", " ").capitalize()
    url = root if has_index else ""
    paged = tuple(
        sorted((term for term in terms.values() if term.url), key=lambda term: fold_name(term.name))
    )
    named = [(name, terms[name].named) for name in sorted(terms)]
    shown = digest_of((key, title, url, named, sorted(found.known.items())))
    names = MappingProxyType(found.names)
    return Grouping(key, title, url, taxonomy, MappingProxyType(terms), paged, shown, names)


class _Found(Struct, frozen=True):
    """What the front matter of articles names for a taxonomy."""

    members: Mapping[str, list[Facts]]
    """Articles by folded name."""
    spelt: Mapping[str, dict[str, int]]
    """How often a name is spelt how."""
    names: dict[str, tuple[str, ...]]
    """Folded names by article."""
    known: Mapping[str, tuple[str, str]]
    """The folded name and the vocabulary's spelling of each name as it is written."""


def _found(key: str, articles: Sequence[Facts], vocabulary: Vocabulary) -> _Found:
    members: dict[str, list[Facts]] = defaultdict(list)
    spelt: dict[str, dict[str, int]] = defaultdict(dict)
    names: dict[str, tuple[str, ...]] = {}
    known: dict[str, tuple[str, str]] = {}
    for article in articles:
        folded: dict[str, str] = {}
        for written in written_names(key, article):
            told = known.get(written)
            if told is None:
                canonical = vocabulary.canonical(written)
                told = known[written] = fold_name(canonical), canonical
            if told[0] not in folded:
                folded[told[0]] = told[1]
        names[article.path] = tuple(folded)
        for name, canonical in folded.items():
            members[name].append(article)
            spellings = spelt[name]
            spellings[canonical] = spellings.get(canonical, 0) + 1
    return _Found(members, spelt, names, known)


def _term(spelling: str, url: str, topic: Topic | None, listed: Sequence[Facts]) -> TermFacts:
    told = (topic.kind, topic.same_as) if topic else ("", ())
    shown, named = Term(spelling, url, len(listed), *told), Term(spelling, url, 0, *told)
    return TermFacts(spelling, url, topic, tuple(listed), shown, named)


def _most_common(spellings: Mapping[str, int]) -> str:
    """The spelling that most articles use; of equals the first by code points."""
    return min(spellings, key=lambda name: (-spellings[name], name))


def term_url(root: str, name: str, topic: Topic | None, settings: Settings) -> str:
    """The address of a term's page, below that of its taxonomy."""
    slug = topic.slug if topic and topic.slug else name
    return f"{root}{slugify(slug, settings.slugs, settings.lang)}/"
