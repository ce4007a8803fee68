"""The parser's own loops make what markdown-it's make, in less time."""

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from glossator.markdown.parser import ParserOptions, parser
from glossator.notes.rules import footnotes

PIECES = (
    *"*_`~[]()!<>&\\\"'#+-=|:^.,\t\n aé漢\u00a0",
    *(
        "**",
        "~~",
        "](",
        "[^a]",
        "\n\n[^a]: ",
        "\n\n",
        "  \n",
        "\n    ",
        "\n> ",
        "\n- ",
        "\n1. ",
        "\n# ",
        "\n---\n",
        "```\n",
    ),
    *(
        "**Bold words.** on",
        " **a** ",
        "[b](c)",
        "\n[b]: /c\n",
        "\n|a|b|\n|-|-|\n",
        "<i>",
        "<div>\n",
        "&amp;",
        "\\*",
        "word",
    ),
)


def never(*_: object) -> bool:
    return False


def with_rules_unknown(made: MarkdownIt) -> None:
    """As an extension adds rules: the parser then tries all of them everywhere."""
    made.block.ruler.before("paragraph", "never", never)
    made.inline.ruler.push("never", never)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
@example("**Note.** A\n**b** c\n\n[^a]: **Claim: False.** “d” *e **f** g*\n")
@example("***a* b** **c**  \n**d** [**e** f](g) ![**h** i](j)")
def test_trying_rules_only_where_they_can_match_changes_no_token(markdown: str) -> None:
    usual = parser(ParserOptions((footnotes,)))
    everywhere = parser(ParserOptions((footnotes, with_rules_unknown)))
    assert usual.parse(markdown) == everywhere.parse(markdown)
