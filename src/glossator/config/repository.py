"""The repository on GitHub that a site's files lie in: its address as settings write it becomes those of each file's
pages there. Room `config`; imports nothing of ours."""

import re
from urllib.parse import quote

_REPOSITORY = re.compile(
    r"(?:https://github\.com/)?(?P<name>[\w-]+/[\w.-]+?)(?:\.git)?(?:/tree/(?P<branch>[^/\s?#]+)(?P<folder>(?:/[^/\s?#]+)*))?/?\Z"
)


def repository(value: str) -> str:
    """The whole address of a folder of a repository: `user/repository`, its page's address, or that of a branch or a
    folder of it as GitHub shows it. Without a branch it is `main`. Raises ValueError for what is none."""
    found = _REPOSITORY.match(value.strip())
    if value.strip() and not found:
        raise ValueError(
            "must be a repository on GitHub: user/repository, or https://github.com/user/repository/tree/main/folder"
        )
    if not found:
        return ""
    return f"https://github.com/{found['name']}/tree/{found['branch'] or 'main'}{found['folder'] or ''}"


def edit_url(folder: str, path: str) -> str:
    """Where a file below such a folder is edited on GitHub; empty without a folder."""
    return _page("https://github.com", "edit", folder, path)


def dev_url(folder: str, path: str) -> str:
    """Where a file below such a folder is opened in github.dev, an editor in the browser; empty without a folder."""
    return _page("https://github.dev", "blob", folder, path)


def _page(host: str, view: str, folder: str, path: str) -> str:
    if not folder:
        return ""
    _, _, _, owner, name, _, *below = folder.split("/")
    return "/".join((host, owner, name, view, *below, quote(path)))
