"""Put a draft into the content folder: whole or not at all, and never over what a person has edited."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from newsroom.commands.importer.draft import Draft
from newsroom.commands.importer.intake.shown import shown_name
from newsroom.commands.importer.source import Fault
from newsroom.commands.importer.writing.article import Written, write
from newsroom.commands.importer.writing.folders import digest_of, folder_digest, make_folder, refresh_folder
from newsroom.commands.importer.writing.ledger import Entry, Ledger, key_of
from newsroom.commands.importer.writing.names import folder_of, untitled
from newsroom.commands.importer.writing.relinking import relinked
from newsroom.commands.importer.writing.standing import Standing, lines_of
from newsroom.model.content import ARTICLES

MADE, UNCHANGED, REFRESHED, EDITED, GONE = "made", "unchanged", "refreshed", "edited", "gone"
"""What became of a draft: a new folder; there already; written anew, for nobody had touched it;
left as somebody has edited it; left out, for its folder was removed."""
_FEW = 20
"""How many earlier imports of files of one name are compared."""
TWICE = "Đã có một bài cùng tiêu đề, chữ gần như nhau: {}. Xem lại, xóa bớt một bài."
NEWER = "Tệp nguồn đã khác lần nhập trước, mà bài đã có người sửa: giữ bài, xem tệp và sửa tay chỗ cần."


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a draft, and in which folder below ``articles`` it lies; ``faults`` are the writer's."""

    kind: str
    folder: str
    faults: tuple[Fault, ...] = ()


def place(
    draft: Draft,
    content: Path,
    today: date,
    ledger: Ledger,
    *,
    mark: str = "",
    again: bool = False,
    standing: Standing | None = None,
) -> Outcome:
    """Write a draft's folder below ``content``.

    ``mark`` names its source for good: the hash of its file and, in an archive, its number or address; with
    it a source is known again whatever its name and whatever is recognised in it by then. ``again`` makes
    anew what was removed. ``standing`` knows what is there already, for all sources of a run.
    """
    return _Placing(draft, content, ledger, standing or Standing(content), mark).run(today, again)


