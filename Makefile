# Everything a clone needs: a Python of 3.11 or newer with venv, and make.
VENV ?= .venv
PYTHON ?= python3
RUN := "$(VENV)/bin/python" -m
# also for the tools that build the package itself
export PIP_CONSTRAINT := constraints.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help install dev run test check format golden map clean
.DEFAULT_GOAL := help

help: ## Show what there is
	@grep -hE '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):.*## /\1	/' | expand -t 12

install: $(VENV)/.installed ## Make .venv with the pinned packages

dev: $(VENV)/.installed-dev ## The same, with what tests and checks need

run: install ## One night over data/sample into data/sample-home; prints where the report is
	@mkdir -p data/sample-home
	@test -d data/sample-home/decisions || cp -R data/sample/decisions data/sample-home/decisions
	@$(RUN) netgraph run --inbox data/sample/inbox --home data/sample-home --as-of 2023-11-20; \
	status=$$?; \
	if [ $$status -eq 3 ]; then \
		echo "(Status 3: the sample holds a list back and refuses a damaged zip on purpose.)"; \
	elif [ $$status -ne 0 ]; then exit $$status; fi

test: dev ## The whole test suite
	@$(RUN) pytest --numprocesses auto --dist loadfile

check: dev ## Format, lint, types, imports, SQL
	@$(RUN) ruff format --check .
	@$(RUN) ruff check .
	@$(RUN) mypy
	@"$(VENV)/bin/lint-imports"
	@$(RUN) sqlfluff lint sql --processes 0 --disable-progress-bar

format: dev ## Put code and SQL into form
	@$(RUN) ruff format .
	@$(RUN) ruff check --fix .
	@$(RUN) sqlfluff fix sql --disable-progress-bar

golden: dev ## Write expected frames for golden exports that have none (review the diff)
	@$(RUN) tests.sources.golden

map: ## Bundle the map's script anew (needs Node.js and npm): netgraph/report/templates/map.js
	@cd netgraph/report/map && npm ci --silent --no-audit --no-fund && npm run --silent build; \
	status=$$?; rm -rf node_modules; exit $$status

clean: ## Remove what was built here, never data
	@rm -rf "$(VENV)" .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis dist

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("netgraph needs Python 3.11 or newer, this is " + sys.version.split()[0] + ": make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv "$(VENV)"

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml constraints.txt
	@echo "installing pinned packages into $(VENV) ..."
	@$(RUN) pip install --quiet --editable .
	@touch "$@"

$(VENV)/.installed-dev: $(VENV)/.installed
	@echo "installing what tests and checks need ..."
	@$(RUN) pip install --quiet --editable ".[dev]"
	@touch "$@"
