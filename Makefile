# `make` lists the targets; `make book` and `make test` do everything from a fresh clone.

REPORT ?= huzhou-2020
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$name" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && command -v "$$name" && break; done)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help book test test-all check bench lab clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

book: $(READY) ## build both editions into site/ (REPORT=huzhou-2020)
	@$(BIN)/workreport book --report "$(REPORT)"

test: $(READY) ## build the book and test it, pages opened as files
	@$(BIN)/python -m pytest -n 2 --dist loadfile -m "not complete"

test-all: test ## also: every page over http, a second build from a clean clone
	@$(BIN)/python -m pytest -n 2 --dist loadfile -m complete

check: $(READY) ## prove the tables, and look over the code
	@$(BIN)/workreport check "$(REPORT)"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

bench: $(READY) ## measure a part against a default build, WHOLE=1 all of it; prints ratios, is no test
	@$(BIN)/python -m tests.bench $(if $(WHOLE),--whole)

lab: $(READY) ## open the notebooks in JupyterLab
	@$(BIN)/python -c 'import jupyterlab' 2>/dev/null || $(BIN)/pip install --quiet -c requirements.lock -e '.[lab]'
	@$(BIN)/jupyter lab notebooks

clean: ## remove what can be made again, the published book and .venv excepted
	rm -rf build _build .pytest_cache .ruff_cache .hypothesis
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "error: no Python 3.11 or newer with venv was found. Install it (on Debian or Ubuntu: apt install python3-venv) or name it: make book PYTHON=/path/to/python3.12" >&2; exit 1; }
	@echo "Set up $(VENV) with $$($(PYTHON) --version) (about a minute, 900 MB)"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet -r requirements.lock
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e . 2>/dev/null || $(BIN)/python -m pip install --quiet --no-deps -e .
	@touch $(READY)
