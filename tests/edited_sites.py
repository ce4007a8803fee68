"""A site that uses all that sites can have, and an edit of each input of it: what the laws of builds are tried on.

Each edit has a name and the files that it changes; an empty text removes a file. Each changes the output of the site as
it begins, or its problems (a test sees to that), so that a build which misses one is seen to be stale.
"""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from glossator.digest import of_text

Files = Mapping[str, str]

FRONT = """---
title: {title}
date: {date}
topics: [{topics}]
outlet: {outlet}
authors: [{author}]
{more}---

"""
ARTICLE = """{words} The ferry left at noon.[^a] See [another]({other}).

[^a]: **{kind}:** “left at noon” {note} ({by}, 2025-01-03)
"""
WORDS = "It left at ten."
"""Of a raw text."""
WORKS = (
    """[{"id": "log", "type": "book", "title": "A log"}, {"id": "map", "type": "map", "title": "A map"}]"""
)
EXTENSION = """from mdit_py_plugins.subscript import sub_plugin


def setup(ext):
    ext.markdown(sub_plugin)
    ext.filter("kept", lambda value: f"kept {value}")
"""
ADDING = """from glossator import Page


def pages(site):
    titles = [f"- [{one.title}]({one.path})" for one in site.articles]
    yield Page("/all/", "All", "\\n".join((*titles, site.read("more.txt"))), template="all.html")


def setup(ext):
    ext.pages(pages)
"""
PAGE = """{% extends "base.html" %}{% block main %}<h1>{{ title|kept }}</h1><img src="{{ asset('mark.svg') }}">
{% include "mark.html" %}{% from "macros.html" import told %}{{ told(title) }}
{% for block in blocks %}{{ block.html|html }}{% endfor %}{% endblock %}
"""
BARE = '<!doctype html><title>{{ page_title }}</title><a href="/about/">About</a>'
"""A page that shows nothing of the site's address but what is put before its links."""
VOCABULARY = """- name: Harbours
  description: Where ships rest.
- name: Rope
  parent: Canvas
"""
PHRASES = "notes: Glosses\nown-page: A page\n"
VERDICTS = [
    {"name": "False", "tone": "false"},
    {"name": "True", "tone": "true", "description": "It is so."},
]


def site_settings(**changed: Any) -> str:
    """The site's settings, some of them changed; None leaves one out."""
    told = {
        "title": "Papers",
        "url": "https://papers.example.org/base/",
        "theme": "own",
        "paginate": 2,
        "feed_items": 3,
        "related": 2,
        "taxonomies": {"topics": {}, "issues": {}, "outlets": {}, "authors": {}, "places": {}},
        "permalinks": {"article": "/:slug/"},
        "verdicts": VERDICTS,
        "bibliography": "works.json",
        "extensions": ["extra"],
    } | changed
    return "".join(f"{key}: {json.dumps(value)}\n" for key, value in told.items() if value is not None)


def article(number: int, **parts: str) -> str:
    """The file of the article of that number, some of its parts another."""
    told = {
        "title": f"Article {number}",
        "date": f"202{number % 3 + 3}-0{number % 6 + 1}-11",
        "topics": "Ships, Harbours" if number % 2 else "Ships, Rope",
        "outlet": "The Post" if number % 3 else "The Mail",
        "author": "Jane Roe",
        "more": "",
        "words": "Plain words.",
        "kind": "Context",
        "note": "It did.",
        "by": "Jane Roe",
        "other": f"a{(number + 1) % 6}.md",
    }
    return (FRONT + ARTICLE).format(**told | parts)


def proven(words: str, raw: str) -> str:
    """An article that is compared with a raw text."""
    source = f"source: {{file: seeds/old.txt, sha256: {of_text(raw)}, body: [[1, 1]]}}"
    return f"---\ntitle: Proven\ndate: 2024-04-04\n{source}\n---\n\n{words}\n"


def at(name: str) -> str:
    return f"content/articles/{name}.md"


