"""A topic that becomes several leaves a page at its address, which names them: a redirect can lead to one alone. Room
`edit`; pure."""

from collections.abc import Iterator, Sequence

from glossator.config.matter import Matter, PageMatter
from glossator.config.vocabulary import Vocabulary
from glossator.edit.front_matter import address, scalar
from glossator.edit.patches import Patch
from glossator.edit.shelf import Shelved, address_of, facts_of
from glossator.edit.topic_changes import TopicChange
from glossator.markdown.literal import literal
from glossator.site.facts import Facts
from glossator.site.terms import Grouping, TermFacts, groupings, term_url
from glossator.sources.site import PAGES, Site
from glossator.text import fold_name


def successions(
    site: Site,
    before: Sequence[Shelved],
    after: Sequence[Shelved],
    vocabulary: Vocabulary,
    change: TopicChange,
) -> Iterator[Patch]:
    """A new page for each address of a term that goes and has several in its place, given the texts before and after
    and the vocabulary after. An address that no page of the site had, or that a term has afterwards, has none."""
    if len(change.names) < 2:
        return
    gone = [name for name in map(fold_name, change.old) if name not in vocabulary.by_name]
    were = groupings(_facts(before), site.settings, site.vocabulary)
    for was, now in zip(were, groupings(_facts(after), site.settings, vocabulary), strict=True):
        taken = {term.url for term in now.with_page}
        for term in (was.terms[name] for name in gone if name in was.terms):
            path = f"{PAGES}{term.url.strip('/')}.md"
            if term.url and term.url not in taken and path not in site.pages:
                aliases = [one for one in _aliases(site, was, term, path) if one not in taken]
                links = [_linked(now, name) for name in change.names]
                yield Patch(path, b"", _page(term.name, aliases, links).encode())


def _facts(texts: Sequence[Shelved]) -> tuple[Facts, ...]:
    """The articles that are published."""
    return tuple(
        facts_of(one.path, one.matter)
        for one in texts
        if isinstance(one.matter, Matter) and not one.matter.draft
    )


def _aliases(site: Site, grouping: Grouping, term: TermFacts, path: str) -> Iterator[str]:
    """The addresses that lead to a term, but for that which a page of its name has at a path by itself."""
    names = term.topic.aliases if term.topic else ()
    known = (term.url, *(term_url(grouping.url, name, None, site.settings) for name in names))
    own = address_of(path, PageMatter(title=term.name), site.settings)
    yield from (one for one in dict.fromkeys(known) if one != own)


def _linked(grouping: Grouping, name: str) -> str:
    """A name as a link to its term's page, where there is one."""
    term = grouping.terms.get(fold_name(name))
    return f"[{literal(name)}]({term.url})" if term and term.url else literal(name)


def _page(title: str, aliases: Sequence[str], links: Sequence[str]) -> str:
    rows = (
        "---",
        f"title: {scalar(title)}",
        *((f"aliases: [{', '.join(map(address, aliases))}]",) if aliases else ()),
        "---",
        "",
        *(f"- {one}" for one in links),
        "",
    )
    return "\n".join(rows)
