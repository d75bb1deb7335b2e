# Two commands for a newcomer: `make demo` and `make test`. Everything lands in this folder: .venv, node_modules, var.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
UV := $(BIN)/uv
STAMPS := .venv/stamps
WORDS := prakan/web/locale/th/LC_MESSAGES/django.mo
FRONT := $(if $(wildcard package.json),node_modules/.built)
# Test tools stay once they are there: `make setup` after `make test` does not take them away again.
LOCKS := requirements.txt $(if $(wildcard $(STAMPS)/dev),requirements-dev.txt)
# Tests keep their files apart from those of the demo.
# What asks no database, starts programs on one of its own, or shows what queries give (pages), is not run again on the
# second one; the queries, the actions and the calls of the API are.
NO_DATABASE := $(addprefix --ignore=tests/,browser domain house scripts reporting/document) --ignore-glob='tests/web/test_*.py'
# The longest of the browser: each page in both languages. The run that is shorter without it takes it.
WALK := tests/browser/test_every_page.py::test_every_page_is_without_barrier_and_fits
# Others of the browser that the shorter run takes, after the second database.
TOO := $(patsubst %,tests/browser/test_%.py,field_day field_journey field_log field_screens field_sync rosters sars season_journeys uploads)
TEST := PRAKAN_VAR=$(CURDIR)/var/test PRAKAN_DEMO= $(BIN)/python -m pytest
# What Python has compiled stays beside its source, also where the surroundings forbid it: starting takes half the time.
export PYTHONDONTWRITEBYTECODE :=
BESIDE = $(subst /var/test,/var/test-postgres,$(TEST)) -o cache_dir=var/test-postgres/cache

.PHONY: help setup setup-dev demo dev test test-sqlite test-postgres check check-rest format lock docs words soak bench clean

help: ## Say what can be made
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 24

setup: $(STAMPS)/python $(FRONT) $(WORDS) ## Install everything the application needs

demo: setup ## Load the demo year, write the report, serve it at 127.0.0.1:8000
	PRAKAN_DEMO=1 $(BIN)/prakan demo

dev: setup ## Serve with automatic reload, and the worker beside it
	PRAKAN_DEMO=1 PRAKAN_DEBUG=1 bash scripts/dev.sh

setup-dev: $(STAMPS)/python-dev $(FRONT) $(WORDS) ## Install the test tools as well
	bash scripts/system.sh chromium poppler-utils postgresql
	bash scripts/system.sh libreoffice-writer-nogui libreoffice-calc-nogui || true  # without it two tests are passed over

test: setup-dev ## Run all tests on SQLite and, beside them, what needs a database on a real PostgreSQL
	@mkdir -p var/test var/test-postgres && $(MAKE) --no-print-directory test-postgres > var/test-postgres.log 2>&1 & other=$$!; \
	$(MAKE) --no-print-directory test-sqlite && mine=0 || mine=$$?; \
	wait $$other && theirs=0 || theirs=$$?; \
	echo "Beside it, the longest of the browser, and on PostgreSQL:"; cat var/test-postgres.log; exit $$((mine || theirs))

test-sqlite: setup-dev
	$(TEST) -m "not browser" --ignore=tests/browser
	$(TEST) -m browser tests/browser --deselect $(WALK) $(addprefix --ignore=,$(TOO))

# PostgreSQL's run is the shorter one, so it takes the longest of the browser (on SQLite) as well, and first, and some more
# at its end: so there is mostly one browser at a time, which needs more than one core.
test-postgres: setup-dev
	env $(BESIDE) $(WALK)
	$(BIN)/python scripts/postgres.py -- env $(BESIDE) -m "not browser and not slow" $(NO_DATABASE)
	env $(BESIDE) -m browser $(TOO)

# Types take as long as all the rest, so they are looked at beside it. TESTED=1 says that the tests have just run:
# they have looked at the words, the generated pages and the rules of the house in the same way.
check: setup-dev ## Format, lint, types, floors, templates, migrations, words, docs
	@mkdir -p var; $(BIN)/mypy > var/types.log 2>&1 & types=$$!; \
	$(MAKE) --no-print-directory check-rest && rest=0 || rest=$$?; \
	wait $$types && types=0 || types=$$?; cat var/types.log; exit $$((rest || types))

check-rest: setup-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/djlint prakan/web/templates --lint --quiet
	PRAKAN_VAR=$(CURDIR)/var/test $(BIN)/python -m django makemigrations --check --dry-run --settings prakan.config.settings
	$(if $(FRONT),npm run --silent types)
	$(if $(TESTED),,$(BIN)/python scripts/words.py --check)
	$(if $(TESTED),,PRAKAN_VAR=$(CURDIR)/var/test $(BIN)/python scripts/write_reference.py --check)
	$(if $(TESTED),,$(TEST) tests/house)

format: setup-dev ## Put every file into the house format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: setup-dev ## Write the generated pages of docs/reference again
	PRAKAN_VAR=$(CURDIR)/var/test $(BIN)/python scripts/write_reference.py

words: $(STAMPS)/python ## Compile the words on the screen
	$(BIN)/python scripts/words.py

lock: $(STAMPS)/python ## Lock the requirements again (after an edit of requirements*.in)
	bash scripts/lock.sh

soak: setup-dev ## Kill the processes at random, many times; nothing may be lost
	for script in tests/soak/*_kill.py; do $(BIN)/python "$$script" --kills 200; done

bench: setup-dev ## Time the report, the import and the pages beside their peers
	bash scripts/bench.sh

clean: ## Remove what was installed and built; var (your data) stays
	rm -rf .venv node_modules prakan/web/locale prakan/web/static/built .mypy_cache .ruff_cache .pytest_cache

$(UV):
	@$(or $(PYTHON),false) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is missing. Install it, or name yours: make PYTHON=/path/to/python3.11"; exit 2; }
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check uv

$(STAMPS)/python: requirements.txt pyproject.toml | $(UV)
	$(UV) pip sync --quiet --python $(BIN)/python --require-hashes $(LOCKS)
	$(UV) pip install --quiet --python $(BIN)/python --no-deps --editable .
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/python-dev: requirements-dev.txt $(STAMPS)/python
	@touch $(STAMPS)/dev
	$(UV) pip sync --quiet --python $(BIN)/python --require-hashes requirements.txt requirements-dev.txt
	$(UV) pip install --quiet --python $(BIN)/python --no-deps --editable .
	@touch $@

node_modules/.installed: package.json package-lock.json
	@command -v npm >/dev/null || { echo "Node 20 with npm is missing. Install it and run make again."; exit 2; }
	npm ci --no-audit --no-fund
	@touch $@

node_modules/.built: node_modules/.installed $(shell find prakan/web -path prakan/web/static -prune -o -type f \( -name "*.html" -o -name "*.py" -o -path "*/front/*" \) -print 2>/dev/null) vite.config.ts tsconfig.json
	npm run build
	@touch $@

$(WORDS): scripts/words.py $(wildcard prakan/web/words/th/*.po) $(STAMPS)/python
	$(BIN)/python scripts/words.py
	@touch $@
