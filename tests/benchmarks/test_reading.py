"""The harness that measures pages, on a report that is known."""

import gzip
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

from reading import CATEGORIES, Found, found_in, served, table

REPORT = {
    "categories": {name: {"score": 0.98} for name in CATEGORIES},
    "audits": {
        "largest-contentful-paint": {"numericValue": 1234.5},
        "cumulative-layout-shift": {"numericValue": 0},
        "network-requests": {
            "details": {
                "items": [
                    {"transferSize": 9000, "resourceType": "Document"},
                    {"transferSize": 40_000, "resourceType": "Stylesheet"},
                    {"transferSize": 90_000, "resourceType": "Image"},
                ]
            }
        },
    },
}


def test_a_report_is_read_without_its_images() -> None:
    found = found_in("articles/x/", REPORT)
    assert found == Found("articles/x/", dict.fromkeys(CATEGORIES, 98), 1.2345, 0, 49_000)
    assert found.is_met
    assert list(table([found]))[-1] == "| `/articles/x/` | 98 | 98 | 98 | 98 | 1.2 s | 0 | 49,000 |"


def test_what_misses_a_figure_is_said_so() -> None:
    scores = dict.fromkeys(CATEGORIES, 100)
    assert not Found("", {**scores, "seo": 97}, 1, 0, 1).is_met
    assert not Found("", scores, 1, 0.01, 1).is_met
    assert not Found("articles/x/", scores, 1, 0, 60_000).is_met
    assert Found("topics/", scores, 1, 0, 60_000).is_met


def test_pages_areserved_compressed_as_hosts_do(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/index.html").write_text("<p>words</p>")
    with served(tmp_path) as address:
        asked = HTTPConnection(urlsplit(address).netloc)
        asked.request("GET", "/a/")
        answer = asked.getresponse()
        assert gzip.decompress(answer.read()) == b"<p>words</p>"
        assert answer.getheader("Content-Type") == "text/html"
        asked.request("GET", "/b/")
        assert asked.getresponse().status == 404
        asked.close()
