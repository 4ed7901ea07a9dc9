# Each target sets up all that it needs in .venv from a fresh clone.
PYTHON ?= python3
BIN := .venv/bin
EXTRAS ?= dev

.PHONY: demo test bench peers docs check format clean

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

peers: .venv/dev .venv-peers/ready  ## attribution beside textacy's, in one run
	$(BIN)/python -m bench.peers

docs: .venv/docs           ## docs/_build/html/index.html, with the reference brought up to date
	cd docs && ../$(BIN)/python -m cogapp -r -I . formats.md reference/*.md
	$(BIN)/python -m sphinx -W --keep-going -q -b html docs docs/_build/html

format: .venv/dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf .venv .venv-peers .mypy_cache .ruff_cache .pytest_cache

.venv/run: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/dev: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[$(EXTRAS)]'
	@touch $@ .venv/run

.venv/docs: .venv/dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[docs]'
	@touch $@

.venv-peers/ready: bench/peers.txt
	test -x .venv-peers/bin/python || $(PYTHON) -m venv .venv-peers
	.venv-peers/bin/python -m pip install --quiet --disable-pip-version-check textacy==0.13.0 spacy==3.8.18
	.venv-peers/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r bench/peers.txt
	@touch $@
