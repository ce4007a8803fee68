"""Room `ingest`: what a page holds besides its article, by small named rules with their evidence. Pure.

Each rule looks at one element and says of what class all its words are. A rule that goes by a name alone is never
believed of an element that holds a good part of the article; one that is `unsure` only where the extractor left the
element out as well.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import regex

from glossator.ingest.web.tree import Element

LARGE = 0.3
"""Share of the article's words from which on an element's name says nothing of its content."""
LINKED = 0.8
"""Share of words within links from which on a block is a list of links."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What all the words of an element are."""

    kind: str
    """The ledger's class."""
    evidence: str
    sure: bool = True


Rule = Callable[[Element], Verdict | None]


def _words(names: str) -> frozenset[str]:
    return frozenset(names.split())


_HIDDEN_NAMES = (
    ("visually", "hidden"),
    ("sr", "only"),
    ("screen", "reader", "text"),
    ("print", "only"),
    ("u", "hidden"),
)
_STYLE_HIDDEN = regex.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", regex.IGNORECASE)
_CONTROLS = _words("button form input select textarea dialog fieldset datalist output")
_PLAYERS = _words("video audio object embed canvas")
_NAMED: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "share": _words("share sharing sharedaddy sharebar addtoany addthis socials social"),
        "newsletter": _words(
            "newsletter newsletters subscribe subscription signup mailchimp optin mailinglist"
        ),
        "related": _words(
            "related recommended recommendations trending popular mostread readmore outbrain taboola"
        ),
        "advert": _words(
            "advert adverts advertisement advertising ads sponsored sponsor promo promotion promobox"
        ),
        "comments": _words("comments disqus commentlist respond commentform"),
        "menu": _words("breadcrumb breadcrumbs navigation navbar pagination pager toc skiplink menu sitenav"),
        "player": _words("player videoplayer audioplayer podcastplayer jwplayer"),
        "paywall": _words("paywall regwall meteredcontent"),
        "tags": _words("tags taglist tagcloud keywords"),
        "notice": _words("cookie cookies gdpr consent"),
        "tools": _words("toolbar printbutton copyright citethis editsection"),
    }
)
"""Classes of the ledger by one of the words in an element's class or id."""
_PAIRS: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("read", "more"): "related",
        ("most", "read"): "related",
        ("also", "read"): "related",
        ("more", "stories"): "related",
        ("read", "next"): "related",
        ("up", "next"): "related",
        ("sign", "up"): "newsletter",
        ("mailing", "list"): "newsletter",
        ("table", "contents"): "menu",
        ("edit", "section"): "tools",
        ("post", "tags"): "tags",
    }
)
_PULLED = (("pull", "quote"), ("pullquote",), ("pulled", "quote"))
_LABELS = regex.compile(
    r"(?:you (?:may|might) also (?:like|enjoy)|related(?: (?:articles?|stories|posts|content|reading|topics|news))?"
    r"|more (?:from|on|in) .{2,40}|read (?:more|next|also)|most (?:read|popular)|recommended(?: for you)?"
    r"|trending(?: now)?"
    r"|share (?:this|on)\b.{0,30}|latest (?:news|stories|posts)|advertisement|sponsored|weitere artikel|mehr zum thema"
    r"|lesen sie auch|à lire aussi|lire aussi|sur le même sujet|leer más|artículos relacionados|читайте также"
    r"|читайте також|pročitajte još|povezane vesti)\s*[:…»›>]*",
    regex.IGNORECASE,
)


def pull_quote(element: Element) -> Verdict | None:
    """Words of the text again, set apart."""
    if any(_has_run(element.names, run) for run in _PULLED) and len(element.text) < 600:
        return Verdict(
            "pullquote", f"its class, “{element.get('class')}”, says that it repeats words of the text"
        )
    return None


def named_hidden(element: Element) -> Verdict | None:
    """Not shown without a script."""
    if "hidden" in element.attributes or _STYLE_HIDDEN.search(element.get("style")):
        return Verdict("hidden", "the page does not show it")
    if any(_has_run(element.names, run) for run in _HIDDEN_NAMES):
        return Verdict("hidden", f"its class, “{element.get('class')}”, hides it from sight")
    return None


def control(element: Element) -> Verdict | None:
    """Something to press or fill in."""
    return (
        Verdict("control", f"<{element.tag}> is for pressing or filling in")
        if element.tag in _CONTROLS
        else None
    )


