PYTHON ?= python3
BIN := .venv/bin
DEMO ?= demo

.DEFAULT_GOAL := help
.PHONY: help setup demo test matrix lint check evaluate bench lock clean

help: ## Show the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: .venv/made ## Make the development environment (.venv)

.venv/made: requirements/dev.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: setup ## Make a project from answers, install, migrate, test, start it, fetch its page, stop it
	@$(BIN)/python examples/demo.py $(DEMO)

test: setup lint ## Lint, types, all tests
	$(BIN)/python -m pytest

matrix: setup ## Whole projects for each part alone, all together and every pair (MATRIX=flask: of one)
	$(BIN)/python -m pytest -m matrix $(addprefix -k ,$(MATRIX))

check: setup lint ## Lint, types and the quick tests (no whole projects)
	$(BIN)/python -m pytest -m "not project and not matrix"

lint: setup ## Style and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

evaluate: setup ## Compare the decision with real projects
	$(BIN)/python -m calibration.evaluate

bench: setup ## Measure speed and memory against click, cookiecutter, startproject, bare Flask
	$(BIN)/python -m benchmarks.bench
	$(BIN)/python -m benchmarks.startup

lock: setup ## Pin the development environment anew
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
		--custom-compile-command "make lock" --group dev pyproject.toml --output-file requirements/dev.txt

clean: ## Remove what the commands above made
	rm -rf .venv demo build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
