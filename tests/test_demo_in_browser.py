"""The demo under a base path, on a plain static host, walked through in Chromium: every page, and all that it loads."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from playwright.sync_api import Page
from siting import SiteUnderTest
from test_demo import demo  # noqa: F401 — a fixture


@pytest.fixture
def hosted(demo: SiteUnderTest, serve_folder: Callable[..., str]) -> str:  # noqa: F811
    address = serve_folder(demo.output, "/repo/")
    demo.run("build", "--no-import", "--base-url", address).succeeds()
    return address


@pytest.mark.browser
def test_no_page_has_a_broken_link_an_error_or_a_request_to_another_host(
    hosted: str, new_page: Callable[..., Page]
) -> None:
    page = new_page()
    faults: list[str] = []
    page.on(
        "console", lambda said: faults.append(f"{page.url}: {said.text}") if said.type == "error" else None
    )
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    page.on(
        "request", lambda asked: None if asked.url.startswith((hosted, "data:")) else faults.append(asked.url)
    )
    page.on(
        "response", lambda came: faults.append(f"{came.url}: {came.status}") if came.status >= 400 else None
    )
    walked = walk(page, hosted)
    assert faults == []
    assert len(walked) > 100


def walk(page: Page, home: str) -> set[str]:
    """Every address of the site that pages link, loaded; fragments name what is there."""
    found, waiting = {home}, [home]
    fragments: dict[str, set[str]] = {}
    ids: dict[str, set[str]] = {}
    while waiting:
        address = waiting.pop()
        if not address.endswith("/"):
            assert page.request.get(address).ok, address
            continue
        page.goto(address)
        ids[address] = set(page.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)"))
        for link in page.evaluate(
            "[...document.querySelectorAll('a[href], link[href]')].map(one => one.href)"
        ):
            target, fragment = urldefrag(link)
            if target.startswith(home):
                fragments.setdefault(target, set()).update({fragment} - {""})
                waiting += [target] if target not in found else []
                found.add(target)
    lost = {target: wanted - ids[target] for target, wanted in fragments.items() if target in ids}
    assert not any(lost.values()), lost
    return found


@pytest.mark.browser
@pytest.mark.parametrize("scripts", [True, False])
def test_an_old_address_leads_on_and_to_the_note_where_scripts_run(
    tmp_path: Path, new_page: Callable[..., Page], serve_folder: Callable[..., str], scripts: bool
) -> None:
    address = serve_folder(tmp_path / "site/output", "/repo/")
    site = SiteUnderTest(tmp_path, tmp_path / "site").write("site.yaml", f"title: T\nurl: {address}\n")
    text = "---\ntitle: T\ndate: 2025-01-01\naliases: [/old/]\n---\n\nWords.[^n]\n\n[^n]: A note.\n"
    site.write("content/articles/new.md", text).run("build").succeeds()
    page = new_page(java_script_enabled=scripts)
    page.goto(f"{address}old/#note-n")
    page.wait_for_url(f"{address}articles/new/{'#note-n' if scripts else ''}")
