"""Articles' pages, as they would be built, become files that hold all that they show. Room `build`."""

from collections.abc import Collection, Iterable
from pathlib import Path

from glossator.build.aside import Aside
from glossator.problem import Place, ProblemError, problem
from glossator.theme.standalone import standalone

PAGE = "/index.html"


def export_pages(found: Aside, articles: Collection[str], site_url: str, folder: Path) -> tuple[Path, ...]:
    """Writes the page of each article (by its file's path in the site) into a folder, as one file named by its address.
    Raises ProblemError where a file of that name is there (`file-exists`) or the disk refuses: then none is written."""
    pages = [path for path, source in found.sources.items() if source in articles and path.endswith(PAGE)]
    texts = {folder / _name(path): _whole(found, path, site_url) for path in pages}
    there = [file for file in texts if file.exists()]
    if there:
        hint = "delete them, or name another folder with -o"
        raise ProblemError(
            problem("file-exists", "the file is there", Place(str(one)), hint) for one in there
        )
    _write(texts.items(), folder)
    return tuple(texts)


def _name(path: str) -> str:
    return path.removesuffix(PAGE).replace("/", "-") + ".html"


def _whole(found: Aside, path: str, site_url: str) -> str:
    html = found.read(path)
    page = site_url + path.removesuffix("index.html")
    return standalone((html or b"").decode(), page, site_url, found.read)


def _write(texts: Iterable[tuple[Path, str]], folder: Path) -> None:
    written: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file, text in texts:
            with file.open("x", encoding="utf-8", newline="\n") as opened:
                written.append(file)
                opened.write(text)
    except OSError as error:
        for file in written:
            file.unlink(missing_ok=True)
        reason = error.strerror or str(error)
        raise ProblemError(
            [problem("cannot-write", reason, Place(str(folder)), "name another folder with -o")]
        ) from None
