"""Lay out an archive of articles for the benchmark, build it with our plugins, and edit it as editors do."""

from __future__ import annotations

import re
import shutil
import time
from contextlib import ExitStack
from pathlib import Path
from types import ModuleType

from bench import corpus, plain
from bench.builds import ALIKE, PAUSE, KeptPhotos, changed, ours
from bench.measure import Measured

HUGE = 40_000
"""Above this size share pictures are for the newest articles only, as hosts that count files ask for."""

FEWER_PICTURES = '\n[hosting]\nkind = "apache"\nshare_pictures = 5000\n'


class Archive:
    """The articles of one size of one corpus, and what builds of ours leave and find."""

    def __init__(self, folder: Path, words: ModuleType, size: int, base: Path) -> None:
        """Lay it into ``folder``; photographs and what is made of them are kept in ``base``."""
        self.folder, self.words, self.size, self.base = folder, words, size, base
        self.content, self.target = folder / "content", folder / "ours"
        self.film = base / "bench-pictures" if words is corpus else None
        self.kept = KeptPhotos(base / "bench-kept" / str(size)) if words is corpus else None
        self.options = () if words is corpus else ALIKE
        self.watched = False
        """Whether builds are looked at for their memory, which takes time from them."""

    def make(self) -> None:
        """Write the articles."""
        if self.film:
            corpus.generate(self.content, self.size, self.film)
            if self.size > HUGE:
                with (self.content / "site.toml").open("a", encoding="utf-8") as file:
                    file.write(FEWER_PICTURES)
        else:
            plain.generate(self.content, self.size)

    def keep_photos(self) -> Measured | None:
        """Make once what is kept of photos, or see that all of it is there; say what it took from nothing."""
        if self.kept is None:
            return None
        seeded = self.kept.seed()
        time.sleep(PAUSE)
        build = self.kept.fill(self.content, self.target)
        return None if seeded else build

    def clear(self) -> None:
        """Leave nothing of earlier builds but what is kept of photos."""
        shutil.rmtree(self.target, ignore_errors=True)
        if self.kept:
            self.kept.restore(self.target)

    def build(self) -> Measured:
        """Build with our plugins."""
        return ours(self.content, self.target, *self.options, watched=self.watched)

    def place(self, number: int) -> Path:
        """Give the manuscript of an article."""
        path: str = self.words.article(number, self.size)[0]
        return self.content / path

    def newest(self, turn: int) -> str:
        """Give the text of one article more, the newest of the last month; its photos are those for all."""
        number = self.size + 1 + turn
        if self.film:
            while (draft := corpus.Draft(number, self.size)).files:
                number += 1
            text = f"{draft.header}\n{draft.body}\n"
        else:
            text = plain.article(number, self.size)[1]
        text = re.sub(
            r"\((\d)\.jpg", r"(../../../../photos/0\1.jpg", re.sub(r"(?m)^(Cover|Modified): .*\n", "", text)
        )
        return re.sub(r"(?m)^Date: .*", f"Date: 2026-09-30 23:5{turn}", text)

    def edits(self, turn: int) -> dict[str, Measured]:
        """Build with nothing changed, and after each of the changes that an editor makes."""
        place = self.size // 2 + 10 * turn
        middle, retitled = self.place(place), self.place(place + 5)
        body = middle.read_text(encoding="utf-8")
        title = retitled.read_text(encoding="utf-8").replace("\n", " lần thứ hai\n", 1)
        added = self.content / f"articles/2026/09/bai-viet-moi-{turn}/index.md"
        text = re.sub(r"(\A.*?\n\n.*?\n\n)", r"\1Đoàn viên hoan nghênh.\n\n", body, count=1, flags=re.DOTALL)
        changes = {"body": (middle, text), "title": (retitled, title), "added": (added, self.newest(turn))}
        figures = {"nothing": self.build()}
        with ExitStack() as stack:
            for name, (file, text) in changes.items():
                time.sleep(PAUSE)
                stack.enter_context(changed(file, text))
                figures[name] = self.build()
        return figures
