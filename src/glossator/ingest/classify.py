"""Room `ingest`: blocks become findings: what each of them is, and why. Pure.

`RULES` is the whole of it: each rule sees what the ones before it have found, and a block belongs to the first
that claims it. What none claims is the body.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from glossator.ingest.rules import asking, bios, chrome, fields, head, labels, pullquotes, standfirst
from glossator.ingest.rules.reading import Reading
from glossator.ingest.values import Finding
from glossator.ledger import BODY

Rule = Callable[[Reading], Iterable[Finding]]

RULES: tuple[tuple[str, Rule], ...] = (
    ("dropped", chrome.dropped),
    ("head-fields", fields.head_fields),
    ("labelled-lists", labels.labelled_lists),
    ("shared", chrome.shared),
    ("share-bar", chrome.share_bar),
    ("copyright-line", chrome.copyright_line),
    ("disclaimer", chrome.disclaimer),
    ("release-mark", chrome.release_mark),
    ("reading-time", chrome.reading_time),
    ("menu", chrome.menu),
    ("related", chrome.related),
    ("asking", asking.asking),
    ("marked-title", head.marked_title),
    ("headlines", head.headlines),
    ("title", head.title),
    ("lone-outlet", head.lone_outlet),
    ("repeated-head", head.repeated_head),
    ("head-biographies", bios.head_biographies),
    ("dek", head.dek),
    ("biographies", bios.biographies),
    ("about-label", chrome.about_label),
    ("pull-quotes", pullquotes.pull_quotes),
    ("standfirst", standfirst.standfirst),
)


def classify(reading: Reading) -> tuple[Finding, ...]:
    """One finding a block, in order. If the rules leave no body, all but labels and lists is body."""
    for name, rule in RULES:
        found = dict(reading.found)
        for finding in rule(reading):
            found.setdefault(finding.block, replace(finding, rule=name))
        reading = replace(reading, found=found)
    if len(reading.found) == len(reading.blocks):
        reading = replace(reading, found=dict(_spared(reading)))
    return tuple(reading.found.get(one.index, _body(one.index)) for one in reading.blocks)


def _body(index: int) -> Finding:
    return Finding(index, BODY, "no rule claims it", rule="body")


def _spared(reading: Reading) -> Iterator[tuple[int, Finding]]:
    """The findings of a text that would be empty with all of them: those of the lists alone, or none."""
    kept = [
        (at, one)
        for at, one in reading.found.items()
        if one.rule in ("head-fields", "labelled-lists", "marked-title", "headlines", "title")
    ]
    yield from kept if len(kept) < len(reading.blocks) else ()
