# `make help` lists everything.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SIDE_BY_SIDE := -n logical --dist worksteal

.PHONY: help run test audit soak lint types contracts unit coverage bench demo screenshots doctor clean

help: ## list what there is
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
		|| { echo "Python 3.11 to 3.13 is needed; try: make run PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--constraint constraints.txt --editable '.[dev]'
	@touch $@

run: $(READY) ## start: with LIANLUO_BOT_TOKEN on Telegram, without one in the sandbox
	$(BIN)/lianluo run

demo: $(READY) ## start the sandbox with an invented county, whatever the settings say
	$(BIN)/lianluo sandbox

doctor: $(READY) ## say what is wrong with the settings, and how to mend it
	$(BIN)/lianluo doctor

test: $(READY) ## install what is needed and check everything
	@tools/test

audit: $(READY) ## known vulnerabilities in what is installed, as far as they can be asked for
	$(BIN)/python -m tools.audit

soak: $(READY) ## what `make test` runs in part, at its full counts; takes minutes
	LIANLUO_SOAK=1 $(BIN)/pytest $(SIDE_BY_SIDE) --timeout=0 --durations=5 -rP \
		tests/services/test_races.py tests/reliability/test_bad_network.py \
		tests/reliability/test_killed.py tests/services/test_accusations_stay_away.py \
		tests/whole_office tests/access

lint: $(READY) ## style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY) ## types
	$(BIN)/mypy

contracts: $(READY) ## who may import whom
	$(BIN)/lint-imports

unit: $(READY) ## the tests without the browser and without npm's clients
	$(BIN)/pytest $(SIDE_BY_SIDE) --ignore=tests/sandbox_page \
		--ignore=tests/journeys/test_in_browser.py --ignore-glob='tests/sandbox/test_npm_*'

coverage: $(READY) ## the lines that no test reaches, in every folder; takes minutes
	$(BIN)/pytest $(SIDE_BY_SIDE) --cov --cov-report=term

bench: $(READY) ## the measurements of speed, beside their peers; writes bench/results.md
	$(BIN)/python -m bench

screenshots: $(READY) ## pictures and the animation of the README, and a report's pages, into docs/images
	$(BIN)/python -m tools.screenshots
	$(BIN)/python -m tools.report_pages

clean: ## remove what was built
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage
