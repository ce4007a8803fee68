# make site     build the demo, this folder, into output/
# make serve    the same with a live preview in the browser
# make test     format, lint, types, imports and tests
# make docs     build the documentation, a site of its own, into docs/output/
# make bench    measure the build against Hugo, Pelican and Eleventy (docs/benchmarks.md); needs Node.js, takes long
# make clean    remove what was built; make distclean removes .venv as well
#
# Needs Python 3.11 or newer and git; everything else goes into .venv. Another Python: make site PYTHON=/path/to/python3

PYTHON ?=
VENV = .venv
READY = $(VENV)/.installed

.PHONY: help site serve test browser docs bench clean distclean

help:
	@sed -n 's/^# \{0,1\}//p' Makefile

site: $(READY)
	@$(VENV)/bin/python build.py

serve: $(READY)
	@$(VENV)/bin/python build.py serve

test: $(READY) browser
	@$(VENV)/bin/python scripts/check

browser:
	@sh scripts/browser

docs: $(READY)
	@$(VENV)/bin/glossator -s docs build --strict --base-url $(or $(DOCS_URL),https://glossator.example.org/)

bench: $(READY)
	@$(VENV)/bin/python -m pip install --quiet --group bench
	@npm ci --silent --prefix benchmarks/sites/eleventy
	@$(VENV)/bin/python benchmarks/run.py $(BENCH)

$(READY): pyproject.toml scripts/install
	@PYTHON="$(PYTHON)" sh scripts/install $(VENV)
	@touch $(READY)

clean:
	rm -rf output .glossator docs/output docs/.glossator dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

distclean: clean
	rm -rf $(VENV)
