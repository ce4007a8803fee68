"""Whether a site has a domain to itself."""

import pytest

from glossator.site.domain import own_domain


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://example.org/", "example.org"),
        ("https://www.žluť.example/", "www.xn--lu-yta1h.example"),
        ("https://user.github.io/", ""),
        ("https://user.github.io/repo/", ""),
        ("https://example.org/archive/", ""),
        ("https://example.org:8443/", ""),
        ("http://localhost/", ""),
        ("http://notes.localhost/", ""),
        ("http://192.0.2.1/", ""),
        ("http://[::1]/", ""),
        ("http://intranet/", ""),
    ],
)
def test_a_domain_is_told_where_the_site_has_it_to_itself(url: str, domain: str) -> None:
    assert own_domain(url) == domain
