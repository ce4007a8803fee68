"""The repository that `repo` names, and where its files are edited."""

import pytest

from glossator.config.repository import dev_url, edit_url, repository
from glossator.config.settings import Settings


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("", ""),
        ("user/repository", "https://github.com/user/repository/tree/main"),
        ("https://github.com/user/my.site/", "https://github.com/user/my.site/tree/main"),
        ("https://github.com/user/repository.git", "https://github.com/user/repository/tree/main"),
        ("https://github.com/user/repository/tree/gh/site/a b".replace(" ", ""), None),
        ("https://github.com/u/r/tree/trunk", "https://github.com/u/r/tree/trunk"),
        ("https://github.com/u/r/tree/trunk/docs/site/", "https://github.com/u/r/tree/trunk/docs/site"),
    ],
)
def test_a_repository_is_written_in_several_ways(written: str, meant: str | None) -> None:
    assert repository(written) == (written if meant is None else meant)


@pytest.mark.parametrize(
    "written", ["repository", "https://example.org/u/r", "u/r/blob/main", "u/r?x", "javascript:u/r"]
)
def test_what_is_no_repository_on_github_is_said_so(written: str) -> None:
    with pytest.raises(ValueError, match="user/repository"):
        repository(written)


def test_a_file_is_edited_on_github_and_in_github_dev() -> None:
    folder = Settings(title="T", repo="https://github.com/u/tree/tree/main/site").repo
    path = "content/articles/Čamac & co.md"
    escaped = "content/articles/%C4%8Camac%20%26%20co.md"
    assert edit_url(folder, path) == f"https://github.com/u/tree/edit/main/site/{escaped}"
    assert dev_url(folder, path) == f"https://github.dev/u/tree/blob/main/site/{escaped}"
    assert (edit_url("", path), dev_url("", path)) == ("", "")