PLACE = "extra: {places: [Antwerp]}\n"
CITED = article(7, kind="Claim: False", note="As [@log] and [@map] say.", more=PLACE)
TOLD = article(
    8, words="H~2~O.", kind="Definition", note="Of a ship. See <https://example.org/log>.", more=PLACE
)
TOLD_AGAIN = article(9, kind="Definition", note="Of a boat. See <https://example.org/map>.", more=PLACE)
CORRECTED = article(10, kind="Correction", note="At one.", more=PLACE)

START: Files = MappingProxyType(
    {
        "site.yaml": site_settings(),
        "works.json": WORKS,
        "more.txt": "More.",
        "content/topics.yaml": VOCABULARY,
        "content/pages/about.md": "---\ntitle: About\n---\n\nWho we are. See [one](../articles/a1.md).\n",
        "content/articles/map.txt": "a map",
        "content/articles/a5/plan.txt": "a plan",
        "static/plan.txt": "one plan",
        "extensions/extra.py": EXTENSION,
        "extensions/adding.py": ADDING,
        "templates/page.html": PAGE,
        "templates/all.html": PAGE.replace("<h1>", "<h1>All: "),
        "templates/404.html": BARE,
        "themes/own/theme.yaml": "extends: default\n",
        "themes/own/templates/mark.html": "<p>{{ t('notes') }}, {{ t('own-' ~ page_kind) }}</p>\n",
        "themes/own/templates/macros.html": "{% macro told(words) %}<i>{{ words }}</i>{% endmacro %}\n",
        "themes/own/templates/partials/term.html": '<a class="own" href="{{ term.url }}">{{ term.name }}</a>',
        "themes/own/static/mark.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
        "themes/own/i18n/en.yaml": PHRASES,
        "seeds/old.txt": WORDS,
        at("proven"): proven(WORDS, WORDS),
        at("cited"): CITED,
        at("told"): TOLD,
        at("told-again"): TOLD_AGAIN,
        at("corrected"): CORRECTED,
        at("due"): article(11, date="2026-03-01"),
        at("over"): article(12, more="expires: 2026-02-01\n"),
        **{at(f"a{n}"): article(n) for n in (1, 2, 3, 5)},
        at("a0"): article(0, topics="Ships, Rope, Quays"),
        at("a4"): article(4, topics="Ships, Rope, quays"),
    }
)
"""On 2026-01-01 one article is not due, and one has not expired."""

