# `make run` takes the course, `make test` tests it; both work from a fresh clone and make what they need in .venv.

PORT ?= 8501
# The Python to make .venv with; without it, the first of PYTHONS that is new enough.
PYTHON ?=
PYTHONS := $(PYTHON) $(if $(PYTHON),,python3 python3.13 python3.12 python3.11 python)

BIN := .venv/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PY := $(BIN)/python
export PIP_DISABLE_PIP_VERSION_CHECK = 1
CHECKED := course course_app.py tests $(wildcard benchmarks/*.py)

.DEFAULT_GOAL := help
.PHONY: help run test test-replicas accessibility check faults bench format formatter linter types imports tests clean
# The checks come in order, the quick ones first, and stop at the first that fails.
.NOTPARALLEL:

help:
	@echo "make run     take the course at http://localhost:$(PORT) (another port: make run PORT=8600)"
	@echo "make check   check the course's files: lessons/ and quizzes/"
	@echo "make test    check and test everything"
	@echo "make test-replicas  two replicas, PostgreSQL and nginx as in deploy/, killed while somebody learns"
	@echo "make faults  kill, fill, damage and wipe what keeps learners' answers, and count what is lost (6 minutes)"
	@echo "make accessibility  look at every page, in both themes and at 400 %, for what keeps somebody out (half an hour)"
	@echo "make bench   what the course costs against the least Streamlit pages, as ratios (11 minutes)"
	@echo "make format  lay out the Python code and mend what can be mended by itself"
	@echo "make clean   remove .venv and everything else that was made here"

# The server prints the address.
run: .venv/for-running
	@exec $(PY) -m course serve . --preview --port $(PORT)

check: .venv/for-running
	@$(PY) -m course check .

test: formatter linter types imports tests

formatter: .venv/for-testing
	@echo "== formatter"
	@$(PY) -m ruff format --check --output-format concise .

linter: .venv/for-testing
	@echo "== linter"
	@$(PY) -m ruff check .

types: .venv/for-testing
	@echo "== types"
	@$(PY) -m mypy $(CHECKED)

imports: .venv/for-testing
	@echo "== imports"
	@$(BIN)/lint-imports --no-logo

tests: .venv/for-testing
	@echo "== tests and spelling"
	@COURSE_CHROMIUM="$$($(PY) -m tests.browser)" && export COURSE_CHROMIUM && \
	  exec $(PY) -m pytest --quiet --numprocesses auto --maxprocesses 4 --dist worksteal

# Not part of `make test`: it needs PostgreSQL and nginx on the machine, and says so.
test-replicas: .venv/for-testing
	@exec $(PY) -m tests.replicas

# Servers and databases of its own, on this machine alone; PostgreSQL where it is installed.
faults: .venv/for-testing
	@COURSE_CHROMIUM="$$($(PY) -m tests.browser)" && export COURSE_CHROMIUM && \
	  exec $(PY) -m tests.faults

# Every page as it opens and with all on it answered and opened; `make test` looks at every kind of page.
accessibility: .venv/for-testing
	@COURSE_CHROMIUM="$$($(PY) -m tests.browser)" && export COURSE_CHROMIUM && \
	  exec $(PY) -m tests.accessibility

# Servers of its own; read the ratios, and on a quiet machine. MEASURE=--quick: the answers alone, in less than a minute.
bench: .venv/for-testing
	@COURSE_CHROMIUM="$$($(PY) -m tests.browser)" && export COURSE_CHROMIUM && \
	  exec $(PY) -m benchmarks $(MEASURE)

format: .venv/for-testing
	@$(PY) -m ruff check --fix --quiet . ; $(PY) -m ruff format .

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis build dist
	find course tests benchmarks -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

# The files below say what .venv holds; it is filled again only when the lists of requirements change.
NEW_ENOUGH := -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null

.venv/made:
	@if ! $(PY) $(NEW_ENOUGH); then \
	  for python in $(PYTHONS); do \
	    if "$$python" $(NEW_ENOUGH); then found="$$python"; break; fi; \
	  done; \
	  if [ -z "$$found" ]; then \
	    echo "The course needs Python 3.11 or newer: install it from python.org, or name one: make PYTHON=path/to/python3 $(MAKECMDGOALS)" >&2; exit 1; \
	  fi; \
	  if ! "$$found" -c 'import ensurepip, venv' 2>/dev/null; then \
	    echo "$$found cannot make virtual environments: on Debian or Ubuntu, install the package python3-venv and try again." >&2; exit 1; \
	  fi; \
	  echo "Making .venv with $$("$$found" --version)"; \
	  rm -rf .venv; \
	  "$$found" -m venv .venv || { rm -rf .venv; echo "The virtual environment .venv could not be made: see above." >&2; exit 1; }; \
	fi
	@touch $@

.venv/for-running: .venv/made requirements-hashed.txt
	@echo "Installing what the course needs (once; takes a minute)"
	@$(PY) -m pip install --quiet --require-hashes -r requirements-hashed.txt
	@touch $@

.venv/for-testing: .venv/for-running requirements-dev.txt
	@echo "Installing what the tests need (once; takes a minute)"
	@$(PY) -m pip install --quiet -r requirements-dev.txt
	@touch $@
