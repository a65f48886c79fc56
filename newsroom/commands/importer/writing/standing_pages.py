"""Put the draft of a standing page into ``pages``, never over what is there or what a person has edited."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from newsroom.commands.importer.draft import Draft
from newsroom.commands.importer.source import Fault
from newsroom.commands.importer.writing.article import Written, write
from newsroom.commands.importer.writing.folders import PAGES, digest_at, digest_of
from newsroom.commands.importer.writing.ledger import Entry, Ledger, key_of
from newsroom.commands.importer.writing.place import (
    EDITED,
    GONE,
    MADE,
    NEWER,
    REFRESHED,
    UNCHANGED,
    Outcome,
    base_name,
    keys_of,
)
from newsroom.commands.importer.writing.relinking import relinked
from newsroom.commands.importer.writing.standing import Standing
from newsroom.engine import write_atomic
from newsroom.model.reserved import use_of_category


def place_page(
    draft: Draft, content: Path, ledger: Ledger, standing: Standing, *, mark: str = "", again: bool = False
) -> Outcome:
    """Write a page and its photos, as ``place`` does with an article; ``folder`` is ``pages/NAME.md``."""
    return _Placing(draft, content, ledger, standing, mark).run(again)


@dataclass(slots=True)
class _Placing:
    """The placing of one page."""

    draft: Draft
    content: Path
    ledger: Ledger
    standing: Standing
    mark: str

    def run(self, again: bool) -> Outcome:
        known = self.ledger.find(keys_of(self.draft, self.mark)) or self._newer()
        if known is None or not known.folder.startswith(f"{PAGES}/"):
            return self._make()
        if (self.content / known.folder).is_file():
            return self._placed_before(known)
        if known.is_done and not again:
            return Outcome(GONE, known.folder)
        return self._make()

    def _newer(self) -> Entry | None:
        """Find an earlier import of a file of this name to this very page."""
        known = self.ledger.by_folder.get(f"{PAGES}/{self.draft.page}.md")
        is_same = known is not None and known.name == base_name(self.draft)
        return known if is_same and known is not None and known.folder not in self.ledger.fresh else None

    def _written(self, name: str) -> tuple[Written, tuple[Fault, ...]]:
        draft, faults = self.standing.fitted(replace(self.draft, page=name), name)
        written = write(draft)
        return replace(written, text=relinked(written.text, draft.site, self.standing.led_to)), faults

    def _make(self) -> Outcome:
        for name in self._names():
            written, told = self._written(name)
            page = f"{PAGES}/{name}.md"
            digest = digest_of(written)
            if os.path.lexists(self.content / page):
                if digest_at(self.content, page) == digest:
                    self._note(page, digest)
                    return Outcome(UNCHANGED, page)
                continue
            if any(os.path.lexists(self.content / PAGES / name / one) for one in written.files):
                continue
            self._note(page, digest, is_done=False)
            self._put(name, written)
            self._note(page, digest)
            return Outcome(MADE, page, (*written.faults, *told))
        raise AssertionError("names never end")

    def _names(self) -> Iterator[str]:
        """List the names that a page may have: none at whose address the site has something else."""
        name = self.draft.page
        if use_of_category(name) or name in self.standing.categories:
            name = f"trang-{name}"
        yield name
        number = 2
        while True:
            yield f"{name}-{number}"
            number += 1

    def _placed_before(self, known: Entry) -> Outcome:
        name = known.folder.removeprefix(f"{PAGES}/").removesuffix(".md")
        written, told = self._written(name)
        found, digest = digest_at(self.content, known.folder), digest_of(written)
        if found == digest:
            self._note(known.folder, digest)
            return Outcome(UNCHANGED, known.folder)
        if found != known.digest:
            is_new = not self.mark or key_of("tep", self.mark) not in self.ledger.by_key
            return Outcome(EDITED, known.folder, (Fault(NEWER),) * is_new)
        self._put(name, written)
        self._note(known.folder, digest)
        return Outcome(REFRESHED, known.folder, (*written.faults, *told))

    def _put(self, name: str, written: Written) -> None:
        """Write the photos, then the page, so that it is never there without them."""
        folder = self.content / PAGES / name
        (folder if written.files else folder.parent).mkdir(parents=True, exist_ok=True)
        for one, data in written.files.items():
            if isinstance(data, bytes):
                (folder / one).write_bytes(data)
            else:
                shutil.copyfile(data, folder / one)
        write_atomic(folder.with_suffix(".md"), written.text.encode())

    def _note(self, page: str, digest: str, is_done: bool = True) -> None:
        self.ledger.add(Entry(keys_of(self.draft, self.mark), page, digest, base_name(self.draft), is_done))
        if is_done:
            name = page.removeprefix(f"{PAGES}/").removesuffix(".md")
            self.standing.note(self.standing.fitted(self.draft, name)[0], page)
