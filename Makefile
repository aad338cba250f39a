# The two commands of the README, and what maintainers use. Each makes the environment that it needs.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test check generate bench clean

# Check the example of a network that is bleeding to death.
demo: .venv/netlint
	$(BIN)/netlint check --fail-on never --today 2026-11-24 docs/examples/bleeding.charter.toml

# Everything that has to hold: lint, types, imports, generated files, tests, packages.
test: .venv/test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/catalogues.py --check
	$(BIN)/python tools/generate.py --check
	$(BIN)/pytest -n auto

# Write the files that are made from the code.
generate: .venv/test
	$(BIN)/python tools/catalogues.py
	$(BIN)/python tools/generate.py

# Measure netlint beside other tools, on the same charters with the same schema.
bench: .venv-bench/ready schemas/charter.schema.json
	.venv-bench/bin/python bench/bench.py --write docs/benchmark.md

clean:
	rm -rf .venv .venv-bench build dist *.egg-info

.venv/netlint: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

.venv/test: .venv/netlint
	$(BIN)/python -m pip install --quiet --group test --group lint --group build
	touch $@

.venv-bench/ready: pyproject.toml $(shell find netlint plugins/netlint_essentials schemas -name '*.py')
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --upgrade pip
	.venv-bench/bin/python -m pip install --quiet --group bench .
	rm -rf build *.egg-info
	touch $@
