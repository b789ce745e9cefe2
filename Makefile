# The project's commands; `make` alone lists them.

PYTHON_IN_VENV := .venv/bin/python
PORT ?= 8501
JOBS ?= auto

# Variables given on the command line reach the programs through the environment:
# STORE, GOLD, CORPUS, CHROMIUM, PYTHON.

.PHONY: help
help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: run
run: .venv/light ## serve the dashboard on this machine (PORT=8501, STORE=./store)
	$(PYTHON_IN_VENV) -m streamlit run dashboard.py --server.port $(PORT)

.PHONY: test
test: .venv/dev ## run all tests (CHROMIUM=, GOLD=, CORPUS= name what they find by themselves)
	@$(PYTHON_IN_VENV) tools/programs.py
	$(PYTHON_IN_VENV) -m pytest -n $(JOBS)

.PHONY: test-neural
test-neural: .venv-neural/ready ## test the backend nli on a tiny model, in an environment of its own
	.venv-neural/bin/python -m pytest tests/neural

.PHONY: check
check: .venv/dev ## lint, formatting, types and the floors between modules
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/lint-imports

.PHONY: screenshots
screenshots: .venv/dev ## take the pictures of the README anew
	@$(PYTHON_IN_VENV) tools/programs.py
	$(PYTHON_IN_VENV) tools/screenshots.py

.PHONY: accuracy
accuracy: .venv/dev ## measure all backends on the gold labels anew and write the tables (GOLD=)
	$(PYTHON_IN_VENV) tools/accuracy.py

.PHONY: cross-validation
cross-validation: .venv/dev ## measure the learned scorer and its parts out of fold on train (GOLD=)
	$(PYTHON_IN_VENV) tools/cross_validate.py

.PHONY: lock
lock: ## compile requirements*.in into the locks (UPGRADE=1 for the newest versions)
	@python=$$(bash tools/find_python.sh) && "$$python" tools/lock.py $(if $(UPGRADE),--upgrade)

.PHONY: clean
clean: ## remove caches and test results; environments and the store stay
	rm -rf .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis test-results
	find . -path './.venv*' -prune -o -name __pycache__ -type d -print0 | xargs -0 rm -rf

# Stamps: an environment is as new as the lock it was installed from.
.venv/light: requirements.txt
	@bash tools/install.sh requirements.txt
	@touch $@

.venv/dev: .venv/light requirements-dev.txt
	@bash tools/install.sh requirements.txt requirements-dev.txt
	@touch $@

.venv-neural/ready: requirements.txt requirements-dev.txt requirements-neural.txt
	@INTO=.venv-neural bash tools/install.sh $^
	@touch $@
