.DEFAULT_GOAL := help
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3
# Today in the example; the municipality is fictitious and so is its calendar.
TODAY := 2026-11-21

.PHONY: help demo test tools format schemas docs clean

help: ## Visa vad som finns
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 10

$(VENV)/.ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install -qq --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

demo: $(VENV)/.ready ## Skapa miljön och visa vad som är försenat i exempelkommunen
	@$(BIN)/uppf due --repo cases --as-of $(TODAY)

test: $(VENV)/.ready ## Kör allt som måste hålla: format, lint, typer, tester
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest -n auto

tools: ## Hämta de program som testerna granskar papper med (ordbehandlare, HTML-granskare)
	.ci/tools

format: $(VENV)/.ready ## Ställ koden i ordning
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

schemas: $(VENV)/.ready ## Skriv schemana på nytt ur modellerna
	$(BIN)/uppf schema schemas

docs: $(VENV)/.ready ## Skriv de genererade dokumenten på nytt
	$(BIN)/python -m tests.documents

clean: ## Ta bort miljön
	rm -rf $(VENV)
