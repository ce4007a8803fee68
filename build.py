"""Build the site in this folder: takes what `glossator` takes and, given nothing, runs `glossator build`."""

import sys

try:
    from glossator.cli.main import main
except ModuleNotFoundError as missing:
    if (missing.name or "").startswith("glossator."):
        raise
    sys.exit(
        f"Cannot build: the Python module {missing.name!r} is not installed in {sys.executable}.\n"
        "Run `make site`, which installs what is needed into .venv and builds; or, by hand:\n"
        "    python -m venv .venv\n"
        "    .venv/bin/python -m pip install --editable .       (Windows: .venv\\Scripts\\python ...)\n"
        "    .venv/bin/python build.py"
    )

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["build"]))