EDITS: Mapping[str, Files] = MappingProxyType(
    {
        # articles
        "words": {at("a1"): article(1, words="Other words.")},
        "a heading": {at("a1"): article(1, words="## A part\n\nWords.")},
        "words that an extension reads": {at("a1"): article(1, words="H~2~O.")},
        "a title": {at("a1"): article(1, title="Another title")},
        "the title of a picture": {at("a1"): article(1, title="Лађа")},
        "a dek": {at("a1"): article(1, more="dek: A dek.\n")},
        "topics": {at("a2"): article(2, topics="Rope, Canvas")},
        "topics in another order": {at("a2"): article(2, topics="Rope, Ships")},
        "how most spell a topic": {at("a5"): article(5, topics="Ships, Harbours, quays")},
        "no topics": {at("a2"): article(2, topics="")},
        "a date": {at("a2"): article(2, date="2020-05-05")},
        "a day of the same month": {at("a2"): article(2, date="2025-03-12")},
        "a date to come": {at("a3"): article(3, date="2026-03-01")},
        "no date": {at("a3"): article(3, date="")},
        "an outlet": {at("a1"): article(1, outlet="The Mail")},
        "an author": {at("a1"): article(1, author="M. Ilić")},
        "a place": {at("a1"): article(1, more=PLACE)},
        "another place of one at a place": {
            at("told-again"): TOLD_AGAIN.replace("Antwerp", "Antwerp, Bruges")
        },
        "a language": {at("a1"): article(1, more="lang: sr\n")},
        "rights": {at("a1"): article(1, more="rights: Ours.\n")},
        "a slug": {at("a1"): article(1, more="slug: else\n")},
        "a slug that others link": {at("a3"): article(3, more="slug: else\n")},
        "an alias": {at("a1"): article(1, more="aliases: [/old/]\n")},
        "a draft": {at("a1"): article(1, more="draft: true\n")},
        "a draft with a file": {at("a5"): article(5, more="draft: true\n")},
        "one that has expired": {at("a1"): article(1, more="expires: 2025-12-01\n")},
        "one that search engines skip": {at("a1"): article(1, more="noindex: true\n")},
        "an article": {at("new"): article(6, other="a0.md#note-a")},
        "articles enough for a page of lists more": {
            at("new"): article(6, date="2025-12-01"),
            at("newer"): article(6, date="2025-12-02"),
        },
        "an article deleted": {at("cited"): ""},
        "an article deleted that others name": {at("a4"): ""},
        "an article renamed": {at("cited"): "", at("moved"): CITED},
        "an article renamed for another": {at("a4"): article(5), at("a5"): article(4)},
        "one that cannot be read": {at("a5"): "---\ntitle: [\n---\n\nText.\n"},
        "a link": {at("a1"): article(1, other="a5.md")},
        "a link to a file": {at("a1"): article(1, other="map.txt")},
        "a link to a note": {at("a1"): article(1, other="a0.md#note-a")},
        "a link to no note": {at("a1"): article(1, other="a0.md#note-z")},
        "a link to nowhere": {at("a1"): article(1, other="nowhere.md")},
        # notes
        "a note's words": {at("a1"): article(1, note="It did not.")},
        "a note's kind": {at("a1"): article(1, kind="Claim: True")},
        "a note's author": {at("a1"): article(1, by="M. Ilić")},
        "a note's link": {at("a1"): article(1, note="See [one](a3.md).")},
        "a note's address": {at("a1"): article(1, note="See <https://example.org/log>.")},
        "a note's topic": {at("a1"): article(1, more="notes: {a: {topics: [Rope]}}\n")},
        "a note more": {at("a1"): article(1, words="Words.[^b]\n\n[^b]: Others.\n")},
        "a verdict": {at("cited"): CITED.replace("False", "True")},
        "a citation less": {at("cited"): CITED.replace(" and [@map]", "")},
        "a definition": {at("told"): TOLD.replace("Of a ship", "Of a tug")},
        "a correction less": {at("corrected"): CORRECTED.replace("Correction", "Context")},
        "a notes file": {"content/articles/a0.notes.md": "## Note\n\n> **The ferry** left\n\nA steamer.\n"},
        # raw texts
        "a raw text and its article": {
            at("proven"): proven("It left.", "It left."),
            "seeds/old.txt": "It left.",
        },
        "a raw text": {"seeds/old.txt": "It left at one."},
        "a raw text renamed": {"seeds/old.txt": "", "seeds/new.txt": WORDS},
        # other content
        "a page": {"content/pages/about.md": "---\ntitle: About\n---\n\nUs.\n"},
        "a page's title": {"content/pages/about.md": "---\ntitle: Who we are\n---\n\nUs.\n"},
        "a page deleted": {"content/pages/about.md": ""},
        "a page renamed": {
            "content/pages/about.md": "",
            "content/pages/us.md": "---\ntitle: About\n---\n\nUs.\n",
        },
        "a page more": {"content/pages/legal/imprint.md": "---\ntitle: Imprint\n---\n\nUs.\n"},
        "a file beside articles": {"content/articles/map.txt": "another map"},
        "a file beside articles renamed": {
            "content/articles/map.txt": "",
            "content/articles/chart.txt": "a map",
        },
        "a static file": {"static/plan.txt": "another plan"},
        "a static file more": {"static/new/plan.txt": "a new plan"},
        "a static file deleted": {"static/plan.txt": ""},
        # vocabulary and bibliography
        "a topic's alias": {"content/topics.yaml": "- name: Harbours\n  aliases: [Rope]\n"},
        "a topic's slug": {"content/topics.yaml": "- name: Harbours\n  slug: quays\n"},
        "a topic's kind": {"content/topics.yaml": "- name: Harbours\n  kind: place\n"},
        "a topic's description": {"content/topics.yaml": VOCABULARY.replace("rest", "lie")},
        "a topic's parent": {"content/topics.yaml": VOCABULARY.replace("parent: Canvas", "parent: Ships")},
        "a topic hidden": {"content/topics.yaml": "- name: Ships\n  hide: true\n"},
        "no vocabulary": {"content/topics.yaml": ""},
        "a work's title": {"works.json": WORKS.replace("A log", "Another log")},
        # settings
        "setting title": {"site.yaml": site_settings(title="Other papers")},
        "setting url": {"site.yaml": site_settings(url="https://papers.example.org/other/")},
        "setting canonical": {"site.yaml": site_settings(canonical="https://papers.example.com/")},
        "setting noindex": {"site.yaml": site_settings(noindex=True)},
        "setting repo": {"site.yaml": site_settings(repo="a/b")},
        "setting rights": {"site.yaml": site_settings(rights="Ours.")},
        "setting description": {"site.yaml": site_settings(description="On ships.")},
        "setting author": {"site.yaml": site_settings(author="The press")},
        "setting lang": {"site.yaml": site_settings(lang="sr")},
        "setting timezone": {"site.yaml": site_settings(timezone="Pacific/Kiritimati")},
        "setting theme": {
            "site.yaml": site_settings(theme="plain", extensions=None),
            "templates/page.html": "",
        },
        "setting menu": {"site.yaml": site_settings(menu=[{"title": "All", "url": "/"}])},
        "setting style": {"site.yaml": site_settings(style={"measure": "38rem"})},
        "setting extra": {
            "site.yaml": site_settings(extra={"motto": "Words."}),
            "templates/partials/byline.html": "{{ site_extra.motto }}",
        },
        "setting permalinks": {"site.yaml": site_settings(permalinks={"article": "/:year/:slug/"})},
        "setting slugs": {"site.yaml": site_settings(slugs="ascii"), at("лађа"): article(6)},
        "setting paginate": {"site.yaml": site_settings(paginate=3)},
        "setting taxonomies": {"site.yaml": site_settings(taxonomies={"topics": {"min": 2}, "outlets": {}})},
        "setting taxonomies' title": {
            "site.yaml": site_settings(taxonomies={"topics": {"title": "Subjects"}})
        },
        "setting indexes": {"site.yaml": site_settings(indexes={"years": False, "kinds": False})},
        "setting related": {"site.yaml": site_settings(related=1)},
        "setting feed_items": {"site.yaml": site_settings(feed_items=2)},
        "setting kinds": {
            "site.yaml": site_settings(kinds={"Faktencheck": "claim"}),
            at("a1"): article(1, kind="Faktencheck: True"),
        },
        "setting verdicts": {
            "site.yaml": site_settings(verdicts=[{**VERDICTS[0], "description": "Not so."}, VERDICTS[1]])
        },
        "the tone of a verdict": {
            "site.yaml": site_settings(verdicts=[{**VERDICTS[0], "tone": "misleading"}, VERDICTS[1]])
        },
        "the name of a verdict": {
            "site.yaml": site_settings(verdicts=[{**VERDICTS[0], "name": "Wrong"}, VERDICTS[1]])
        },
        "setting notes": {"site.yaml": site_settings(notes="end")},
        "setting feedback": {"site.yaml": site_settings(feedback="desk@example.org")},
        "setting annotator": {
            "site.yaml": site_settings(annotator="The desk"),
            at("a1"): article(1).replace(" (Jane Roe, 2025-01-03)", ""),
        },
        "setting require_check": {"site.yaml": site_settings(require_check=["context"])},
        "setting citation_style": {"site.yaml": site_settings(citation_style="apa")},
        "setting bibliography": {"site.yaml": site_settings(bibliography=None)},
        "setting card_images": {"site.yaml": site_settings(card_images=True)},
        "setting exports": {"site.yaml": site_settings(exports=["cards"])},
        "setting raw_text": {"site.yaml": site_settings(raw_text=False)},
        "setting problems": {
            "site.yaml": site_settings(problems={"missing-date": "error"}),
            at("a1"): article(1, date=""),
        },
        "setting extensions": {
            "site.yaml": site_settings(extensions=None),
            "templates/page.html": PAGE.replace("|kept", ""),
        },
        # extensions
        "an extension's plugin": {
            "extensions/extra.py": EXTENSION.replace("ext.markdown(sub_plugin)", "pass")
        },
        "an extension's filter": {
            "extensions/extra.py": EXTENSION.replace("kept {value}", "still kept {value}")
        },
        # the theme
        "a template": {"templates/page.html": PAGE.replace("<h1>", "<h1>The ")},
        "a template that reads a name more": {
            "templates/page.html": PAGE.replace("<h1>", "<h1>{{ site_title }}")
        },
        "a template of the site's own less": {"templates/page.html": ""},
        "a template in the theme's place": {"templates/partials/term.html": "<b>{{ term.name }}</b>"},
        "an included template": {"themes/own/templates/mark.html": "<b>{{ t('notes') }}</b>\n"},
        "an imported template": {
            "themes/own/templates/macros.html": "{% macro told(words) %}<b>{{ words }}</b>{% endmacro %}\n"
        },
        "a partial template": {"themes/own/templates/partials/term.html": "<i>{{ term.name }}</i>"},
        "a partial template less": {"themes/own/templates/partials/term.html": ""},
        "a template that cannot be read": {"templates/page.html": "{% if %}"},
        "a template with a name that nothing offers": {"templates/page.html": "{{ nothing }}"},
        "an asset": {"themes/own/static/mark.svg": '<svg xmlns="http://www.w3.org/2000/svg" id="mark"/>'},
        "a style sheet": {"themes/own/static/more.css": "p { color: red }"},
        "a phrase of the theme": {"themes/own/i18n/en.yaml": PHRASES.replace("Glosses", "Remarks")},
        "a phrase of the site": {"i18n/en.yaml": "notes: Remarks\n"},
        "a phrase in which references speak": {"i18n/en.yaml": "reference: 'Remark {number}'\n"},
        "a phrase whose key is made": {"i18n/en.yaml": "own-page: A leaf\n"},
        "the phrase of a kind": {"i18n/en.yaml": "kind-context: Background\n"},
    }
)
ADDED: Files = MappingProxyType(
    {"site.yaml": site_settings(extensions=["extra", "adding"], card_images=True)}
)
"""What lets an extension add pages, and draws a picture of each article. Where extensions do, all is linked at each
build, so that it is no part of the site as it begins."""

