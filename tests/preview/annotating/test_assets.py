"""The scripts and styles of annotating are there, each of them is served, and none asks another host."""

import re
from pathlib import Path

import pytest
from annotating import Asking

from glossator.preview.annotating import routes

FOLDER = Path(routes.__file__).parent / "page"
NAMES = (*routes.SCRIPTS, *routes.STYLES)


def test_all_that_lies_there_is_served() -> None:
    assert sorted(NAMES) == sorted(one.name for one in FOLDER.iterdir())


@pytest.mark.parametrize("name", NAMES)
def test_each_is_sent_as_what_it_is(page: Asking, name: str) -> None:
    answer = page.client.get(f"/__glossator/annotate/{name}")
    assert answer.status_code == 200
    kind = "text/css" if name.endswith(".css") else "text/javascript"
    assert answer.headers["content-type"].startswith(kind)
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert not re.findall(r"https?://|//cdn", answer.text)


@pytest.mark.parametrize("name", routes.SCRIPTS)
def test_what_a_script_imports_is_served(name: str) -> None:
    imported = re.findall(r'from "\./([\w.]+)"', (FOLDER / name).read_text(encoding="utf-8"))
    assert set(imported) <= set(routes.SCRIPTS)
