"""Room `ingest`: rules that go by the names that a page gives its elements: class, id, role. Pure."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType

import regex

from glossator.ingest.web.tree import Element, in_caption
from glossator.ingest.web.verdict import Verdict


def _words(names: str) -> frozenset[str]:
    return frozenset(names.split())


def _pairs(names: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(name.split("-")) for name in names.split())


_HIDDEN = _pairs("visually-hidden sr-only screen-reader-text print-only u-hidden skip-link")
_STYLE_HIDDEN = regex.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", regex.IGNORECASE)
_BUTTON = _words("button btn cta")
LABEL = 120
"""Characters that a button says at most."""
_NAMED: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "share": _words("share sharing sharebar shareheader addtoany addthis shariff socials"),
        "newsletter": _words("subscribe subscription signup mailchimp optin mailinglist abo"),
        "related": _words("trending popular mostpopular readmore readnext onward"),
        "advert": _words("ads adslot adunit adzone adbox adsense promo promotion promobox"),
        "comments": _words("comments disqus commentlist respond commentform"),
        "menu": _words(
            "breadcrumb navigation navbar pagination pager toc skiplink menu sitenav tabs tablist"
        ),
        "player": _words("player videoplayer audioplayer podcastplayer jwplayer timecode"),
        "paywall": _words("paywall regwall meteredcontent"),
        "tags": _words("tags taglist tagcloud keywords"),
        "notice": _words("gdpr consent"),
        "head": _words("postmetadata postmeta entrymeta"),
        "tools": _words("toolbar pagenum modifydate printbutton copyright citethis editsection"),
    }
)
"""Classes of the ledger by one of the words in an element's class or id."""
_BEGINNING: tuple[tuple[str, str], ...] = (
    ("sharedaddy", "share"),
    ("newsletter", "newsletter"),
    ("related", "related"),
    ("recommend", "related"),
    ("mostread", "related"),
    ("outbrain", "related"),
    ("taboola", "related"),
    ("advert", "advert"),
    ("sponsor", "advert"),
    ("breadcrumb", "menu"),
    ("cookie", "notice"),
)
"""Classes of the ledger by how one of the words begins: `relatedposts`, `advertisement`."""
_RUNS: Mapping[str, frozenset[tuple[str, ...]]] = MappingProxyType(
    {
        "related": _pairs(
            "read-also read-more most-read most-viewed most-popular also-read more-stories more-from read-next "
            "up-next rich-link digest-post-embed bookmark-card"
        ),
        "appeal": _pairs("follow-us app-promo app-banner"),
        "player": _pairs("audio-embed audio-player video-player"),
        "newsletter": _pairs("sign-up mailing-list email-sub email-signup"),
        "advert": _pairs(
            "ad-slot ad-unit ad-break ad-container ad-wrapper ad-banner ad-block ad-box google-ad cta-card cta-box"
        ),
        "menu": _pairs("table-contents post-navigation"),
        "tools": _pairs(
            "edit-section post-tools article-tools column-number page-number content-rating content-vote "
            "star-rating user-rating"
        ),
        "tags": _pairs("post-tags entry-tags tag-list tag-links"),
        "head": _pairs("post-meta entry-meta article-meta"),
        "share": _pairs(
            "article-icons social-share social-links social-icons social-bar social-buttons social-media social-tools"
        ),
        "comments": _pairs(
            "view-comments comment-list comment-text comment-form comment-body comment-section comment-area "
            "comment-info comment-rating comment-meta comment-author comment-reply comment-thread comment-wrapper"
        ),
    }
)
"""Classes of the ledger by words that follow each other in an element's class or id."""
ASKING = 600
"""Characters of a request to subscribe at most."""
_ASKING = regex.compile(
    r"subscri|abonn|sign in|log ?in|register|regist|unlimited|illimit|member|already a|to continue|to read|\babo\b|"
    r"подпис|претплат|pretplat|suscri|abbon",
    regex.IGNORECASE,
)
_PULLED = _pairs("pull-quote pullquote pulled-quote")
PULLED = 600
"""Characters of a pull quote at most."""


def pull_quote(element: Element) -> Verdict | None:
    """Words of the text again, set apart."""
    if element.size < PULLED and _has_any(element.names, _PULLED):
        return Verdict(
            "pullquote", f"its class, “{element.get('class')}”, says that it repeats words of the text"
        )
    return None


def hidden(element: Element) -> Verdict | None:
    """Not shown, or only without a script."""
    if "hidden" in element.attributes or _STYLE_HIDDEN.search(element.get("style")):
        return Verdict("hidden", "the page does not show it")
    if element.tag == "noscript":
        return Verdict("hidden", "<noscript> is shown only where no script runs")
    if _has_any(element.names, _HIDDEN):
        return Verdict("hidden", f"its class, “{element.get('class')}”, hides it from sight")
    return None


def button(element: Element) -> Verdict | None:
    """What is called a button, and says as little as one."""
    if element.size <= LABEL and _BUTTON & set(element.names) and not element.holds_blocks:
        return Verdict("control", f"its class, “{element.get('class')}”, says that it is a button")
    return None


def named(element: Element) -> Verdict | None:
    """An element whose class or id says what it is."""
    if element.tag in ("body", "main", "article", "html"):
        return None
    verdict = _by_names(element.names)
    if verdict and verdict.kind == "tools" and in_caption(element):
        return None  # Who has the copyright of a picture is of its caption.
    if verdict and verdict.kind == "paywall":
        # Some publishers call so what only subscribers see, which is the article.
        asks = element.size < ASKING and _ASKING.search(element.text) is not None
        return replace(verdict, sure=asks)
    return verdict


@lru_cache(4096)
def _by_names(names: tuple[str, ...]) -> Verdict | None:
    """Many elements of a page have the same."""
    return _by_word(names) or _by_run(names) or _by_number(names) if names else None


def _by_number(names: tuple[str, ...]) -> Verdict | None:
    """`comment-1234`, as programs number what readers say."""
    found = next((two for one, two in pairwise(names) if one == "comment" and two.isdigit()), "")
    return Verdict("comments", f"its class or id says “comment-{found}”") if found else None


def _by_word(names: tuple[str, ...]) -> Verdict | None:
    for kind, words in _NAMED.items():
        found = next((word for word in names if word in words), "")
        if kind == "paywall" and found:
            return Verdict(kind, "the page asks for payment here: its text may end early")
        if found:
            return Verdict(kind, f"its class or id says “{found}”")
    for start, kind in _BEGINNING:
        found = next((word for word in names if word.startswith(start)), "")
        if found:
            return Verdict(kind, f"its class or id says “{found}”")
    return None


def _by_run(names: tuple[str, ...]) -> Verdict | None:
    for kind, runs in _RUNS.items():
        found = next((run for run in runs if _has_run(names, run)), ())
        if found:
            return Verdict(kind, f"its class or id says “{'-'.join(found)}”")
    return None


@lru_cache(4096)
def _has_any(names: tuple[str, ...], runs: frozenset[tuple[str, ...]]) -> bool:
    return any(_has_run(names, run) for run in runs)


def _has_run(names: tuple[str, ...], run: tuple[str, ...]) -> bool:
    return any(names[at : at + len(run)] == run for at in range(len(names) - len(run) + 1))
