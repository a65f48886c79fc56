# The way in: each target sets up what it needs, then runs the task of the same name in tasks.py.

PYTHON ?= python3
VENV := .venv
INVOKE := $(VENV)/bin/invoke

# What was given to make, as one word of the shell whatever it holds.
quoted = '$(subst ','\'',$(1))'

.PHONY: set-up html publish count report check due verify serve withdraw test test-long lint bench reading searching handbook shots typeface lock clean
.PHONY: deploy probe releases rollback zip rsync_upload ssh_upload github

html: $(VENV)/.build
	@$(INVOKE) $@ $(if $(JOBS),--jobs $(JOBS))

verify: $(VENV)/.build
	@$(INVOKE) $@ $(if $(SETTINGS),--settings $(SETTINGS))

check: $(VENV)/.build
	@$(INVOKE) $@ $(if $(FORMAT),--form=$(call quoted,$(FORMAT))) $(if $(filter-out 0,$(CHANGED)),--changed) \
		$(if $(BASE),--base=$(call quoted,$(BASE))) $(if $(REPORT),--report=$(call quoted,$(REPORT)))

due: $(VENV)/.build
	@$(INVOKE) $@ $(if $(FORMAT),--form=$(call quoted,$(FORMAT)))

publish withdraw clean: $(VENV)/.build
	@$(INVOKE) $@

count: $(VENV)/.build
	@$(INVOKE) $@ $(if $(LOG),--log=$(call quoted,$(LOG))) $(if $(SITE),--site=$(call quoted,$(SITE))) \
		$(if $(COUNTS),--counts=$(call quoted,$(COUNTS))) $(if $(STATE),--state=$(call quoted,$(STATE))) \
		$(if $(WITHOUT),--without=$(call quoted,$(WITHOUT)))

report: $(VENV)/.build $(VENV)/.report
	@$(INVOKE) $@ $(if $(MONTH),--month=$(call quoted,$(MONTH))) $(if $(FROM),--first=$(call quoted,$(FROM))) \
		$(if $(TO),--last=$(call quoted,$(TO))) $(if $(COUNTS),--counts=$(call quoted,$(COUNTS))) \
		$(if $(OUT),--out=$(call quoted,$(OUT)))

serve: $(VENV)/.build $(VENV)/.serve
	@$(INVOKE) $@ $(if $(PORT),--port=$(call quoted,$(PORT)))

deploy: $(VENV)/.build $(VENV)/.publish
	@$(INVOKE) $@ $(if $(filter-out 0,$(DRY)),--dry) $(if $(filter-out 0,$(FORCE)),--force) \
		$(if $(filter-out 0,$(TAKE)),--take) $(if $(URL),--url=$(call quoted,$(URL)))

rsync_upload ssh_upload github: deploy

probe: $(VENV)/.build
	@$(INVOKE) $@ $(if $(URL),--url=$(call quoted,$(URL)))

rollback: $(VENV)/.build
	@$(INVOKE) $@ $(if $(LOCAL),--local=$(call quoted,$(LOCAL))) $(if $(TO),--to=$(call quoted,$(TO))) $(if $(filter-out 0,$(FORCE)),--force)

releases: $(VENV)/.build
	@$(INVOKE) $@ $(if $(LOCAL),--local=$(call quoted,$(LOCAL)))

zip: $(VENV)/.build
	@$(INVOKE) $@

searching: $(VENV)/.dev $(VENV)/.publish
	@$(INVOKE) $@

reading: $(VENV)/.dev
	@$(INVOKE) $@ $(if $(HUGO_THEME),--hugo-theme=$(call quoted,$(HUGO_THEME)))

test bench: $(VENV)/.publish
test test-long lint: $(VENV)/.serve $(VENV)/.report
test test-long lint bench handbook shots typeface lock: $(VENV)/.dev
	@$(INVOKE) $@

set-up: $(VENV)/.build $(VENV)/.publish

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

$(VENV)/.serve: requirements-serve.lock | $(VENV)/.build
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

$(VENV)/.report: requirements-report.lock | $(VENV)/.build
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@
