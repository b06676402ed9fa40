# The whole vocabulary of the project. Each target sets up .venv by itself; a second run reinstalls nothing.
#   make PYTHON=python3.12 test   chooses the Python;   make test ARGS='-k rhythm'   passes arguments on.

PYTHON ?= python3
WORKERS ?= 2
BIN := .venv/bin

# German texts on machines without a locale, and caches where the home folder is not ours to write.
export PYTHONUTF8 := 1
ifneq ($(shell test -n "$$HOME" && test -w "$$HOME" && echo yes),yes)
export XDG_CACHE_HOME ?= $(CURDIR)/.cache
export XDG_CONFIG_HOME ?= $(CURDIR)/.cache/config
export XDG_DATA_HOME ?= $(CURDIR)/.cache/data
endif

.DEFAULT_GOAL := help
.PHONY: help env demo test test-postgres rest e2e check coverage bench docs pictures proof proof-together proof-load proof-pages proof-full spark-env spark compiled

help: ## show this list
	@sed -n 's/^\([a-z0-9-]*\):[^#]*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

env: ## set up .venv from uv.lock, nothing else
	@command -v "$(PYTHON)" >/dev/null || { echo "kontaktdichte needs Python 3.11 or newer, and there is no $(PYTHON) here." >&2; exit 1; }
	@"$(PYTHON)" scripts/bootstrap.py

demo: env ## a synthetic Jobcenter in the browser: prints address and logins, Ctrl-C ends it
	@$(BIN)/kontaktdichte desk $(ARGS)

test: env ## all tests but the browser's and the proofs
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup $(ARGS)

test-postgres: env ## the tests of the pages on this system's PostgreSQL (15 or newer) instead of the one that comes along
	@$(BIN)/python scripts/with_postgres.py pytest tests/web --ignore tests/web/database $(ARGS)

e2e: env ## real browser tests (need Chromium, fastest: chromium-headless-shell); pictures in build/screenshots
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile tests/e2e --ignore tests/e2e/test_every_page.py $(ARGS)

check: env ## lint, format, types, import contracts, generated pages current
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@if test -e scripts/docs.py; then $(BIN)/python scripts/docs.py --check; fi

# Random and planted-fault tests walk other branches each time: they prove equality, not coverage.
COVERED := tests/rules tests/concepts src/kontaktdichte/rules
UNCOVERED := tests/rules/test_properties.py tests/rules/test_planted_faults.py tests/concepts/test_examples_reference.py

coverage: env ## every branch of rules/ is walked by specs, golden cases and unit tests
	@$(BIN)/python -m pytest -q -n $(WORKERS) $(COVERED) $(addprefix --ignore ,$(UNCOVERED)) \
		--cov --cov-branch --cov-report= $(ARGS)
	@$(BIN)/coverage report --include='*/kontaktdichte/rules/*' --fail-under=100

rest: env ## what coverage does not run of test: both together are test, for CI
	@$(BIN)/python -m pytest -q -n $(WORKERS) --dist loadgroup tests src $(addprefix --ignore ,$(COVERED))
	@$(BIN)/python -m pytest -q -n $(WORKERS) $(UNCOVERED)

bench: env ## measure the engine on this machine
	@$(BIN)/python benchmarks/run.py $(ARGS)

pictures: env ## take the handbook's pictures anew from the browser tests
	@$(BIN)/python -m pytest -q tests/e2e/test_handbook.py -k as_it_is
	@cp build/screenshots/handbuch/*.png src/kontaktdichte/web/handbook/bilder/

docs: env ## write the generated pages anew
	@$(BIN)/python scripts/docs.py $(ARGS)

# Three runs: a browser driven in the same process keeps Django from its database, and the one under load measures time.
TOGETHER := -n $(WORKERS) --dist loadgroup tests/proof --ignore tests/proof/test_load.py

proof: proof-together proof-load proof-pages ## the proofs, quick size (need Chromium)

proof-together: env ## of them: all that ask the application in their own process
	@HYPOTHESIS_PROFILE=ci $(BIN)/python -m pytest $(TOGETHER) $(ARGS)

proof-load: env ## of them: load (P11), with nothing else at work
	@$(BIN)/python -m pytest tests/proof/test_load.py $(ARGS)

proof-pages: env ## of them: every page in the browser (P20)
	@$(BIN)/python -m pytest tests/e2e/test_every_page.py $(ARGS)

proof-full: env ## the proofs, full size (hours)
	@HYPOTHESIS_PROFILE=full PROOF_SIZE=full $(BIN)/python -m pytest $(TOGETHER) $(ARGS)
	@PROOF_SIZE=full $(BIN)/python -m pytest tests/e2e/test_every_page.py $(ARGS)
	@PROOF_SIZE=full $(BIN)/python -m pytest tests/proof/test_load.py $(ARGS)

compiled: env ## the compiled functions against the plain ones and the reference (compiling takes minutes)
	@COMPILED=1 $(BIN)/python -m pytest tests/compiled $(ARGS)

spark-env: env ## the packages that make spark needs, nothing else
	@"$(PYTHON)" scripts/bootstrap.py --extra spark

spark: spark-env ## the same duties on Apache Spark, one machine and a small cluster (needs Java 17)
	@$(BIN)/python -m pytest tests/scale/spark $(ARGS)