def player(element: Element) -> Verdict | None:
    """A player, and what it says where it cannot play."""
    return Verdict("player", f"<{element.tag}> plays something") if element.tag in _PLAYERS else None


def landmark(element: Element) -> Verdict | None:
    """A part of the page that HTML or ARIA has a name for."""
    role = element.get("role")
    if element.tag in ("nav", "menu") or role in ("navigation", "menu", "menubar", "search"):
        return Verdict("menu", f"<{element.tag}{role and f' role={role}'}> is a menu")
    if role in ("banner", "contentinfo", "complementary", "alert", "dialog"):
        return Verdict("landmark", f"role={role} is beside the content")
    is_of_page = element.tag == "footer" and not any(one.tag == "blockquote" for one in element.above())
    return Verdict("footer", "<footer> closes the page") if is_of_page and not _holds_note(element) else None


def named(element: Element) -> Verdict | None:
    """An element whose class or id says what it is."""
    if element.tag in ("body", "main", "article", "html") or not (element.get("class") or element.get("id")):
        return None
    names = element.names
    for kind, words in _NAMED.items():
        found = next((word for word in names if word in words), "")
        if found in ("paywall", "regwall"):
            return Verdict(kind, "the page asks for payment here: its text may end early")
        if found:
            return Verdict(kind, f"its class or id says “{found}”")
    found_pair = next((pair for pair in _PAIRS if _has_run(names, pair)), None)
    return (
        Verdict(_PAIRS[found_pair], f"its class or id says “{'-'.join(found_pair)}”") if found_pair else None
    )


def labelled(element: Element) -> Verdict | None:
    """A short block that begins with the usual words for other articles, with links."""
    if not element.is_block or element.tag in ("body", "article", "main"):
        return None
    first = next((one.text for one in element.words()), "").strip()
    found = _LABELS.fullmatch(first) or _LABELS.match(first) if len(first) < 60 else None
    if found is None or len(element.text) > 1500 or not any(one.tag == "a" for one in element.elements()):
        return None
    return Verdict("related", f"it begins with “{first}” and holds links")


def linked(element: Element) -> Verdict | None:
    """Three links or more, and hardly a word besides."""
    if element.tag not in ("ul", "ol", "div", "section", "aside", "p", "table"):
        return None
    links = [one for one in element.elements() if one.tag == "a"]
    words = len(element.text)
    inside = sum(len(one.text) for one in links)
    if len(links) < 3 or not words or inside < LINKED * words or words > 3000:
        return None
    return Verdict("links", f"{len(links)} links, and hardly a word besides", sure=False)


def aside(element: Element) -> Verdict | None:
    """What stands beside the text, as the page says."""
    return Verdict("aside", "<aside> stands beside the text", sure=False) if element.tag == "aside" else None


RULES: tuple[Rule, ...] = (
    named_hidden,
    pull_quote,
    control,
    player,
    landmark,
    named,
    labelled,
    linked,
    aside,
)
"""In the order in which they are asked; the first that says something is believed."""


def _has_run(names: tuple[str, ...], run: tuple[str, ...]) -> bool:
    return any(names[at : at + len(run)] == run for at in range(len(names) - len(run) + 1))


def _holds_note(element: Element) -> bool:
    return any("footnote" in one.names or "footnotes" in one.names for one in (element, *element.elements()))


def judge(
    top: Element, kept: Mapping[Element, int], spared: frozenset[Element]
) -> Iterator[tuple[Element, Verdict]]:
    """The elements that are no part of an article, with what they are.

    `kept` are the words that an extractor takes for the article's, by element with any below it; `spared` are elements
    that are known to be of the article, such as footnotes, and no rule is asked about what holds one.
    """
    total = max(1, kept.get(top, 0))
    waiting = [top]
    while waiting:
        element = waiting.pop()
        verdict = None if element in spared else _verdict(element)
        large = kept.get(element, 0) >= LARGE * total
        if verdict and not large and (verdict.sure or not kept.get(element, 0)):
            yield element, verdict
        elif element.tag != "pre":
            waiting += [one for one in reversed(element.children) if isinstance(one, Element)]


def _verdict(element: Element) -> Verdict | None:
    for rule in RULES:
        if (verdict := rule(element)) is not None:
            return verdict
    return None
