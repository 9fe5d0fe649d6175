# The commands a person types. Each does its own set-up (scripts/setup.sh); a second run skips what is there.
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PY := .venv/bin/python
# Three workers for two cores: stories and trials wait more than they work. One that dies ends the run.
PYTEST_FLAGS ?= -n 3 --max-worker-restart=0
LOCK_FLAGS ?=
ROW ?=
TRIAL ?=
N ?=
SEED ?=
JOBS ?=
BENCH_FLAGS ?=

.PHONY: help demo demo-screenshot screenshots test all-tests check package package-check windows-installer bench soak lock words clean

help: ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/\1|\2/' | awk -F'|' '{printf "  make %-16s %s\n", $$1, $$2}'

demo: ## start the desk in practice mode, with invented reports and no network
	@if [ "$$(uname -s)" = Linux ] && [ -z "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then \
		echo "Tidak ada layar di sini. Jalankan «make demo-screenshot» untuk membuat gambarnya (demo.png)."; \
		echo "There is no display here. Run 'make demo-screenshot' for a picture instead (demo.png)."; \
		exit 3; \
	fi
	@sh scripts/setup.sh run
	@$(PY) main.py --practice

demo-screenshot: ## the same on a virtual screen; writes demo.png
	@sh scripts/setup.sh picture
	@rm -f demo.png
	@sh scripts/virtual_screen.sh $(PY) main.py --practice --screenshot demo.png
	@test -s demo.png || { echo "No picture was written: demo.png is missing."; exit 1; }
	@echo "demo.png"

screenshots: ## draw the pictures of the guide anew (docs/guide/*.png)
	@sh scripts/setup.sh picture
	@mkdir -p docs/guide
	@sh scripts/virtual_screen.sh $(PY) -m tests.stories.pictures
	@$(PY) -m tests.central.photo_sheet

test: ## everything that must pass: make check and all tests, side by side
	@sh scripts/setup.sh test
	@$(MAKE) -j 2 check all-tests

all-tests:
	@$(PY) -m pytest $(PYTEST_FLAGS)

check: ## formatting, lint, types, import rules (no tests)
	@sh scripts/setup.sh python
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	@$(PY) -c 'from importlinter.cli import lint_imports_command as lint; lint()' --no-logo

package: ## dist/tanggap, a folder with both programs, and a Debian package of it; then package-check
	@sh scripts/setup.sh package
	@sh scripts/package/build.sh
	@sh scripts/package/check.sh

package-check: ## dist/tanggap tries itself elsewhere, without this checkout, whole and with parts missing
	@sh scripts/setup.sh package
	@sh scripts/package/check.sh

windows-installer: ## the installer of scripts/package/windows.nsi, made and tried under wine with a stand-in folder
	@sh scripts/setup.sh windows
	@sh scripts/package/try_windows.sh

bench: ## compare with peers and limits (ROW=a1: one row; BENCH_FLAGS=--small: to try it); benchmarks/README.md
	@sh scripts/setup.sh bench
	@sh scripts/virtual_screen.sh $(PY) -m benchmarks $(ROW) $(BENCH_FLAGS)

soak: ## a trial for as long as one likes: TRIAL=kills N=1000 SEED=0 JOBS=2 (docs/reliability.md)
	@sh scripts/setup.sh test
	@$(PY) -m tests.soak $(TRIAL) $(if $(N),--n $(N)) $(if $(SEED),--seed $(SEED)) $(if $(JOBS),--jobs $(JOBS))

lock: ## write requirements.lock from pyproject.toml (LOCK_FLAGS=--upgrade for newer versions)
	@sh scripts/setup.sh python
	@$(PY) -m uv pip compile --system-certs pyproject.toml --extra central --group dev --universal --generate-hashes \
		--python-version 3.11 --python $(PY) --custom-compile-command "make lock" $(LOCK_FLAGS) --quiet -o requirements.lock

words: ## compile the words for Qt's own dialogs (resources/i18n)
	@sh scripts/setup.sh python
	@.venv/bin/pyside6-lrelease -silent resources/i18n/qt_id.ts -qm resources/i18n/qt_id.qm

clean: ## remove everything that can be made again
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist demo.png
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
