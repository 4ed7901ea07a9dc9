# Each target sets up all that it needs in .venv from a fresh clone.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test bench check format clean

demo: .venv/run            ## the worked example, start to finish
	@$(BIN)/sayso demo

test: .venv/dev            ## lint, types, layers, tests, quick yardsticks
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

bench: .venv/dev           ## every yardstick beside its floor
	$(BIN)/python -m bench

format: .venv/dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache

.venv/run: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/dev: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ .venv/run
