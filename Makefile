# Everything beside ./run and ./test. `make` alone says what there is.

PYTHON = .venv/bin/python
# Debian and Ubuntu releases for `make fresh`; name others as in: make fresh RELEASES=noble ARCHIVE=…
RELEASES = bookworm trixie

# What `make soak` does: all of it, or names and options as in: make soak SOAK="inputs --count 20000"
SOAK =

.PHONY: help run test bench peers soak screenshots pages template package fresh constraints clean

help:
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 22

run: ## open the sample festival (./run)
	./run

test: ## every check there is (./test)
	./test

bench: ready ## speed, as ratios to the bare libraries, measured side by side
	$(PYTHON) -m tests.bench

peers: build/pretalx/installed ## pretalx in an environment of its own, for the bench to compare

build/pretalx/installed:
	python3 -m venv build/pretalx
	build/pretalx/bin/pip install --quiet pretalx
	touch $@

soak: ready ## try for hours to lose a festival, and other work by chance (make soak SOAK=power_cut)
	$(PYTHON) -m tests.soak $(SOAK)

screenshots: ready ## every view, light and dark, as pictures
	$(PYTHON) -m tests.screenshots

pages: ready ## a page of each printed document, as pictures for the manual
	$(PYTHON) -m tests.printed_pages

template: ## every sentence for translators, in build/marquee.pot
	packaging/template

package: ## a folder that runs anywhere and a .deb of it, in dist/
	packaging/pyinstaller/build
	packaging/deb/build
	packaging/deb/prove $(RELEASES)

fresh: ## ./test and ./run on bare machines (chroots; needs root and debootstrap)
	packaging/fresh/prove $(RELEASES)

constraints: ## renew packaging/constraints.txt from the ranges in pyproject.toml
	packaging/constrain

clean: ## remove what was built; .venv stays
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

.PHONY: ready
ready:
	@packaging/setup --test
