"""What raw files at random are made of, in the fuzzer and in the laws of imports (`tests/ingest`): words, lines and
tags that mean something to some reader."""


def each(names: str) -> tuple[str, ...]:
    """Names that are parted by spaces."""
    return tuple(names.split())


PROSE = "The lamp at the cape shone for sixty years upon a harbour that had no ships. "
"""A sentence that means nothing but what it says."""
MARKS = (*each("* _so_ 1986. # `x` [a](b) &lt;b&gt; | ~~ café Cafe\u0301 &nbsp; !["), "\u3000")
"""Words of a page that Markdown or HTML would read as something else."""
BLOCKS = each(
    "p div blockquote ul ol li h2 h3 pre table tr td figure section aside details summary dl dt dd figcaption caption "
    "header footer main center"
)
INLINE = each("b i a span code sup del q em strong small mark u")
NAMES = each("footnote caption byline dek pullquote author-bio newsletter hidden date")
"""Classes of a page's elements."""
LINES = (
    "June 3, 2021 | Harbour Magazine",
    "By Jane Roe",
    "Author: Jane Roe",
    "Date: 2021-06-03",
    "Topics:",
    "Topics: a, b",
    "Issues:",
    "Subject: Re: The Lamp",
    "Jane Roe is an editor.",
    "*Jane Roe is an editor.*",
    "About the author",
    "Share",
    "Related articles",
    "5 min read",
    "© 2021",
    "https://harbour.example/lamp",
    "- item",
    "• item",
    "1. item",
    "1986. A great year.",
    "# title",
    "> quotation",
    "a _b_ *c*",
    "    code",
    "\tcode",
    "[^1]: a note",
    "[a]: b",
    *each("--- === *** ~~~ ``` `code` <b> <!-- --> &amp; a\\ |---|---|"),
    *("\xa0", "\u2028", "\ufeff"),
)
"""Lines of a plain text or of Markdown."""
