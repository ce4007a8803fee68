"""A scalar of YAML without quotes becomes what it stands for. Room `config`; pure.

This is YAML 1.2's core schema (10.3.2), narrowed so that names stay names.
"""

import re

INT = re.compile(r"[-+]?(?:0|[1-9][0-9]*)\Z")
FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|(?:0|[1-9][0-9]*)(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")
NULL = frozenset(("", "~", "null", "Null", "NULL"))
BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


def plain_value(text: str) -> object:
    """None, a truth value, a number or else the text itself, as which a number of 19 characters or more stays."""
    if text in NULL:
        return None
    if text in BOOL:
        return BOOL[text]
    if INT.match(text):
        return int(text) if len(text) < 19 else text
    return float(text) if FLOAT.match(text) else text