EDITS_OF_ADDED: Mapping[str, Files] = MappingProxyType(
    {
        "words beside an extension's page": {at("a1"): article(1, words="Other words.")},
        "a title on an extension's page": {at("a1"): article(1, title="Another title")},
        "an extension's page": {"extensions/adding.py": ADDING.replace('"All"', '"All articles"')},
        "what an extension reads": {"more.txt": "Much more."},
        "a template of an extension's page": {"templates/all.html": PAGE},
        "the template of an extension's page less": {"templates/all.html": ""},
    }
)
"""Edits of the site with those pages."""
QUIET: Files = MappingProxyType(
    {
        "site.yaml": site_settings(
            exports=["schema", "text"],
            require_check=["claim"],
            problems={"unchecked-note": "warning", "broken-link": "warning"},
            indexes=dict.fromkeys(
                ("years", "kinds", "annotators", "claims", "corrections", "glossary", "sources", "feed"),
                False,
            ),
        ),
        "templates/partials/cards.html": (
            "{% for card in cards %}<a href='{{ card.url }}'>{{ card.title }}</a>{% endfor %}"
        ),
        at("a3"): article(3, other="a0.md#note-a"),
        at("a2"): article(2, other="nowhere.md"),
    }
)
"""What keeps pages from gathering and counting notes, so that an edit of these has nothing linked anew. One article
links a note of another, one links nothing that is there."""
EDITS_OF_QUIET: Mapping[str, Files] = MappingProxyType(
    {
        "a label that another links": {
            at("a0"): article(0, topics="Ships, Rope, Quays").replace("[^a]", "[^b]")
        },
        "the line of a wrong link": {at("a2"): article(2, words="Words.\n\nWords.", other="nowhere.md")},
        "a note that nobody has checked": {at("a1"): article(1, kind="Claim: True")},
    }
)
"""Edits of the site with these."""
ALL_EDITS: Mapping[str, Files] = MappingProxyType(
    {**EDITS, "no pages of notes": QUIET, "an extension's pages": ADDED, **EDITS_OF_ADDED}
)
