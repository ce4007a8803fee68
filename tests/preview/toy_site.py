"""A site as small as can be, previewed: `python toy_site.py SITE PAGES BASE BIND PORT`.

Pages are the files of `content/` as they are; `content/broken.txt` makes the build fail with its text. Prints the
address when it is ready, then `built` for each build.
"""

# ruff: noqa: T201 — the test reads what this program prints

import shutil
import sys
from pathlib import Path

from glossator.preview.outcome import Outcome
from glossator.preview.server import Preview, open_socket, serve


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


def main(site: str, pages: str, base: str, bind: str, port: str) -> None:
    root, folder = Path(site), Path(pages)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    preview = Preview(folder, lambda: build(root, folder, base), root, ("content", "site.yaml"))
    serve(preview, open_socket(bind, int(port)), lambda url: print(url, flush=True))
    print("ended", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
