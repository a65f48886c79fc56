"""PLAN: what stands at the root beside the pages: proofs of the domain, security.txt, ``goc/``."""

from __future__ import annotations

import os
from functools import partial

from pelican.plugins import signals

from newsroom.engine import REGISTRY, Generator, digest
from newsroom.model.content import ROOT_FOLDER, SITE_FILE, is_ignored, is_manuscript
from newsroom.model.output import Output
from plugins.rootfiles.problems import ROOT_FILES
from plugins.rootfiles.root_files import LARGEST, RootFile, given, proofs, security

_PART = "root:files"
_NOTE = "rootfiles"


class RootFilesGenerator(Generator):
    """Plans the files for the root; they are few and small, so that each build looks at them."""

    def run(self) -> None:
        taken, problems = given(self._given())
        self.build.report(*problems)
        files = [*proofs(self.build.site, SITE_FILE), *self._security(), *taken]
        wanted = digest(repr(files).encode())
        notes = self.build.queries.notes
        if self.changes.everything or not notes.fit({_NOTE: wanted}, _NOTE):
            notes.put(**{_NOTE: wanted})
            self.plan(_PART, *(Output(file.path, file.origin, partial(bytes, file.data)) for file in files))

    def _security(self) -> list[RootFile]:
        """Give ``security.txt`` as long as it may be trusted."""
        site, today = self.build.site, self.build.now.date()
        if site.security is None or site.security.has_expired(today):
            return []
        return list(security(site, SITE_FILE))

    def _given(self) -> dict[str, bytes]:
        """Read the files of ``goc/``; links and manuscripts are told of elsewhere."""
        found: dict[str, bytes] = {}
        root = self.content / ROOT_FOLDER
        if not root.is_dir() or root.is_symlink():
            return found
        for folder, folders, names in os.walk(root):
            folders[:] = [name for name in folders if not is_ignored(name)]
            for name in names:
                file = os.path.join(folder, name)
                if (
                    is_ignored(name)
                    or is_manuscript(name)
                    or os.path.islink(file)
                    or not os.path.isfile(file)
                ):
                    continue
                with open(file, "rb") as opened:
                    found[os.path.relpath(file, root)] = opened.read(LARGEST + 1)
        return found


def get_generators(_: object) -> type[Generator]:
    return RootFilesGenerator


def register() -> None:
    REGISTRY.register(__name__, ROOT_FILES)
    signals.get_generators.connect(get_generators)
