"""Room `ingest`: rules that go by what an element says, and how much of it is links. Pure.

They look at short elements only, and at whole blocks: no sentence of a paragraph is ever taken for a label.
"""

from collections.abc import Sequence
from itertools import islice
from urllib.parse import urlsplit

from glossator.ingest.web import lexicon
from glossator.ingest.web.attributes import web_address
from glossator.ingest.web.lexicon import any_of as _any
from glossator.ingest.web.surroundings import SENTENCE
from glossator.ingest.web.tree import Element, in_caption
from glossator.ingest.web.verdict import Verdict
from glossator.text import fold_space

LINKED = 0.8
"""Share of letters within links from which on a block is a list of links."""
SITES = 3
"""Sites that a list of sources leads to at least."""
LONGEST = 1500
"""Characters of a block that a label stands above."""
APPEAL = 600
"""Characters of an appeal to the reader at most."""
TINY = 60
"""Characters of a label at most."""
BOXED = 400
"""Characters of an advertisement in a box at most."""


_OF_ARTICLES = frozenset(("blockquote", "pre", "table", "figure", "figcaption", "dl", "sup", "p", "ul", "ol"))
"""Elements that articles are made of."""


_LABELS = _any(
    r"you (?:may|might) also (?:like|enjoy|be interested)",
    r"related(?: (?:articles?|stories|posts|content|reading|topics|news|links))?",
    r"more (?:from|on|in) .{2,40}",
    r"more stories",
    r"(?:read|see) (?:more|next|also)",
    r"also (?:read|see)",
    r"most (?:read|popular|viewed|watched)\b.{0,30}",
    r"recommended(?: for you| stories| reading)?",
    r"trending(?: now)?",
    r"don['’]t miss",
    r"in case you missed it",
    r"up next",
    r"share (?:this|on|or)\b.{0,40}",
    r"latest (?:news|stories|posts)",
    r"advertisement",
    r"sponsored(?: links)?",
    *lexicon.RELATED,
    *(rf"(?:{one})\s*[:…»›>]*\s*$" for one in lexicon.RELATED_LINE),
)
_LABELS_ALONE = _any(*lexicon.RELATED_ALONE)
_ADVERT = _any(
    r"(?:story|article) continues below(?: advertisement)?",
    *lexicon.ADVERT,
)
_TOOL = _any(
    r"print(?: this)?(?: page| article)?|drucken|imprimer",
    r"e-?mail(?: this)?|tweet|pin it|whatsapp|facebook|twitter|linkedin",
    r"save|bookmark|merken|listen|follow|expand|gift(?: this)?(?: article)?",
    r"copy (?:link|transcript)|(?:click to )?cop(?:y|ied)",
    r"download(?: as| the| this)?(?: full)?(?: pdf| report| article)?(?: \([^)]{1,20}\))?|pdf",
    r"view (?:gallery|comments|all|full image|larger image)",
    r"back to top|skip to .{3,20}|reuse this content|leave a (?:comment|reply)|read full story",
    r"[\d.,]+[km]? (?:shares?|comments?|views?|likes?|claps?|responses?)",
    r"\d+ min(?:ute)?s?(?: read)?",
    *lexicon.TOOLS,
)
_APPEAL = _any(
    r"if you (?:like|liked|enjoy|enjoyed)(?: reading)? (?:this|what|our|my)\b",
    r"follow (?:us|me|him|her|them|.{2,60}['’]s? coverage)\b",
    r"(?:do you )?have (?:an opinion|a tip|something to (?:say|share)|a story)\b",
    r"do you have (?:an opinion|a tip|a story)\b",
    r"sign up (?:to|for|here|now)\b|subscribe (?:to|now|here|today)\b|get (?:our|the) .{0,40}newsletter\b",
    r"(?:to )?(?:receive|get) (?:new|our|more) (?:posts|stories|articles)\b.{0,60}(?:subscri|inbox|email)",
    r".{2,60} is (?:a )?reader-supported\b",
    r".{2,60} is supported by (?:listeners|readers|viewers)\b",
    *lexicon.SPONSORED,
    r"thanks for reading\b.{0,80}(?:subscri|share)",
    r"join (?:us|our|the conversation)\b|support (?:us|our (?:work|journalism))\b|(?:please )?donate\b",
    r"like us on\b|share your (?:thoughts|story|views) (?:in|with|below)\b",
    r"privacy notice\s*:",
    r"you are here\s*:",
    r"(?:jetzt )?(?:abonnieren|bestellen) sie\b|folgen sie uns\b|abonnez-vous\b|inscrivez-vous\b|suivez-nous\b",
    r"suscr[ií]b(?:ete|ase)\b|síguenos\b|iscriviti\b|seguici\b|подпишитесь\b|підпишіться\b",
    r"(?:ако|ako) (?:вам|vam|ти|ti) (?:се|se) (?:до|do|сви|svi)\p{L}+",
    *lexicon.FOLLOW,
    *lexicon.FOLLOW_ON,
    *lexicon.LETTER,
    *lexicon.APP,
)
_ALWAYS = _any(
    r"sign up (?:to|for)\b",
    r"subscribe (?:to|now)\b",
    r".{2,60} is (?:a )?reader-supported\b",
    r".{2,60} is supported by (?:listeners|readers|viewers)\b",
    r"privacy notice\s*:",
    r"you are here\s*:",
    *lexicon.APP,
    *lexicon.LETTER,
    *lexicon.SPONSORED,
    *lexicon.FOLLOW_ON,
)
"""Appeals that are ones without a link, too."""
_TIMECODE = _any(r"[\[(]?\d{1,2}:\d\d:\d\d[\])]?(?:\s*(?:-|–|—|-->|/)\s*\d{1,2}:\d\d:\d\d)?")
_LENGTH = _any(r"\d{1,2}:\d\d")
_PLAYED = frozenset(("video", "audio", "player", "podcast", "media"))
_COLOPHON = _any(
    r"(?:copyright|©|\(c\))\s*(?:©|\(c\))?\s*(?:19|20)\d\d\b",
    r"all rights reserved",
    r"best viewed (?:in|with)\b",
    r"(?:page )?last (?:updated|modified)\s*[:(]",
    r"proudly powered by\b",
)
_POLICY = _any(
    r"(?:copyright|privacy|cookie)(?: policy| notice)?|disclaimers?|terms(?: (?:of|and) .{3,20})?|contact(?: us)?",
    *("imprint", "impressum", "datenschutz(?:erklärung)?", "agb", "mentions légales", "webmaster"),
)
_BOILER = 400
"""Characters of a colophon at most."""
_BRIEF = 200
"""Characters of one in a paragraph at most."""
_OF_TEXT = frozenset(("blockquote", "li", "figcaption", "sup", "cite", "pre"))
"""Elements of an article's own, whatever they say."""


def advert_label(element: Element) -> Verdict | None:
    """The word above an advertisement."""
    text = _label(element)
    return Verdict("advert", f"it says “{text}” and nothing else") if _ADVERT.fullmatch(text) else None


def advert_box(element: Element) -> Verdict | None:
    """A small box that begins with that word."""
    if element.tag not in ("div", "section", "aside") or not element.holds_blocks or element.size > BOXED:
        return None
    first = next((one.text for one in element.words() if one.text.strip()), "").strip()
    return Verdict("advert", f"it begins with “{first}”") if _ADVERT.fullmatch(first) else None


def tool_label(element: Element) -> Verdict | None:
    """What a button beside the article says, whatever it is made of."""
    text = _label(element)
    return Verdict("tools", f"it says “{text}” and nothing else") if _TOOL.fullmatch(text) else None


def timecode(element: Element) -> Verdict | None:
    """When something was said, in hours, minutes and seconds, as transcripts mark it."""
    if element.tag not in ("span", "time", "a", "div", "small") or not 4 <= element.size <= TINY:
        return None
    text = element.text.strip()
    near = (element, *islice(element.above(), 3))
    is_length = _LENGTH.fullmatch(text) and any(_PLAYED & set(one.names) for one in near)
    is_told = is_length or _TIMECODE.fullmatch(text)
    return Verdict("player", f"it says “{text}”, a time of a recording") if is_told else None


def _label(element: Element) -> str:
    """The words of a block that says hardly any; of an inline element, where its block says hardly more."""
    if not 0 < element.size <= TINY or element.tag in ("h1", "h2", "td", "th", "li"):
        return ""
    block = next((one for one in (element, *element.above()) if one.is_block), element)
    is_told = block.tag in ("p", "blockquote", "pre", "figcaption", "td", "th") and block is not element
    return "" if is_told or block.size > TINY else fold_space(element.text).strip()


def appeal(element: Element) -> Verdict | None:
    """A block that asks its readers to subscribe, follow or give, with a link to do so."""
    if (
        not element.is_block
        or not 8 < element.size <= APPEAL
        or element.tag in ("blockquote", "pre", "tr", "td")
    ):
        return None
    text = fold_space(element.text).strip()
    found = _APPEAL.match(text)
    if found is None or not (_ALWAYS.match(text) or any(one.tag == "a" for one in element.elements())):
        return None
    return Verdict("appeal", f"it begins with “{found[0]}”, and asks something of its readers")


def colophon(element: Element) -> Verdict | None:
    """Who made the page and under what terms; below a picture it says who made that."""
    most = _BRIEF if element.tag in ("p", "td") else _BOILER
    if not 0 < element.size <= most or element.tag in _OF_TEXT or in_caption(element):
        return None
    text = fold_space(element.text).strip()
    if any(one.tag == "figcaption" for one in element.elements()):
        return None
    if found := _COLOPHON.search(text):
        return Verdict("footer", f"it says “{found[0]}”")
    links = [fold_space(one.text).strip() for one in element.elements() if one.tag == "a"]
    policies = [one for one in links if _POLICY.fullmatch(one)]
    if len(policies) >= 2 and 2 * len(policies) >= len(links):
        return Verdict("footer", f"it links “{policies[0]}” and “{policies[1]}”")
    return None


