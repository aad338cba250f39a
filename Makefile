# The two commands of the README, and what maintainers use. Each makes the environment that it needs.
PYTHON ?= python3
BIN := .venv/bin
SOURCES = $(shell find netlint plugins/netlint_essentials schemas -type f ! -name '*.pyc' ! -name '*.mo')
# The tests start a thousand processes: what Python has compiled for one is kept for the next.
export PYTHONDONTWRITEBYTECODE =

.PHONY: demo test test-slow test-browser test-lowest mutants check generate pictures bench clean

# Check the example of a network that is bleeding to death.
demo: .venv/netlint
	$(BIN)/netlint check --fail-on never --today 2026-11-24 docs/examples/bleeding.charter.toml

# What has to hold after each change: lint, types, imports, generated files, tests, packages.
test: .venv/test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/build_catalogues.py
	$(BIN)/python tools/catalogues.py --check
	$(BIN)/python tools/generate.py --check
	$(BIN)/pytest -n auto --dist worksteal -m "not slow and not browser"

# The tests that install much, kill processes, or run the command thousands of times, on 2,000 hostile trees of files.
test-slow: .venv/test
	$(BIN)/pytest -n auto --dist worksteal -m slow

# The tests of the page that a browser opens, prints and measures. The first command installs the browser, fonts and what
# drives it, or says what to install. All pages are opened in one browser, by one process.
test-browser: .venv/test
	$(BIN)/python tools/build_catalogues.py
	$(BIN)/python tools/headless_browser.py
	$(BIN)/pytest -m browser tests/browser

# The tests of the product on the lowest versions that pyproject.toml declares, on a Python for which all of these have
# wheels: 3.11 has. Left out are the tests of packages, pages and ways in, which install netlint again, with the newest
# versions, and those that need ruff and mypy: `make test` runs them, and here they would show nothing of the lowest.
test-lowest: .venv-lowest/ready
	.venv-lowest/bin/pytest -n auto --ignore=tests/packaging --ignore=tests/docs --ignore=tests/browser \
		--ignore=tests/attacks/test_python_files_of_the_checkout.py --ignore=tests/attacks/test_random_trees.py \
		--ignore=tests/unit/test_lazy_imports.py \
		--deselect=tests/cli/test_new_plugin.py::test_it_passes_its_own_checks_from_the_built_wheel \
		--deselect=tests/cli/test_new_plugin.py::test_the_code_of_the_page_about_hooks_passes_the_checks_of_the_package

# List the changes of a module that no test notices: make mutants MODULES="netlint/charter/dates.py netlint/charter/ids.py".
mutants: .venv/test
	$(BIN)/python tools/mutants.py $(MODULES)

# Write the files that are made from the code.
generate: .venv/test
	$(BIN)/python tools/catalogues.py
	$(BIN)/python tools/generate.py

# Make the pictures of the page that stand in the README and in the docs.
pictures: .venv/test
	$(BIN)/python tools/build_catalogues.py
	$(BIN)/python tools/pictures.py

# Measure netlint beside other tools, on the same charters with the same schema.
bench: .venv-bench/ready schemas/charter.schema.json
	.venv-bench/bin/python bench/bench.py --write docs/benchmark.md

clean:
	rm -rf .venv .venv-lowest .venv-bench .venv-bench-plugin .browser .mutants build dist *.egg-info

.venv/ready:
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip
	touch $@

# As users install netlint: an editable installation takes half as long again to start. Each replaces the other.
.venv/netlint: pyproject.toml $(SOURCES) | .venv/ready
	$(BIN)/python -m pip install --quiet .
	rm -rf build *.egg-info .venv/test
	touch $@

.venv/test: pyproject.toml | .venv/ready
	$(BIN)/python -m pip install --quiet --editable . --group test --group lint --group build
	rm -f .venv/netlint
	touch $@

.venv-lowest/ready: pyproject.toml tools/lowest.py
	$(PYTHON) -m venv .venv-lowest
	.venv-lowest/bin/python -m pip install --quiet --upgrade pip
	.venv-lowest/bin/python tools/lowest.py > .venv-lowest/lowest.txt
	.venv-lowest/bin/python -m pip install --quiet --constraint .venv-lowest/lowest.txt --editable . --group test
	touch $@

.venv-bench/ready: pyproject.toml $(shell find netlint plugins/netlint_essentials schemas -name '*.py')
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --upgrade pip
	.venv-bench/bin/python -m pip install --quiet --group bench .
	$(PYTHON) -m venv .venv-bench-plugin
	.venv-bench-plugin/bin/python -m pip install --quiet . ./plugins/netlint-ostrom
	rm -rf build *.egg-info plugins/netlint-ostrom/build plugins/netlint-ostrom/*.egg-info
	touch $@
