"""Changes of an article that its readers could see, though many leave its words as they are: what the verbatim proof is
attacked with. Each takes the Markdown of an article's body and gives another, or none where it finds nothing to do."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

Attack = Callable[[random.Random, str], str | None]

WORDS = re.compile(r"(?<=[a-z] )[A-Za-z]{2,}(?: [a-z]{2,}){0,3}(?= [a-z])")
"""Words within a paragraph, without marks next to them."""
ITEM = re.compile(r"(?m)^( *)(\d{1,9})([.)]) (?=\w)")


@dataclass(frozen=True)
class Around:
    """Sets something around words."""

    before: str
    behind: str

    def __call__(self, dice: random.Random, body: str) -> str | None:
        found = one_of(dice, body)
        return found and f"{body[: found.start()]}{self.before}{found[0]}{self.behind}{body[found.end() :]}"


@dataclass(frozen=True)
class Instead:
    """Sets something in the place of words."""

    make: Callable[[random.Random, str], str]

    def __call__(self, dice: random.Random, body: str) -> str | None:
        found = one_of(dice, body)
        made = self.make(dice, found[0]) if found else ""
        return body[: found.start()] + made + body[found.end() :] if found and made != found[0] else None


@dataclass(frozen=True)
class OfBlocks:
    """Does something to the blocks of a text."""

    make: Callable[[random.Random, list[str]], None]

    def __call__(self, dice: random.Random, body: str) -> str | None:
        blocks = body.strip("\n").split("\n\n")
        plain = [at for at, one in enumerate(blocks) if re.match(r"[A-Za-z]", one) and "\n" not in one]
        if len(plain) < 3:
            return None
        before = list(blocks)
        picked = [blocks[at] for at in plain]
        self.make(dice, picked)
        for at in reversed(plain):
            del blocks[at]
        for at, one in enumerate(picked):
            blocks.insert(plain[at] if at < len(plain) else len(blocks), one)
        return "\n\n".join(blocks) if blocks != before else None


def one_of(dice: random.Random, body: str) -> re.Match[str] | None:
    """Some words of the body, of paragraphs that are words alone."""
    lines = [one for one in re.finditer(r"(?m)^[A-Za-z].*$", body) if not re.search(r"[<>|`*_~\[\]]", one[0])]
    dice.shuffle(lines)
    for line in lines:
        found = list(WORDS.finditer(body, line.start(), line.end()))
        if found:
            return dice.choice(found)
    return None


def _swapped(_: random.Random, words: str) -> str:
    return " ".join(reversed(words.split(" ")))


def _letters(dice: random.Random, words: str) -> str:
    at = dice.choice([at for at, one in enumerate(words) if one != " "])
    made = dice.choice(
        ["", words[at] * 2, words[at].swapcase(), "\N{CYRILLIC SMALL LETTER A}", f"\u200b{words[at]}"]
    )
    return words[:at] + made + words[at + 1 :]


def _entity(_: random.Random, words: str) -> str:
    return f"&#8238;{words}&#8236;"


def _table(dice: random.Random, words: str) -> str:
    first, _, rest = words.partition(" ")
    if not rest:
        return words
    parts = [f"<{{}}><tr><td>{one}</td></tr></{{}}>" for one in (first, rest)]
    names = dice.choice([("tfoot", "tbody"), ("tbody", "thead")])
    return (
        "<table>"
        + "".join(one.format(name, name) for one, name in zip(parts, names, strict=True))
        + "</table>"
    )


def _swap_blocks(dice: random.Random, blocks: list[str]) -> None:
    one, other = dice.sample(range(len(blocks)), 2)
    blocks[one], blocks[other] = blocks[other], blocks[one]


def _drop_block(dice: random.Random, blocks: list[str]) -> None:
    blocks.pop(dice.randrange(len(blocks)))


def _double_block(dice: random.Random, blocks: list[str]) -> None:
    at = dice.randrange(len(blocks))
    blocks.insert(at, blocks[at])


def _fold_blocks(dice: random.Random, blocks: list[str]) -> None:
    at = dice.randrange(len(blocks))
    blocks[at] = f"<details><summary>More</summary>\n\n{blocks[at]}\n\n</details>"


def _close_blocks(dice: random.Random, blocks: list[str]) -> None:
    at = dice.randrange(len(blocks))
    tag = dice.choice(["details", "video", "audio", "del", "bdo", "q", 'div dir="rtl"'])
    blocks[at] = f"<{tag}>\n\n{blocks[at]}\n\n</{tag.partition(' ')[0]}>"


def _number_blocks(dice: random.Random, blocks: list[str]) -> None:
    at = dice.randrange(len(blocks))
    blocks[at] = f"{dice.choice(['1.', '2)', '1999.'])} {blocks[at]}"


def _number_by_tags(dice: random.Random, blocks: list[str]) -> None:
    at = dice.randrange(len(blocks))
    attributes = dice.choice(["", " start=4", " reversed", " type=A"])
    blocks[at] = f"<ol{attributes}><li{dice.choice(['', ' value=9'])}>{blocks[at]}</li></ol>"


def _picture_between(dice: random.Random, blocks: list[str]) -> None:
    at = dice.randrange(len(blocks))
    blocks[at] = f"![A view](https://harbour.example/view.jpg)\n\n{blocks[at]}"


def _into_note(dice: random.Random, blocks: list[str]) -> None:
    at = dice.randrange(1, len(blocks))
    blocks[at] = f"[^moved]: {blocks[at]}"
    blocks[at - 1] += "[^moved]"


def _comment(dice: random.Random, blocks: list[str]) -> None:
    at = dice.randrange(len(blocks))
    blocks[at] = f"<!-- {blocks[at]} -->"


def renumber(_: random.Random, body: str) -> str | None:
    """Another number for the first item of a list."""
    one = ITEM.search(body)
    return one and f"{body[: one.start()]}{one[1]}{int(one[2]) + 2}{one[3]} {body[one.end() :]}"


def unnumber(dice: random.Random, body: str) -> str | None:
    """A bullet instead of a number, where there are other numbers."""
    found = list(ITEM.finditer(body))
    one = dice.choice(found) if len(found) > 1 else None
    return f"{body[: one.start()]}{one[1]}- {body[one.end() :]}" if one else None


def unstrike(_: random.Random, body: str) -> str | None:
    """What is struck out stands again."""
    made = body.replace("~~", "").replace("<del>", "").replace("</del>", "")
    return made if made != body else None


def _emphases() -> dict[str, Attack]:
    signs = {"*": "*", "**": "**", "`": "`", "~~": "~~"}
    tags = (
        *("em", "i", "b", "strong", "dfn", "var", "u", "ins", "s", "del", "sup", "sub", "small", "mark"),
        *("code", "kbd", "samp", "q", "bdo", "rt", "rp", "audio", "video", "details"),
    )
    made: dict[str, Attack] = {f"set {one} around words": Around(one, other) for one, other in signs.items()}
    return made | {f"set <{one}> around words": Around(f"<{one}>", f"</{one}>") for one in tags}


ATTACKS: dict[str, Attack] = {
    **_emphases(),
    "set words against their direction": Around('<span dir="rtl">', "</span>"),
    "set a link's words against their direction": Around(
        '<a href="https://harbour.example/" dir="rtl">', "</a>"
    ),
    "set words in a ruby's gloss": Around("<ruby>x<rt>", "</rt></ruby>"),
    "set a picture before words": Around("![](https://harbour.example/a.png) ", ""),
    "set a film before words": Around('<video src="https://harbour.example/a.mp4"></video> ', ""),
    "hide words in a comment": Around("<!-- ", " -->"),
    "hide words in a picture's description": Around("![", "](https://harbour.example/a.png)"),
    "hide words in a tag": Around('<abbr title="', '"></abbr>'),
    "set words in a table that is ordered anew": Instead(_table),
    "swap words": Instead(_swapped),
    "change a letter": Instead(_letters),
    "turn letters about": Instead(_entity),
    "double words": Instead(lambda _, words: f"{words} {words}"),
    "drop words": Instead(lambda _, _words: ""),
    "swap paragraphs": OfBlocks(_swap_blocks),
    "drop a paragraph": OfBlocks(_drop_block),
    "double a paragraph": OfBlocks(_double_block),
    "fold a paragraph": OfBlocks(_fold_blocks),
    "close an element around a paragraph": OfBlocks(_close_blocks),
    "number a paragraph": OfBlocks(_number_blocks),
    "number a paragraph by tags": OfBlocks(_number_by_tags),
    "set a picture between paragraphs": OfBlocks(_picture_between),
    "make a paragraph a note": OfBlocks(_into_note),
    "make a paragraph a comment": OfBlocks(_comment),
    "number items otherwise": renumber,
    "take numbers away": unnumber,
    "take strikes away": unstrike,
}
"""What is done, by what it is called."""
