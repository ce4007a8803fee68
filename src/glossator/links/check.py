"""The links of a site's pages become problems, each at the line that cites the address. Room `links`."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from html import escape, unescape

from glossator.build.aside import Aside
from glossator.config.settings import LinkSettings
from glossator.links.answers import Answer, Dated, dated
from glossator.links.asking import Manner, ask_all
from glossator.links.citing import Citations
from glossator.links.hypertext import Hypertext, read_hypertext
from glossator.links.memory import recall, remember
from glossator.links.within import Astray, Lead, astray, leads
from glossator.model import Note
from glossator.problem import Place, Problem, problem

HTML = (".html", ".htm")


@dataclass(frozen=True, slots=True)
class Outward:
    """What became of the links to other sites."""

    problems: tuple[Problem, ...]
    unknown: tuple[str, ...]
    """A line for each address of which nothing can be said."""
    ok: int
    asked: int
    """How many were asked for now; of the others the last answer is still good."""


@dataclass(frozen=True, slots=True)
class Linked:
    """The links of a site's pages."""

    aside: Aside
    pages: Mapping[str, Hypertext]
    leads: tuple[Lead, ...]


def links_of(aside: Aside, only: Collection[str] = ()) -> Linked:
    """The links of all pages, or of those that are made from the files `only`. Raises OSError."""
    read = ((path, aside.read(path)) for path in aside.sources if path.endswith(HTML))
    pages = {path: read_hypertext(html) for path, html in read if html is not None}
    looked = {path: text for path, text in pages.items() if not only or aside.sources[path] in only}
    return Linked(aside, pages, tuple(leads(looked, aside.site.settings.url)))


def inward(linked: Linked) -> tuple[Problem, ...]:
    """A problem for each link to the site's own pages, anchors and files that leads nowhere."""
    files = frozenset(linked.aside.sources)
    lost = (astray(one, linked.pages, files) for one in linked.leads if one.own is not None)
    told = [one.place for one in linked.aside.problems if one.code == "broken-link"]
    # A link between files is told of already, as its author wrote it; where that is, such an address does not tell.
    known = {(path, line) for one in told for path, line in ((one.path, one.line), (one.path, 0))}
    found: dict[tuple[str | None, str], list[Astray]] = {}
    for one in lost:
        if one is not None:
            found.setdefault((one.lead.own, one.lead.fragment), []).append(one)
    citations = Citations(linked.aside.site)
    wrong = (one for group in found.values() for one in _inward(linked, group, citations))
    return tuple(one for one in wrong if (one.place.path, one.place.line) not in known)


def _inward(linked: Linked, group: list[Astray], citations: Citations) -> Iterator[Problem]:
    first = group[0]
    for place, where in _cited(linked, [one.lead for one in group], citations):
        yield problem("broken-link", first.said + where, place, first.hint)


def outward(linked: Linked, today: date) -> Outward:
    """What the links to other sites lead to. Asks their servers, and remembers the answers in `.glossator/`.

    Raises ProblemError where they cannot be kept.
    """
    root, settings = linked.aside.site.root, linked.aside.site.settings.links
    groups: dict[str, list[Lead]] = {}
    for lead in linked.leads:
        if lead.own is None and is_asked(lead.address, settings):
            groups.setdefault(lead.address, []).append(lead)
    before = recall(root)
    stale = [one for one in groups if one not in before or not before[one].is_fresh(today, settings.days)]
    answers = dict(before)

    def heard(address: str, answer: Answer) -> None:
        answers[address] = dated(answer, today, before.get(address))

    try:
        ask_all(stale, Manner(settings.delay, settings.retries, settings.timeout), heard)
    finally:
        remember(root, answers)
    broken = {one: groups[one] for one in groups if answers[one].outcome == "broken"}
    unknown = (f"{one} {answers[one].said}" for one in groups if answers[one].outcome == "unknown")
    ok = sum(answers[one].outcome == "ok" for one in groups)
    return Outward(tuple(_dead(linked, broken, answers)), tuple(sorted(unknown)), ok, len(stale))


def is_asked(address: str, settings: LinkSettings) -> bool:
    """Whether settings let an address be asked for."""
    allowed = not settings.allow or any(fnmatchcase(address, one) for one in settings.allow)
    return allowed and not any(fnmatchcase(address, one) for one in settings.skip)


def _dead(
    linked: Linked, broken: Mapping[str, list[Lead]], answers: Mapping[str, Dated]
) -> Iterator[Problem]:
    if not broken:
        return
    citations, notes = Citations(linked.aside.site), tuple(linked.aside.notes())
    for address, group in broken.items():
        answer, citing = answers[address], tuple(_citing(address, notes))
        labels = ", ".join(f"'{note.label}'" for _, note in citing)
        noted = f" (note {labels})" if labels else ""
        said = f"{address} {answer.said}, first found on {answer.since}{noted}"
        for place, where in _cited(linked, group, citations):
            yield problem("dead-link", said + where, place, _remedy([note for _, note in citing]))


def _citing(address: str, notes: Iterable[tuple[str, Note]]) -> Iterator[tuple[str, Note]]:
    """The notes that cite an address."""
    for path, note in notes:
        html = "".join(part for part in note.html if isinstance(part, str))
        if f'"{escape(address)}' in html or f'"{address}' in unescape(html):
            yield path, note


def _remedy(citing: Iterable[Note]) -> str:
    archived = [note.archive for note in citing if note.archive]
    if archived:
        return f"an archived copy is at {archived[0]}: link that, or another page that has it"
    if any(True for _ in citing):
        return (
            "find the page's new address, or name an archived copy: 'archive' under 'notes' in front matter"
        )
    return "find the page's new address, or link an archived copy"


def _cited(linked: Linked, group: list[Lead], citations: Citations) -> Iterator[tuple[Place, str]]:
    """The places that cite an address; where no file has it as it is, what a page says comes from."""
    sources = tuple(dict.fromkeys(linked.aside.sources[lead.page] for lead in group))
    places = citations.places(group, sources)
    if places:
        yield from ((place, "") for place in places)
        return
    page = f"/{group[0].page.removesuffix('index.html')}"
    files = [source for source in sources if source.startswith("content/")]
    more = (
        f" and {len({lead.page for lead in group}) - 1} more"
        if len({lead.page for lead in group}) > 1
        else ""
    )
    yield Place(files[0] if files else ""), f" (linked on {page}{more})"
