# The way in: each target sets up what it needs, then runs the task of the same name in tasks.py.

PYTHON ?= python3
VENV := .venv
INVOKE := $(VENV)/bin/invoke

.PHONY: html publish check verify serve test test-long lint bench lock clean
.PHONY: deploy probe releases rollback zip rsync_upload ssh_upload github

html: $(VENV)/.build
	@$(INVOKE) $@ $(if $(JOBS),--jobs $(JOBS))

verify: $(VENV)/.build
	@$(INVOKE) $@ $(if $(SETTINGS),--settings $(SETTINGS))

publish check serve clean: $(VENV)/.build
	@$(INVOKE) $@

deploy: $(VENV)/.build $(VENV)/.publish
	@$(INVOKE) $@ $(if $(DRY),--dry) $(if $(FORCE),--force) $(if $(TAKE),--take) $(if $(URL),--url='$(URL)')

rsync_upload ssh_upload github: deploy

probe: $(VENV)/.build
	@$(INVOKE) $@ $(if $(URL),--url='$(URL)')

rollback: $(VENV)/.build
	@$(INVOKE) $@ $(if $(TO),--to='$(TO)') $(if $(FORCE),--force)

releases zip: $(VENV)/.build
	@$(INVOKE) $@

test bench: $(VENV)/.publish
test test-long lint bench lock: $(VENV)/.dev
	@$(INVOKE) $@

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Cần Python 3.11 trở lên / Python >= 3.11 is needed"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Không tạo được .venv; trên Debian/Ubuntu: apt install python3-venv"; exit 1; }

$(VENV)/.build: requirements.lock | $(VENV)/bin/python
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

$(VENV)/.dev: requirements-dev.lock | $(VENV)/.build
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

$(VENV)/.publish: requirements-publish.lock | $(VENV)/.build
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@
