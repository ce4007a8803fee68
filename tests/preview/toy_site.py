"""A site as small as can be, previewed: `python toy_site.py SITE PAGES BASE BIND PORT`.

Pages are the files of `content/` as they are; `content/broken.txt` makes the build fail with its text. Prints the
address when it is ready, then `built` for each build. What is posted to `__glossator/home` becomes the home page.
"""

# ruff: noqa: T201 — the test reads what this program prints

import shutil
import sys
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from glossator.preview.outcome import Outcome
from glossator.preview.server import Preview, open_socket, serve
from glossator.preview.session import Extras, OwnRoute, Session


def build(site: Path, pages: Path, base: str) -> Outcome:
    # As a real build does, this one reads everything each time.
    contents = {path.name: path.read_bytes() for path in sorted((site / "content").glob("*"))}
    print("built", flush=True)
    if "broken.txt" in contents:
        return Outcome(changed=False, base_path=base, errors=(contents["broken.txt"].decode(),))
    changed = {name for name, data in contents.items() if read(pages / name) != data}
    gone = {path.name for path in pages.iterdir()} - contents.keys() - {"outside"}
    for name in changed:
        (pages / name).write_bytes(contents[name])
    for name in gone:
        (pages / name).unlink()
    return Outcome(changed=bool(changed | gone), base_path=base)


def read(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def extras(session: Session) -> Extras:
    async def write(request: Request) -> Response:
        (session.site / "content/index.html").write_bytes(await request.body())
        session.written(["content/index.html"])
        return Response(status_code=204)

    return Extras((OwnRoute("home", write, ("POST",)),), ("more.js",))


def main(site: str, pages: str, base: str, bind: str, port: str) -> None:
    root, folder = Path(site), Path(pages)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    preview = Preview(folder, lambda: build(root, folder, base), root, ("content", "site.yaml"), extras)
    serve(preview, open_socket(bind, int(port)), lambda url: print(url, flush=True))
    print("ended", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
