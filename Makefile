# The commands of Guichet. `make` alone lists them.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
BROWSER := /usr/bin/chromium
JOBS ?= 2
CODE := index bot server.py tests/*.py

.DEFAULT_GOAL := help
.PHONY: help run test lint format check build ask evaluate doctor install browser widget lock clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo '  Options of a command go into ARGS:  make evaluate ARGS="--report report.html"'

run: .venv/installed ## install, build the knowledge, serve the chat page and the API (and Telegram, with a token)
	@$(BIN)/python -m bot serve $(ARGS)

test: .venv/installed-dev browser ## install what the tests need and run them all
	@$(BIN)/python -m pytest -rs --numprocesses $(JOBS) --dist loadfile --no-loadscope-reorder $(ARGS)

lint: .venv/installed-dev ## style (ruff) and types (mypy, strict)
	@$(BIN)/ruff check $(CODE)
	@$(BIN)/ruff format --check $(CODE)
	@$(BIN)/mypy index bot server.py

format: .venv/installed-dev ## put imports and layout in order
	@$(BIN)/ruff check --fix-only --exit-zero $(CODE)
	@$(BIN)/ruff format $(CODE)

check: .venv/installed ## every mistake in the knowledge files, with file, line and what to write instead
	@$(BIN)/python -m bot check $(ARGS)

build: .venv/installed ## build the index of the knowledge and say how well it answers
	@$(BIN)/python -m bot build $(ARGS)

ask: .venv/installed ## ask one question:  make ask Q="C'est payé combien ?"
	@$(BIN)/python -m bot ask $(ARGS) -- "$$Q"

evaluate: .venv/installed ## measure the answers: golden questions and phrasings never seen
	@$(BIN)/python -m bot evaluate $(ARGS)

doctor: .venv/installed ## what is configured, what is missing, how to mend it
	@$(BIN)/python -m bot doctor $(ARGS)

widget: ## build the widget for other sites again, after a change of its source or sentences (needs Node 20)
	@cd bot/web/widget && npm ci --no-audit --no-fund && npm run build

install: .venv/installed ## make .venv and install the locked requirements, without running anything

# Installing is repeated only when what is asked for has changed.
.venv/installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo 'Python 3.11 or newer is needed; name it: make run PYTHON=python3.12' >&2; exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv \
		|| { echo 'No virtual environment could be made. On Debian: apt-get install python3-venv' >&2; exit 1; }
	@echo 'Installing into .venv (once, a few minutes) …'
	@$(PIP) install --requirement requirements.lock
	@$(PIP) install --no-deps --editable .
	@touch $@

.venv/installed-dev: .venv/installed requirements-dev.lock
	@$(PIP) install --requirement requirements-dev.lock
	@touch $@

# The page is tested in Debian's Chromium. Without it those tests cannot run, and `make test` says so.
browser:
	@if [ ! -x $(BROWSER) ] && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo 'Installing Chromium for the tests in a browser …'; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
			chromium fonts-dejavu-core fonts-noto-color-emoji >/dev/null || true; \
	fi
	@[ -x $(BROWSER) ] || echo 'skipped: the tests in a browser. They need $(BROWSER); on Debian: apt-get install chromium'

lock: ## write the lock files again, from pyproject.toml and the newest releases
	@.ci/lock $(PYTHON)

clean: ## remove what was installed and made, but no data
	rm -rf .venv build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis var/models var/snapshot.npz var/snapshot.safetensors
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
