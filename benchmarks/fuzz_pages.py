"""Web pages at random: trees of elements around marked sentences, of the kinds that pages, feeds and archives hold."""

import random

from fuzz_words import BLOCKS, INLINE, MARKS, NAMES, PROSE, each

_WORDS = (
    *MARKS,
    *each("lamp harbour Keeper storm 1911 © [^1] [^note]: --- ``` \\ : 1) $x$ <!--c--> <wbr>"),
    *each(
        "&amp;amp; &#13; &#x1F; 🙂 שלום 光 ﬁ \ufeff \ufffd \u200b \u0958 \u1112\u1161\u11ab \u202eabc\u202c \u200f \xad"
    ),
    *(
        "By Jane Roe",
        "5 March 2020",
        "Advertisement",
        "Read more",
        "> q",
        "- ",
        "[a]: b",
        "{{ x }}",
        "    code",
    ),
    *("\x07", "\x0c", "\x85", "\u2028"),
)
_BLOCKS = (
    *BLOCKS,
    *each(
        "p p div article th thead tbody tfoot nav form h1 h4 h6 hr br noscript template svg iframe d-footnote listing "
        "xmp textarea plaintext select option optgroup fieldset legend dialog menu hgroup video audio canvas object "
        "address search body frameset math style script colgroup col img input title"
    ),
)
_INLINE = (
    *INLINE,
    *each(
        "a sub ins font time button ruby rt rp abbr kbd samp var cite bdo bdi s tt label nobr mi annotation wbr area"
    ),
)
_NAMES = (
    *NAMES,
    *each(
        "share related-links paywall comments button ad-slot bio entry update tags meta content standfirst footnotes "
        "wp-block-footnotes language-python"
    ),
)
_HREFS = (
    "#n1",
    "#n2",
    "#fn1",
    "/x",
    "https://a.example/?a=(1)",
    "javascript:x",
    "http://[",
    "",
    "#%ff",
    "//[::1",
)
_ATTRIBUTES = (
    *(
        'hidden=""',
        'aria-hidden="true"',
        'style="display:none"',
        'role="note"',
        'role="doc-noteref"',
        'lang="he"',
    ),
    *('dir="rtl"', 'colspan="3"', 'colspan="999999"', 'rowspan="0"', 'start="7"', 'start="-1"', 'lang="x_y"'),
    *('src="a b.png" alt="[a](b)"', 'role="doc-backlink"', 'itemprop="author"', 'name="n2"', 'rel="author"'),
    *('epub:type="noteref"', 'data-source-text=""', 'data-summary=""', 'title=">"', 'itemprop="headline"'),
)
_HEADS = (
    *(
        "",
        "",
        '<meta property="og:title" content="Lamps\u3000">',
        '<meta name=author content="Jane Roe">',
        "<base href='/['>",
    ),
    *(
        '<meta name="description" content="lamp harbour Keeper">',
        '<html lang="sr-Latn">',
        '<base href="http://[">',
    ),
    *(
        '<script type="application/ld+json">{"@type":"Article","headline":["x"],"author":{"name":7}}</script>',
    ),
    *(
        '<script type="application/ld+json">[[{"@graph":[{"@type":["Article"],"datePublished":"9999"}]</script>',
    ),
    *(
        '<meta name="citation_author" content="Roe, Jane"><link rel=canonical href="https://[/">',
        "<time datetime=x>",
    ),
)


def tree_page(rng: random.Random) -> str:
    """A page of random elements among marked sentences."""
    title = rng.choice(("Lamps", "", words(rng)))
    own = "".join(
        element(rng) if rng.random() < 0.7 else f"<p>{PROSE * rng.randint(1, 3)}</p>" for _ in range(9)
    )
    heads = "".join(rng.choices(_HEADS, k=2))
    return f"<title>{title}</title>{heads}<article><h1>{title}</h1>{own}<p id=n1>{PROSE}</p></article>"


def element(rng: random.Random, depth: int = 0) -> str:
    """An element with what it holds, up to seven deep; one of ten is never closed."""
    tag = rng.choice(_BLOCKS if rng.random() < 0.6 else _INLINE)
    inside = "".join(
        element(rng, depth + 1) if depth < 6 and rng.random() < 0.5 else words(rng)
        for _ in range(rng.randint(0, 4))
    )
    own = [f'class="{rng.choice(_NAMES)}"'] if rng.random() < 0.5 else []
    own += [f'id="{rng.choice(("n1", "n2", "fn1"))}"'] if rng.random() < 0.5 else []
    own += [f'href="{rng.choice(_HREFS)}"'] if tag == "a" or rng.random() < 0.1 else []
    own += [rng.choice(_ATTRIBUTES)] if rng.random() < 0.2 else []
    return f"<{' '.join((tag, *own))}>{inside}{f'</{tag}>' if rng.random() < 0.9 else ''}"


def words(rng: random.Random) -> str:
    """One to six words, one in five times with a sentence."""
    made = " ".join(rng.choices(_WORDS, k=rng.randint(1, 6)))
    return f"{made} {PROSE}" if rng.random() < 0.2 else made


def vast_page(rng: random.Random) -> str:
    """A page that has far too much of one thing."""
    many = rng.choice((500, 3_000, 10_000))
    tag = rng.choice(_BLOCKS + _INLINE)
    held = rng.choice(
        (
            f"<{tag}>" * many + PROSE,
            f"<{tag}>x</{tag}>" * many,
            f'<{tag} class="{rng.choice(_NAMES)} {"ab-" * many * 10}" style="{"x:" * many}">{PROSE}',
            f"<{tag} {' '.join(f'a{at}={at}' for at in range(many))}>{PROSE}",
            "".join(f"<sup><a href=#fn{at}>{at}</a></sup>" for at in range(many // 10))
            + "".join(f"<p id=fn{at}>{PROSE}</p>" for at in range(many // 10)),
            f"<p>{rng.choice(('[', '*', '_a', '`', '<b', '&', '![', '[^', '|', '~', '(['))}" * many,
            f"<p>{'x' * many * 20} {'lamp ' * many}</p>",
            f"<table>{('<tr>' + '<td>x' * 40) * (many // 40)}</table>",
            f"<ol><li>{'<ul><li>x' * (many // 10)}",
            f"<p>{'<b>x<i>y' * many}",
        )
    )
    return f"<title>Lamps</title><article><h1>Lamps</h1><p>{PROSE * 3}</p>{held}<p>{PROSE * 3}</p></article>"
