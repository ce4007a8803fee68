"""Which scripts of a page may run in a preview."""

import pytest

from glossator.preview.policy import allowed, policy

PLAIN = "<head><script>go()</script></head>"
WITH_VALUES = "<script>\nvar title = {{ title|json }};\n{% if x %}go(title);{% endif %}\n</script>"


def test_an_inline_script_of_the_theme_may_run_by_its_hash() -> None:
    # openssl dgst -sha256 -binary | base64, of `go()`
    assert allowed([PLAIN], PLAIN) == ("'sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw='",)


def test_one_with_values_in_it_may_run_whatever_they_are() -> None:
    page = '<script>\nvar title = "A {b} \\n c";\ngo(title);\n</script>'
    assert len(allowed([WITH_VALUES], page)) == 1


@pytest.mark.parametrize(
    "page", ["<script>steal()</script>", "<script>go(); steal()</script>", "<p>No script</p>"]
)
def test_no_other_may(page: str) -> None:
    assert allowed([PLAIN], page) == ()


def test_hosts_that_templates_name_may_send_scripts() -> None:
    templates = [
        '<script src="https://stats.example.org/a.js" defer></script>',
        "<script src=\"{{ asset('x.js') }}\"></script>",
        "<script src=//cdn.example.org/b.js></script>",
    ]
    assert allowed(templates, "") == ("cdn.example.org", "stats.example.org")


def test_the_policy_lets_pages_ask_the_preview_only() -> None:
    rules = policy("abc", ["stats.example.org"]).split("; ")
    assert rules[0] == "script-src 'self' 'nonce-abc' stats.example.org"
    assert "connect-src 'self'" in rules


def test_what_an_article_wrote_may_not_look_like_a_template_s() -> None:
    templates = [WITH_VALUES, '<script type="application/ld+json">{{ data|json }}</script>']
    assert allowed(templates, "<head></head><body><main><script>steal()</script></main></body>") == ()
    looks_alike = "<script>\nvar title = steal();\ngo(title);\n</script>"
    assert allowed(templates, f"<body><main>{looks_alike}</main></body>") == ()
    assert allowed(templates, f"<body>{looks_alike}</body>") == ()
    assert allowed(templates, "<head><script>steal()</script></head>") == ()


def test_scripts_of_the_theme_around_the_main_element_may_run() -> None:
    page = "<head></head><body><main><p>Words</p></main><script>go()</script></body>"
    assert len(allowed([PLAIN], page)) == 1