@dataclass(slots=True)
class _Placing:
    """The placing of one draft."""

    draft: Draft
    content: Path
    ledger: Ledger
    standing: Standing
    mark: str

    def run(self, today: date, again: bool) -> Outcome:
        draft, ledger = self.draft, self.ledger
        keys, base = keys_of(draft, self.mark), folder_of(draft, today)
        known = ledger.find(keys) or _newer(ledger, draft, base) or self._retitled()
        if known is not None and known.folder in ledger.fresh:
            known = known if known.digest == digest_of(self._written(known.folder)[0]) else None
        if known is not None:
            if (self.content / ARTICLES / known.folder / "index.md").is_file():
                return self._placed_before(known)
            if known.is_done and (moved := self._moved(known.folder)):
                return self._found_again(known, moved)
            if known.is_done and not again:
                return Outcome(GONE, known.folder)
            base = known.folder
        return self._make(base)

    def _written(self, folder: str) -> tuple[Written, tuple[Fault, ...]]:
        """Write the draft as it is for a folder, and tell of the old addresses that it cannot have there."""
        draft, faults = self.standing.fitted(self.draft, folder)
        written = write(draft)
        text = relinked(written.text, draft.site, self.standing.led_to)
        return replace(written, text=text), faults

    def _keys(self, folder: str) -> tuple[str, ...]:
        """Give the keys of the source: an old address that another article has is none of it."""
        keys = keys_of(self.draft, self.mark)
        old = next(iter(self.draft.header.get("Old_URL", ())), "")
        is_foreign = bool(old) and self.standing.owner_of(old) not in ("", folder)
        kept = tuple(key for key in keys if not (is_foreign and key.startswith("url:")))
        return kept or keys

    def _make(self, base: str) -> Outcome:
        content, ledger = self.content, self.ledger
        faults: list[Fault] = []
        for name in _names(base):
            folder = content / ARTICLES / name
            written, told = self._written(name)
            digest = digest_of(written)
            if not os.path.lexists(folder):
                keys = self._keys(name)
                ledger.add(Entry(keys, name, digest, base_name(self.draft), is_done=False))
                make_folder(folder, written)
                ledger.add(Entry(keys, name, digest, base_name(self.draft)))
                self.standing.note(self.standing.fitted(self.draft, name)[0], name)
                return Outcome(MADE, name, (*written.faults, *told, *faults, *untitled(self.draft)))
            if folder.is_dir() and folder_digest(folder) == digest:
                ledger.add(Entry(self._keys(name), name, digest, base_name(self.draft)))
                return Outcome(UNCHANGED, name)
            if name not in ledger.fresh and _is_same_page(folder, self.draft):
                ledger.add(Entry(self._keys(name), name, "", base_name(self.draft)))
                return Outcome(EDITED, name)
            if self.standing.is_alike(written.text, name):
                faults.append(Fault(TWICE.format(f"{ARTICLES}/{name}/index.md")))
        raise AssertionError("names never end")

    def _placed_before(self, known: Entry) -> Outcome:
        """Compare a folder that is there with what was written then and what would be written now."""
        content, ledger, keys = self.content, self.ledger, self._keys(known.folder)
        written, told = self._written(known.folder)
        folder, digest = content / ARTICLES / known.folder, digest_of(written)
        found = folder_digest(folder)
        if found == digest:
            ledger.add(Entry(keys, known.folder, digest, known.name))
            return Outcome(UNCHANGED, known.folder)
        if found != known.digest:
            return Outcome(EDITED, known.folder, self._told_newer())
        ledger.add(Entry(keys, known.folder, known.digest, known.name, is_done=False))
        refresh_folder(folder, written)
        ledger.add(Entry(keys, known.folder, digest, known.name))
        self.standing.note(self.standing.fitted(self.draft, known.folder)[0], known.folder)
        return Outcome(REFRESHED, known.folder, (*written.faults, *told))

    def _told_newer(self) -> tuple[Fault, ...]:
        """Tell that a source has changed since, of which the article is left as it was edited."""
        if not self.mark or key_of("tep", self.mark) in self.ledger.by_key:
            return ()
        return (Fault(NEWER),)

    def _found_again(self, known: Entry, folder: str) -> Outcome:
        """Note where an article was moved to: from now on it is known there."""
        here = folder_digest(self.content / ARTICLES / folder)
        told = self._told_newer()
        self.ledger.add(Entry(self._keys(folder), folder, known.digest, known.name))
        return Outcome(UNCHANGED if here == known.digest else EDITED, folder, told)

    def _moved(self, folder: str) -> str:
        """Find a folder in another month or under another name, as editors move it; ``""`` if none is."""
        articles = self.content / ARTICLES
        known = self.ledger.by_folder
        for file in sorted(articles.glob(f"*/*/{folder.rpartition('/')[2]}/index.md")):
            found = file.parent.relative_to(articles).as_posix()
            if found not in known:
                return found
        return self.standing.renamed(self.draft, self._written(folder)[0].text, known)

    def _retitled(self) -> Entry | None:
        """Find an earlier import of a file of this name whose text is nearly this: its title was changed."""
        name, ledger = base_name(self.draft), self.ledger
        others = [entry for entry in ledger.by_folder.values() if entry.name == name and entry.is_done]
        others = [entry for entry in others if entry.folder not in ledger.fresh][-_FEW:]
        if not others:
            return None
        text = self._written(others[0].folder)[0].text
        found = self.standing.likest(lines_of(text), [entry.folder for entry in others])
        return ledger.by_folder[found] if found else None


def keys_of(draft: Draft, mark: str) -> tuple[str, ...]:
    """Give the keys by which a source is known again, the surest first: file, old address, words."""
    found = [key_of("tep", mark)] if mark else []
    if urls := [value for value in draft.header.get("Old_URL", ()) if value.strip()]:
        found.append(key_of("url", urls[0].strip()))
    elif not mark:
        words = (
            draft.header.get("Title", ()),
            draft.header.get("Date", ()),
            draft.blocks,
            draft.header.get("Summary"),
        )
        found.append(key_of("chu", repr(words)))
    return tuple(found)


def base_name(draft: Draft) -> str:
    """Give the last part of a source's name, as the ledger keeps it."""
    name = draft.source.replace("\\", "/").rpartition("/")[2]
    return " ".join(shown_name(name).split())[:200]


def _newer(ledger: Ledger, draft: Draft, base: str) -> Entry | None:
    """Find an earlier import of a file of this name into this very folder: this is a newer state of it."""
    known = ledger.by_folder.get(base)
    return known if known is not None and known.name == base_name(draft) else None


def _names(base: str) -> Iterator[str]:
    yield base
    number = 2
    while True:
        tail = f"-{number}"
        place, _, name = base.rpartition("/")
        yield f"{place}/{name[: 80 - len(tail)].rstrip('-')}{tail}"
        number += 1


def _is_same_page(folder: Path, draft: Draft) -> bool:
    """Tell whether an article that is there comes from the same old address, though no ledger says so."""
    urls = {value.strip() for value in draft.header.get("Old_URL", ())} - {""}
    file = folder / "index.md"
    if not urls or not file.is_file():
        return False
    head = file.read_text("utf-8", "replace").split("\n\n")[0].split("\n")
    return any(
        line.partition(":")[2].strip() in urls for line in head if line.casefold().startswith("old_url")
    )
