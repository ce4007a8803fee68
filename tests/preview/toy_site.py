"""A site as small as can be, previewed: `python toy_site.py SITE BASE BIND PORT`.

Pages are the files of `content/` as they are; `content/broken.txt` is an error with its text. Prints the
address when it is ready, then `read` for each reading. What is posted to `__glossator/home` becomes the home page.
"""

# ruff: noqa: T201 — the test reads what this program prints

import sys
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from glossator.preview.outcome import Folder, Outcome
from glossator.preview.server import Preview, open_socket, serve
from glossator.preview.session import Extras, OwnRoute, Session

GOOD: list[Folder] = [Folder()]
"""The last good state."""


def read(site: Path, base: str) -> Outcome:
    # As a real reading may, this one reads everything each time.
    contents = {path.name: path.read_bytes() for path in sorted((site / "content").glob("*"))}
    print("read", flush=True)
    if "broken.txt" in contents:
        return Outcome(GOOD[0], base, (contents["broken.txt"].decode(),))
    GOOD[0] = Folder(contents)
    return Outcome(GOOD[0], base)


def extras(session: Session) -> Extras:
    async def write(request: Request) -> Response:
        (session.site / "content/index.html").write_bytes(await request.body())
        session.written(["content/index.html"])
        return Response(status_code=204)

    return Extras((OwnRoute("home", write, ("POST",)),), ("more.js",))


def main(site: str, base: str, bind: str, port: str) -> None:
    root = Path(site)
    preview = Preview(lambda _changed: read(root, base), root, ("content", "site.yaml"), extras)
    serve(preview, open_socket(bind, int(port)), lambda url: print(url, flush=True))
    print("ended", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
