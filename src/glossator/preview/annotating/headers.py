"""Headers of every answer to a page that is annotated. Room `preview`."""

from types import MappingProxyType

HEADERS = MappingProxyType(
    {
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
)
