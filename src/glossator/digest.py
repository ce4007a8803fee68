"""Digests: the names under which values are compared and kept. Root module, imports nothing of ours."""

import hashlib
import json


def of_bytes(data: bytes) -> str:
    """SHA-256 of bytes as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def of_text(text: str) -> str:
    """SHA-256 of a text's UTF-8 bytes as 64 hexadecimal digits."""
    return of_bytes(text.encode("utf-8", "surrogatepass"))


def of_data(data: object) -> str:
    """SHA-256 of JSON-like data; mappings compare by content, not by order."""
    return of_text(json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":")))


def short(digest: str) -> str:
    """The first ten digits: enough for a fingerprint in a file's name."""
    return digest[:10]