def labelled(element: Element) -> Verdict | None:
    """A short block that begins with the usual words for other articles, with links."""
    if not element.is_block or element.tag in ("body", "article", "main") or element.size > LONGEST:
        return None
    first = next((one.text for one in element.words()), "").strip()
    is_alone = _LABELS_ALONE.fullmatch(first.rstrip(" :…»›>")) is not None
    if len(first) >= TINY or not (is_alone or _LABELS.match(first)):
        return None
    linked = sum(_letters(one) for one in element.elements() if one.tag == "a")
    # A paragraph that begins so has hardly a word besides the link; a box may have teasers.
    if not linked or (not element.holds_blocks and 2 * linked < _letters(element)):
        return None
    is_sure = not is_alone or 2 * linked >= _letters(element)
    return Verdict("related", f"it begins with “{first}” and holds links", sure=is_sure)


def back_matter(element: Element) -> Verdict | None:
    """A part whose heading says that it tells of the article: its authors' posts, its rights, how to cite it."""
    if element.tag not in ("div", "section", "aside") or not 0 < element.size <= LONGEST:
        return None
    first = next(
        (one for one in element.elements() if one.is_block and one.size and not one.holds_blocks), None
    )
    if first is None or first.tag not in ("h2", "h3", "h4", "h5", "h6"):
        return None
    said = fold_space(first.text).strip(" :")
    return Verdict("footer", f"its heading is “{said}”") if lexicon.BACK_MATTER.fullmatch(said) else None


def printed(element: Element) -> Verdict | None:
    """Where and when the text stood on paper; whose views it has."""
    is_line = element.is_block and not element.holds_blocks and element.tag not in ("li", "blockquote", "td")
    if not is_line or not 0 < element.size <= _BOILER:
        return None
    text = fold_space(element.text).strip()
    found = lexicon.PRINTED.match(text) or lexicon.DISCLAIMER.match(text)
    return Verdict("footer", f"it begins with “{found[0]}”") if found else None


def card(element: Element) -> Verdict | None:
    """A link around blocks: a title, a text, a picture of another page."""
    if element.tag != "a" or not element.holds_blocks or not 0 < element.size <= LONGEST:
        return None
    blocks = [one for one in element.elements() if one.is_block and one.size and not one.holds_blocks]
    if len(blocks) < 2 or any(one.tag == "figcaption" for one in blocks):
        return None
    return Verdict("related", f"it is one link around {len(blocks)} blocks, as to another page")


def fragments(element: Element) -> Verdict | None:
    """Three blocks or more, and not a sentence among them."""
    if element.tag not in ("div", "section") or not element.holds_blocks or not 0 < element.size <= LONGEST:
        return None
    below = tuple(element.elements())
    leaves = [one for one in (element, *below) if one.is_block and one.size and not _holds_words_below(one)]
    is_plain = not any(one.tag in _OF_ARTICLES for one in below)
    is_plain = is_plain and not any(one.tag == "h1" for one in below)
    if len(leaves) < 3 or not is_plain or any(SENTENCE.search(one.text) for one in leaves):
        return None
    return Verdict("fragments", f"{len(leaves)} short pieces without a sentence", sure=False)


def _holds_words_below(one: Element) -> bool:
    return any(isinstance(each, Element) and each.is_block and each.size for each in one.children)


def linked(element: Element) -> Verdict | None:
    """Three links or more, and hardly a word besides."""
    if element.tag not in ("ul", "ol", "div", "section", "aside", "p", "table", "tr", "td", "center"):
        return None
    if not 0 < element.size <= 2 * LONGEST:
        return None
    links = [one for one in element.elements() if one.tag == "a"]
    if len(links) < 3 or sum(one.size for one in links) < element.size / 3:
        return None
    if sum(map(_letters, links)) < LINKED * max(1, _letters(element)) or _lists_sources(element, links):
        return None
    return Verdict("links", f"{len(links)} links, and hardly a word besides", sure=False)


def _lists_sources(element: Element, links: Sequence[Element]) -> bool:
    """Whether it is a list of pages of as many other sites, as texts have it; menus lead to pages of one, and lists of
    accounts to networks."""
    addresses = [web_address(one.get("href").strip()) for one in links]
    hosts = {urlsplit(one).netloc.removeprefix("www.") for one in addresses if one}
    is_many = all(addresses) and len(hosts) >= max(SITES, len(links) / 2)
    return element.tag in ("ul", "ol") and is_many and not any(map(lexicon.NETWORKS.fullmatch, hosts))


def _letters(element: Element) -> int:
    return sum(char.isalnum() for words in element.words() for char in words.text)
