# The one door: every target sets up what it needs. CI calls the same ones.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SITE_ARGS ?=
TEST_ARGS ?=
PEERS ?=
BENCH_ARGS ?=

.PHONY: build serve test lint format clean bench screenshots

build: $(VENV)/.build
	$(BIN)/python build.py $(SITE_ARGS)

serve: $(VENV)/.build
	$(BIN)/ssg serve $(SITE_ARGS)

test: $(VENV)/.dev
	$(BIN)/python -m pytest -n 2 $(TEST_ARGS)

lint: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Tsugime beside its peers, where they are installed; PEERS=1 installs them (docs/performance.md).
bench: $(VENV)/.dev
	$(if $(PEERS),-$(BIN)/python -m bench.install)
	$(BIN)/python -m bench.measure $(BENCH_ARGS); status=$$?; $(BIN)/python -m bench.chart; exit $$status

# Home, post, tag, archive and search as a phone and a desktop show them, by day and by night.
screenshots: $(VENV)/.dev build
	$(BIN)/python docs/screenshots.py --site public --out screenshots

# What builds and benchmarks wrote, and the environment.
clean:
	rm -rf public .ssg-cache .peers screenshots $(VENV) build dist *.egg-info

$(VENV)/.venv:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Tsugime needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)
	touch $@

# Hashes are checked; the project itself is installed from this folder with nothing from outside.
$(VENV)/.build: $(VENV)/.venv requirements.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.dev: $(VENV)/.build requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@
