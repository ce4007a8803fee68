"""Whatever notes put on pages, names and roles included, is in the theme's tables of strings."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

import pytest
from glossing import flat, read
from selectolax.lexbor import LexborHTMLParser
from theme_pages import ROOT, default_theme, rendered, views

from glossator.build.themed import Themed
from glossator.config.settings import Settings
from glossator.site.cards import KINDS
from glossator.theme.strings import HOLE, Phrase
from glossator.theme.theme import Theme, make_theme

LANGUAGES = sorted(path.stem for path in (ROOT / "themes/default/i18n").glob("*.yaml"))
SAID = ("aria-label", "aria-description", "aria-roledescription", "title", "alt", "placeholder", "data-said")
"""Attributes that readers hear or see."""
WORD = re.compile(r"[^\W\d_]{2,}")
PHRASE = re.compile(r"⟦[^⟦⟧]*⟧")


def marked(phrase: Phrase) -> Phrase:
    """A phrase whose own words are gone; what fills its holes stays between brackets."""
    if isinstance(phrase, str):
        return "⟦" + " ".join(f"{{{hole}}}" for hole in HOLE.findall(phrase)) + "⟧"
    return {form: str(marked(text)) for form, text in phrase.items()}


@cache
def wordless() -> Theme:
    theme = default_theme()
    strings = {"en": {key: marked(phrase) for key, phrase in theme.strings["en"].items()}}
    return make_theme(theme.templates, strings, theme.assets)


def words(html: str) -> Iterator[str]:
    """The words of a page that are in no phrase."""
    tree = LexborHTMLParser(html)
    for node in tree.css("script, style, head, pre, code"):
        node.decompose()
    texts = [tree.body.text(separator=" ")] if tree.body else []
    texts += [str(node.attributes.get(name) or "") for node in tree.css("*") for name in SAID]
    yield from (word for text in texts for word in WORD.findall(without_phrases(text)))


def without_phrases(text: str) -> str:
    rest = PHRASE.sub(" ", text)
    return rest if rest == text else without_phrases(rest)


def words_of(view: Mapping[str, object]) -> set[str]:
    return set(WORD.findall(repr(view)))


@pytest.mark.parametrize("name", ["article", "notes", "claims"])
def test_no_word_of_a_page_is_the_template_s_own(name: str) -> None:
    view = views()[name][1]
    scale = {word for one in Settings(title="-").verdicts for word in WORD.findall(one.name)}
    dates = {"March", "April", "May", "January", "and"}  # Babel's
    known = (
        words_of(view) | scale | dates | {"Glossator", "Swedish", "Serbian", "BibTeX", "CSL", "JSON", "SHA"}
    )
    assert sorted(set(words(rendered(name, wordless()))) - known) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_references_are_named_in_the_site_s_language(lang: str) -> None:
    strings = Themed(default_theme(), ()).strings(Settings(title="-", lang=lang))
    assert set(strings.kinds) == set(KINDS)
    text = "Words.[^a]\n\n[^a]: **Correction:** Text."
    (_, html), *_ = read(text, strings=strings, lang=lang, site_lang=lang).blocks
    phrases = default_theme().strings[lang]
    kind = str(phrases["kind-correction"]).lower()
    named = str(phrases["reference"]).replace("{number}", "1")
    assert f'aria-label="{named}: {kind}"' in flat(html)
