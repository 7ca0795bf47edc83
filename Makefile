# make demo: install and run the main job on the sample letters; make test: everything CI runs.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: demo test lint types floors unit score formats bench clean

demo: $(VENV)/.congvan
	@PATH="$(abspath $(BIN)):$$PATH" sh samples/demo.sh

test: lint types floors unit score

lint: $(VENV)/.congvan-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.congvan-dev
	$(BIN)/mypy

floors: $(VENV)/.congvan-dev
	$(BIN)/lint-imports

unit: $(VENV)/.congvan-dev
	$(BIN)/pytest

score: $(VENV)/.congvan-dev
	$(BIN)/python bench/score.py
	$(BIN)/python bench/calibration.py
	$(BIN)/python bench/sentences.py

formats: $(VENV)/.congvan-dev
	$(BIN)/python bench/formats.py

bench: $(VENV)/.congvan-dev
	$(BIN)/python bench/speed.py

$(VENV)/bin/pip:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.congvan: pyproject.toml | $(VENV)/bin/pip
	$(BIN)/pip install --quiet --editable .
	@touch $@

$(VENV)/.congvan-dev: pyproject.toml | $(VENV)/bin/pip
	$(BIN)/pip install --quiet --editable ".[dev]"
	@touch $@ $(VENV)/.congvan

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache
