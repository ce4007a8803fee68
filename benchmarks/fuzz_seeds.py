"""Raw files at random, of every format that is imported: some made by a grammar, some known files with their bytes
damaged. Each maker turns a source of chance into the name and the bytes of a raw file."""

import base64
import json
import quopri
import random
import re
from collections.abc import Callable, Iterator

from fuzz_damage import damaged, known
from fuzz_documents import in_xml, packed_word, word_parts
from fuzz_pages import tree_page, vast_page, words
from fuzz_words import LINES, PROSE, each

from glossator.ingest.feeds.split import split_feed
from glossator.notes.malformed import MalformedError

Seed = tuple[str, bytes]
_CODECS = each(
    "utf-8 utf-8-sig utf-16 utf-16-be utf-32 cp1250 cp1251 cp1252 koi8-r shift_jis gb18030 euc-kr big5 iso2022_jp "
    "utf-7 mac-roman cp437 iso8859-8"
)
_LINES = (
    *LINES,
    "Title: Cafe\u0301 \u3000",
    "Text[^1] and[^a].",
    "[^1]:",
    "    more of it",
    "Read more",
    "- [ ] task",
    "Term\n: meaning",
    "\xa0text\xa0",
    "<div class=x>",
    "{: .x}",
    "{{< x >}}",
    "| a |",
    *each("![a](b.png) [[Wiki|link]] $$x$$ ==mark== ^[inline] </div> <details> \u0958"),
    *("\u3000", "\x85"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""What no plain text may have."""
_FRONTS = (
    *(
        "",
        "",
        "---\ntitle: Lamps\ndate: 2021-06-03\ntags: [a, b]\n---",
        "---\ntitle: 'Cafe\u0301 \u3000'\n---",
    ),
    *(
        "+++\ntitle = 'Lamps'\ndate = 2021-06-03T00:00:00Z\n+++",
        "+++\ntitle = [\n+++",
        '{"title": "Lamps", "n": [[]]}',
    ),
    *(
        "Title: Lamps\nDate: x\nTags: a, b\n",
        "---\ntitle: [\n---",
        "---\ntitle: {a: 1}\nauthor: [7, ~]\n---",
        "---\n---",
    ),
    *(
        "---\ntitle: Lamps\ndescription: So\u3000\nauthors:\n  - name: Dr. Jane Roe\nslug: /\naliases: 7\n---",
        "---\n- a\n---",
    ),
    *(
        "---\n&a title: *a\n---",
        "---\ntitle: Lamps\ndate: 0000-99-99\nlang: [x]\ndraft: maybe\n---",
        "---\ntitle: 7\n---",
    ),
)


def seeds(rng: random.Random) -> Iterator[Seed]:
    """Raw files without end, of every format in turn."""
    while True:
        for make in MAKERS:
            yield make(rng)


def page(rng: random.Random) -> Seed:
    """A page of random elements."""
    return "a.html", tree_page(rng).encode("utf-8", "replace")


def damaged_page(rng: random.Random) -> Seed:
    """A known page, torn."""
    return "a.html", damaged(rng, rng.choice(known("web", ".html")))


def odd_page(rng: random.Random) -> Seed:
    """A page in some encoding that says it is in some other, or one that has too much of something."""
    if rng.random() < 0.1:
        return "a.htm", vast_page(rng).encode()
    said = f"<meta charset={rng.choice((*_CODECS, 'x-martian', ''))}>" if rng.random() < 0.7 else ""
    return "a.html", (said + tree_page(rng)).encode(rng.choice(_CODECS), "replace")


def text(rng: random.Random) -> Seed:
    """A plain text of lines that mean something, in some encoding."""
    made = rng.choice(("\n", "\r\n", "\r", "\n\n")).join(_lines(rng))
    return "a.txt", made.encode("utf-8" if rng.random() < 0.7 else rng.choice(_CODECS), "replace")


def damaged_text(rng: random.Random) -> Seed:
    """A known plain text, torn."""
    return "a.txt", damaged(rng, rng.choice(known("fixtures", ".txt")))


def markup(rng: random.Random) -> Seed:
    """Markdown of another program, with its front matter."""
    front = rng.choice(_FRONTS)
    return "2021-06-03-a.md", f"{front}\n{chr(10).join(_lines(rng))}".encode("utf-8", "replace")


def damaged_markup(rng: random.Random) -> Seed:
    """A known Markdown file, torn."""
    return "a.md", damaged(rng, rng.choice(known("markup", ".md")))


def entry(rng: random.Random) -> Seed:
    """The first entry of a feed of random pages, or the feed itself where it cannot be taken apart."""
    name, data = rng.choice((_rss, _atom, _json, _known_feed))(rng)
    try:
        found = split_feed(name, damaged(rng, data) if rng.random() < 0.2 else data)
    except MalformedError:
        found = split_feed(name, data)
    return (found[0].name, found[0].data) if found else (name, data)


def damaged_entry(rng: random.Random) -> Seed:
    """An entry of a feed, torn."""
    name, data = entry(rng)
    return name, damaged(rng, data)


def archive(rng: random.Random) -> Seed:
    """A page as browsers save it with all that belongs to it, whole or torn."""
    held = (
        tree_page(rng).encode("utf-8", "replace") if rng.random() < 0.5 else rng.choice(known("web", ".html"))
    )
    how = rng.choice(("quoted-printable", "base64", "8bit", "x-martian"))
    coded = {"quoted-printable": quopri.encodestring, "base64": base64.encodebytes}.get(how, bytes)(held)
    head = (
        "Snapshot-Content-Location: https://a.example/x/\nDate: Thu, 3 Jun 2021 10:00:00 +0200\nMIME-Version: 1.0\n"
        f'Content-Type: multipart/related; type="text/html"; boundary="x"\n\n--x\nContent-Type: text/html'
        f"{rng.choice(('', '; charset=utf-16', '; charset=x'))}\nContent-Transfer-Encoding: {how}\n\n"
    ).encode()
    data = head + coded + b"\n--x\nContent-Type: image/png\nContent-Location: /a.png\n\n\x89PNG\n--x--\n"
    return "a.mhtml", damaged(rng, data) if rng.random() < 0.5 else data


def word(rng: random.Random) -> Seed:
    """A Word file of random elements; of two one has its XML torn, or its archive."""
    parts = word_parts(rng)
    fate = rng.random()
    if fate < 0.25:
        torn = rng.choice(tuple(parts))
        parts[torn] = damaged(rng, parts[torn])
    packed = packed_word(parts)
    return "a.docx", damaged(rng, packed) if fate > 0.75 else packed


MAKERS: tuple[Callable[[random.Random], Seed], ...] = (
    *(page, damaged_page, page, damaged_page, odd_page),
    *(text, damaged_text, markup, damaged_markup, entry, damaged_entry, archive, word),
)


def _lines(rng: random.Random) -> Iterator[str]:
    for _ in range(rng.randint(0, 25)):
        line = rng.choice((rng.choice(_LINES), rng.choice(_LINES), "", words(rng), PROSE * rng.randint(1, 5)))
        yield line if rng.random() < 0.01 else _CONTROL.sub("", line)


def _item(rng: random.Random) -> tuple[str, str, str]:
    return (
        words(rng),
        tree_page(rng) if rng.random() < 0.6 else words(rng),
        rng.choice(("", words(rng), PROSE)),
    )


def _rss(rng: random.Random) -> Seed:
    title, content, summary = map(in_xml, _item(rng))
    own = f"<title>{title}</title><description>{summary}</description><c:encoded>{content}</c:encoded>"
    about = "<guid>1</guid><pubDate>Thu, 3 Jun 2021 10:00:00 +0200</pubDate><category>a</category>"
    space = 'xmlns:c="http://purl.org/rss/1.0/modules/content/"'
    made = f"<rss version='2.0' {space}><channel><title>F</title><item>{own}{about}</item></channel></rss>"
    return "a.xml", made.encode("utf-8", "replace")


def _atom(rng: random.Random) -> Seed:
    title, content, summary = map(in_xml, _item(rng))
    kind = rng.choice(("html", "text", "xhtml", "x"))
    own = f"<title type='html'>{title}</title><summary>{summary}</summary><content type='{kind}'>{content}</content>"
    made = (
        f"<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>1</id>{own}<updated>x</updated></entry></feed>"
    )
    return "a.atom", made.encode("utf-8", "replace")


def _json(rng: random.Random) -> Seed:
    title, content, summary = _item(rng)
    key = rng.choice(("content_html", "content_text"))
    item = {
        "id": rng.choice(("1", 7, None)),
        "title": title,
        key: content,
        "summary": summary,
        "tags": ["a", 7],
    }
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "F", "items": [item]}
    return "a.json", json.dumps(feed).encode()


def _known_feed(rng: random.Random) -> Seed:
    ending = rng.choice((".xml", ".atom", ".json"))
    return f"a{ending}", rng.choice(known("feeds", ending))
