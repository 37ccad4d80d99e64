# The tasks of a developer's day. `make` alone lists them.
BIN := .venv/bin
CODE := src dashboard geodata
WORKERS ?= 2
SBOM ?= dist/sbom.json
unexport PYTHONDONTWRITEBYTECODE
# uv is to trust whom the system trusts, as pip does: a proxy of the office may have a certificate of its own.
export UV_NATIVE_TLS ?= true
PYTEST := $(BIN)/python -m pytest -q -n $(WORKERS) --dist worksteal

.PHONY: folder help dev fast core stored others lint assets browser all format year bench lock sbom advisories hooks soak

help: ## list the tasks
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' Makefile

.venv: pyproject.toml requirements.lock
	"$$(sh tests/find-python)" -m venv .venv
	$(BIN)/pip install -q -r requirements.lock
	$(BIN)/pip install -q -e '.[dev]'
	touch .venv

dev: .venv ## serve the dashboard, and start it anew whenever a file changes
	$(BIN)/watchfiles --filter all '$(BIN)/corridor serve' $(CODE)

lint: .venv ## style and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

node_modules: package-lock.json
	npm ci --no-progress
	touch node_modules

assets: node_modules ## types, style and tests of what reaches the browser
	npm run --silent assets

fast: .venv ## style, types and the tests of the core that need no server: under a minute
	$(MAKE) --no-print-directory --jobs 2 --output-sync=target stored others lint

# The core in two processes that share no tests: to collect all of them in each costs a tenth of the time.
STORED := $(addprefix tests/corridor/,releases published exports workbook)
QUICK := HYPOTHESIS_PROFILE=quick $(BIN)/python -m pytest -q -m 'not browser and not slow' -k 'not postgresql'

core: stored others

stored: .venv
	$(QUICK) $(STORED)

others: .venv
	$(QUICK) tests/corridor $(addprefix --ignore=,$(STORED))

browser: .venv ## the tests that need Chromium
	$(PYTEST) -m browser

all: ## every test, after installing what is missing
	sh tests/run

format: .venv ## let ruff put code in order
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

year: .venv ## make three synthetic years of reports (package and database) in ./year, and say how to serve them
	$(BIN)/python -m tests.year year

bench: .venv ## how fast a selection, the first load and starts are, and what memory sizes cost
	$(BIN)/python -m tests.benchmark

folder: .venv ## how long a release takes to become a folder, and 200 readers a second wait for it behind nginx
	$(BIN)/python -m tests.benchmark.folder

.mutants: pyproject.toml requirements.lock
	.venv/bin/uv venv -q --clear --python .venv/bin/python .mutants
	.venv/bin/uv pip install -q --python .mutants/bin/python -r requirements.lock
	.venv/bin/uv pip install -q --python .mutants/bin/python -e '.[dev]' 'cosmic-ray>=8.7,<9' 'coverage>=7.10,<8'
	touch .mutants

mutants: .venv .mutants ## small faults in the core: which do its nearest tests find? (EVERY=3 tries each third)
	nice .mutants/bin/python -m tests.mutants --every $(or $(EVERY),1)

tests/audit/node_modules: tests/audit/package-lock.json
	npm ci --no-progress --ignore-scripts --prefix tests/audit
	touch tests/audit/node_modules

lighthouse: .venv tests/audit/node_modules ## Lighthouse's scores of three views, on a desk and a phone
	$(BIN)/python -m tests.audit.lighthouse

vnu: .venv tests/audit/node_modules ## what the HTML validator finds on the pages
	$(BIN)/python -m tests.audit.html

lock: .venv ## renew requirements.lock from pyproject.toml
	$(BIN)/uv pip compile --upgrade --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--quiet --extra postgresql --extra oidc --extra object-storage --output-file requirements.lock pyproject.toml

soak: .venv ## twenty submit and fifty look while processes are killed and PostgreSQL starts anew (MINUTES=60)
	nice $(BIN)/python -m tests.benchmark.soak $(or $(MINUTES),10)

sbom: .venv ## what a server is made of, as a CycloneDX list: dist/sbom.json (SBOM=FILE for another place)
	mkdir -p "$(dir $(SBOM))"
	$(BIN)/uv tool run --quiet --from 'cyclonedx-bom>=7,<8' cyclonedx-py requirements --pyproject pyproject.toml \
		--mc-type application --output-format JSON --output-file "$(SBOM)" requirements.lock

advisories: .venv ## known vulnerabilities of the locked packages; fails where one could not be looked up
	$(BIN)/uv tool run --quiet --from 'pip-audit>=2.9,<3' pip-audit --requirement requirements.lock --require-hashes \
		--disable-pip --strict --progress-spinner off

hooks: .venv ## run the checks of style and types before every commit
	$(BIN)/pre-commit install
