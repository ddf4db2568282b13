# Throughline. `make demo` to look at it, `make test` to trust it, docs/setup.md to run it for real.
SHELL := bash
PYTHON := .venv/bin/python
.DEFAULT_GOAL := help
# Kept bytecode: without it each process of a test run compiles two thousand files before it begins.
unexport PYTHONDONTWRITEBYTECODE
.PHONY: help setup demo test check format lock messages bench papers plans clean

help: ## what there is to make
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## (.*)/  make \1\t\2/' | expand -t 18

setup: ## system packages (as root on Debian) and .venv, exactly as requirements.lock says
	@.ci/setup demo

demo: ## a server with example projects on http://localhost:8000 (PORT=…, HOST=…)
	@.ci/demo

test: ## everything: make check, then all tests, the browser's included
	@.ci/setup test
	@.ci/check
	$(PYTHON) -m pytest -n 2 --dist loadfile --no-loadscope-reorder $(ARGS)

check: ## style, types, templates, imports, migrations, production settings, translations
	@.ci/setup test
	@.ci/check

format: ## let the formatters write
	$(PYTHON) -m ruff check --fix --quiet . || true
	$(PYTHON) -m ruff format --quiet .

lock: ## renew requirements.lock from pyproject.toml (needs uv)
	uv pip compile pyproject.toml --quiet --upgrade --python-version 3.11 --all-extras --generate-hashes \
		--no-emit-index-url --no-emit-find-links --no-header --no-annotate --output-file requirements.lock

messages: ## collect strings into the Chinese catalogue and compile it
	@.ci/messages

bench: ## measure pages against a bare Django page (never part of make test)
	$(PYTHON) -m tests.benchmarks $(ARGS)

papers: ## measure printing, sealing and signing against bare WeasyPrint and pyHanko
	$(PYTHON) -m tests.benchmarks.documents $(ARGS)

plans: ## measure dates, picture and sheets of a plan of 500 items
	$(PYTHON) -m tests.benchmarks.plans $(ARGS)

clean: ## remove what make test and editors leave behind; var/ and .venv stay
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache test-results htmlcov .coverage
	find lifecycle presales delivery aftersales tests -name __pycache__ -type d -prune -exec rm -rf {} +
