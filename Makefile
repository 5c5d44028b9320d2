# Two commands: `make run` opens the window (without a display: composes the sample into out/),
# `make test` runs every check. Both set the machine up first; a second call starts at once.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: run test lint bench texts template lock clean

run: $(READY)
	@if [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then $(BIN)/python main.py; \
	else echo "Máy này không có màn hình nên không mở cửa sổ."; \
	$(BIN)/python main.py demo --out out; fi

test: $(READY) lint
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --config setup.cfg

$(READY): .ci/requirements.lock .ci/system
	@.ci/system $(PYTHON)
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r .ci/requirements.lock
	@touch $@

# The catalogues of every room: gather the texts, keep the translations, compile.
texts: $(READY)
	.ci/texts $(BIN)

# How long composing, drawing, searching and checking take; prints, asserts nothing.
bench: $(READY)
	$(BIN)/python -m tests.bench.composing
	$(BIN)/python -m tests.bench.searching
	$(BIN)/python -m tests.bench.checking
	$(BIN)/python -m tests.bench.marking

# The built-in Word template out of its builder.
template: $(READY)
	$(BIN)/python -m templates.build_bao_cao

# New exact versions for what setup.cfg asks.
lock:
	.ci/lock $(PYTHON)

clean:
	rm -rf $(VENV) out
