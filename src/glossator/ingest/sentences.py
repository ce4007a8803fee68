"""Room `ingest`: where the sentences of a short text end. Pure; good enough to count and to cut biographies."""

import regex

_END = regex.compile(r"[.!?…]+[\p{Pf}\p{Pe}\"'“”’»]*(?=\s+[\p{Pi}\p{Ps}\"'„«¿¡]*[\p{Lu}\p{Lo}\p{N}])")
_ABBREVIATED = regex.compile(
    r"(?:^|[\s(\p{Pi}])(?:\p{L}|(?:\p{L}\.)+\p{L}|Dr|Mr|Mrs|Ms|Prof|Rev|Hon|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Sgt|Gov|"
    r"Sen|Rep|Amb|St|Jr|Sr|vs|No|Nos|Mt|Ft|Inc|Ltd|Co|Corp|approx|ca|cf|al|dr|prof|ing|mag|itd|npr|tzv|sog|bzw|"
    r"ret|Др|проф|г|гг|ул|тов|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|\d+)\.$"
)


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, white space between them dropped; initials and abbreviations end none."""
    cut, start = [], 0
    for match in _END.finditer(text):
        if match.group() == "." and _ABBREVIATED.search(text[start : match.end()]):
            continue
        cut.append(text[start : match.end()].strip())
        start = match.end()
    return tuple(one for one in (*cut, text[start:].strip()) if one)
