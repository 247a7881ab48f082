PYTHON ?= python3
BIN := .venv/bin
DEMO ?= demo

.DEFAULT_GOAL := help
.PHONY: help setup demo test matrix-render matrix matrix-ci matrix-deep mutation evidence lint check evaluate bench profile lock clean

help: ## Show the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: .venv/made ## Make the development environment (.venv)

.venv/made: requirements/dev.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: setup ## Make a project from answers, install, migrate, test, start it, fetch its page, stop it
	@$(BIN)/python examples/demo.py $(DEMO)

test: setup lint ## Lint, types, all tests
	$(BIN)/python -m pytest --numprocesses auto --maxschedchunk 1

matrix-render: setup ## Render thousands of combinations and check their files
	$(BIN)/python -m proof render

matrix: setup ## Whole projects of each part alone, all together and every pair
	$(BIN)/python -m proof matrix

matrix-ci: setup ## What of the matrix a change has to pass
	$(BIN)/python -m proof ci

matrix-deep: setup ## Whole projects of every three choices that touch each other, and by lot
	$(BIN)/python -m proof deep

check: setup lint ## Lint, types and the quick tests (no whole projects)
	$(BIN)/python -m pytest --numprocesses auto --maxschedchunk 1 -m "not project"

mutation: setup ## Break each file of the templates in a small way, and see what notices
	$(BIN)/python -m proof.mutation run

evidence: setup ## Put the last runs on record in docs/
	$(BIN)/python -m proof evidence

lint: setup ## Style and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

evaluate: setup ## Compare the decision with real projects
	$(BIN)/python -m calibration.evaluate

bench: setup ## Measure speed and memory against what it is built on, peers and work by hand
	$(BIN)/python -m benchmarks --json .proof/bench.json --plot .proof/bench.svg

profile: setup ## Write docs/profile.md: where generated applications spend their time
	$(BIN)/python -m benchmarks.profile docs/profile.md

lock: setup ## Pin the development environment anew
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
		--custom-compile-command "make lock" --group dev pyproject.toml --output-file requirements/dev.txt

clean: ## Remove what the commands above made
	rm -rf .venv .proof demo build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
