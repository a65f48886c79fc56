# The way in: each target sets up what it needs, then runs the task of the same name in tasks.py.

PYTHON ?= python3
VENV := .venv
INVOKE := $(VENV)/bin/invoke

# What may be given to make, NAME=VALUE. It reaches tasks by the environment, as it was typed: make would
# expand $5 and $(…) in it, and a shell would read it once more.
GIVEN := AGAIN AUTHOR BAI BASE CATEGORY CHANGED CONTENT COUNTS DRY FILES FORCE FORMAT FROM HUGO_THEME JOBS LOCAL LOG LY_DO \
	MONTH OUT PORT REPORT SERVER SETTINGS SITE STATE TAKE TITLE TO URL WITHOUT XOA YES
define as_given
override $(1) := $$(value $(1))
export $(1)
endef
$(foreach name,$(GIVEN),$(if $(filter undefined default,$(origin $(name))),,$(eval $(call as_given,$(name)))))

# Targets of pelican-quickstart for hosts that site.toml names here.
OTHER_UPLOADS := sftp_upload ftp_upload s3_upload cf_upload dropbox_upload

.PHONY: set-up html desk publish count report check due schedule verify serve withdraw import new fix test test-long lint bench
.PHONY: reading searching importing handbook shots typeface lock clean deploy probe releases rollback zip rsync_upload ssh_upload github
.PHONY: help regenerate serve-global devserver devserver-global $(OTHER_UPLOADS)

html verify check due schedule publish withdraw clean count probe rollback releases zip new fix help regenerate serve-global devserver-global: $(VENV)/.build
	@$(INVOKE) $@

$(OTHER_UPLOADS): $(VENV)/.build
	@$(INVOKE) other-uploads

report: $(VENV)/.build $(VENV)/.report
	@$(INVOKE) $@

import: $(VENV)/.build $(VENV)/.import
	@$(INVOKE) $@

serve devserver: $(VENV)/.build $(VENV)/.serve
	@$(INVOKE) $@

desk: $(VENV)/.build $(VENV)/.desk
	@$(INVOKE) $@

deploy: $(VENV)/.build $(VENV)/.publish
	@$(INVOKE) $@

rsync_upload ssh_upload github: deploy

# An article that is begun from a file needs what reads files.
ifdef FROM
new: $(VENV)/.import
endif

searching: $(VENV)/.dev $(VENV)/.publish
	@$(INVOKE) $@

reading: $(VENV)/.dev
	@$(INVOKE) $@

importing: $(VENV)/.dev $(VENV)/.import
	@$(INVOKE) $@

test bench: $(VENV)/.publish
test test-long lint: $(VENV)/.serve $(VENV)/.report $(VENV)/.import $(VENV)/.desk
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

$(VENV)/.desk: requirements-desk.lock | $(VENV)/.build
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

$(VENV)/.report: requirements-report.lock | $(VENV)/.build
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

$(VENV)/.import: requirements-import.lock | $(VENV)/.build
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@
