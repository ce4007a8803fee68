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
from glossator.site.terms import Grouping, TermFacts, groupings, term_url
from glossator.sources.site import PAGES, Site
from glossator.text import fold_name


def successions(
    site: Site, texts: Sequence[Shelved], after: Vocabulary, change: TopicChange
) -> Iterator[Patch]:
    """A new page for each address of a term that goes and has several in its place. Those to which another name leads
    on, and those that no page of the site had, have none."""
    gone = [name for name in map(fold_name, change.old) if name not in after.by_name]
    if len(change.names) < 2:
        return
    articles = [
        facts_of(one.path, one.matter)
        for one in texts
        if isinstance(one.matter, Matter) and not one.matter.draft
    ]
    for grouping in groupings(articles, site.settings, site.vocabulary):
        for term in (grouping.terms[name] for name in gone if name in grouping.terms):
            if term.url and (page := _page(site, grouping, term, after, change)) is not None:
                yield page


def _page(
    site: Site, grouping: Grouping, term: TermFacts, after: Vocabulary, change: TopicChange
) -> Patch | None:
    """The page of a term, below the folder of its taxonomy, where its address is that of the term."""
    path = f"{PAGES}{term.url.strip('/')}.md"
    if path in site.pages:
        return None
    here = address_of(path, PageMatter(title=term.name), site.settings)
    names = term.topic.aliases if term.topic else ()
    known = (term.url, *(term_url(grouping.url, name, None, site.settings) for name in names))
    aliases = ", ".join(address(one) for one in dict.fromkeys(known) if one != here)
    rows = (
        "---",
        f"title: {scalar(term.name)}",
        *((f"aliases: [{aliases}]",) if aliases else ()),
        "---",
        "",
        *(f"- {_linked(site, grouping, name, after)}" for name in change.names),
        "",
    )
    return Patch(path, b"", "\n".join(rows).encode())


def _linked(site: Site, grouping: Grouping, name: str, after: Vocabulary) -> str:
    topic = after.by_name.get(fold_name(name))
    if topic is not None and topic.hide:
        return literal(name)
    return f"[{literal(name)}]({term_url(grouping.url, name, topic, site.settings)})"
