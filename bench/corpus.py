"""Generate an archive of articles as offices publish them: ``python -m bench.corpus FOLDER N``.

The same for the same size. Words are of ``bench/wording.py``, photographs of ``bench/pictures.py``; how many
articles have what is counted from our own content and from articles of five such sites. The plain archive of
before, with hardly a photo, is ``bench/plain.py``.
"""

from __future__ import annotations

import os
import random
import sys
from datetime import datetime, timedelta
from functools import cache
from operator import itemgetter
from pathlib import Path

from bench.pictures import stock
from bench.plain import CATEGORIES, DESKS, sentence
from bench.wording import WORDS, Story, name
from newsroom.vietnamese.slugs import slug
from tests.support.documents import pdf

PHOTOS = ((0.18, 0), (0.50, 1), (0.77, 2), (0.88, 3), (1.0, 5))
"""Up to which share of articles there are so many photos in the text."""

ALBUMS, SETS = 0.02, 0.03
"""Shares of articles with an album of seven photos, with three photos in one paragraph."""

LISTS, TABLES, QUOTATIONS, NOTES, LINKS, FILES = 0.35, 0.05, 0.05, 0.03, 0.08, 0.03
HEADED = 0.4
SHARED = 0.3
"""The share of photos that lie in ``photos/`` for all articles; the others lie beside theirs."""

BELOW, REPEATED, SAID_AGAIN, BARE = 0.1, 0.08, 0.04, 0.03
"""Shares of photos whose caption is a line below, the same as the text for the blind, said again as a
paragraph, or not there at all."""

KICKERS, MODIFIED, SOURCES, TWO_AUTHORS, COVERS = 0.25, 0.04, 0.04, 0.04, 0.02
STOCK = 300
COMMON = 12
"""Photographs of which there are files in ``photos/``: the building, the hall …"""

YEARS, LAST = 10, datetime(2026, 10, 1, 8)


@cache
def correspondents() -> tuple[str, ...]:
    """List who signs articles: desks, and people."""
    rng = random.Random("correspondents")
    return (*DESKS, *sorted({name(rng) for _ in range(70)}))


def moment(number: int, size: int) -> datetime:
    """Say when article ``number`` of ``size`` appeared: over the same years whatever the size."""
    rng = random.Random(f"moment {number}")
    step = timedelta(days=365.25 * YEARS) / size
    day = LAST - step * (size - number)
    return day.replace(
        hour=rng.randint(7, 20), minute=rng.randrange(60), second=0, microsecond=0
    ) - timedelta(days=1)


def title(number: int) -> str:
    """Give the title of article ``number``."""
    return Story(random.Random(f"title {number}"), LAST).title()


def place(number: int, size: int) -> str:
    """Give the folder of article ``number`` below the content."""
    words = slug(title(number))[:60].strip("-")
    return f"articles/{moment(number, size):%Y/%m}/{words}-{number}"


class Draft:
    """One article: its header, its body, and the files beside it."""

    def __init__(self, number: int, size: int) -> None:
        self.number, self.size = number, size
        self._rng = random.Random(f"article {number}")
        self._story = Story(self._rng, moment(number, size))
        self.photographs: dict[str, int] = {}
        self.files: dict[str, bytes] = {}
        self.body = "\n\n".join(self._blocks())
        self.header = "".join(f"{key}: {value}\n" for key, value in self._header())

    def _by_chance(self, share: float) -> bool:
        return self._rng.random() < share

    def _header(self) -> list[tuple[str, str]]:
        rng, when = self._rng, moment(self.number, self.size)
        lines = [("Title", title(self.number))]
        if self._by_chance(KICKERS):
            lines.append(("Kicker", f"{self._story.heading()}:"))
        lines.append(("Date", f"{when:%Y-%m-%d %H:%M}"))
        if self._by_chance(MODIFIED):
            lines.append(("Modified", f"{when + timedelta(days=1):%Y-%m-%d %H:%M}"))
        authors = rng.sample(correspondents(), 2 if self._by_chance(TWO_AUTHORS) else 1)
        lines.append(("Category", rng.choices(CATEGORIES, range(8, 0, -1))[0]))
        lines.append(("Authors" if len(authors) > 1 else "Author", "; ".join(authors)))
        topics = dict.fromkeys(rng.choices(WORDS["topics"], range(len(WORDS["topics"]), 0, -1), k=9))
        lines.append(("Tags", "; ".join(list(topics)[:3])))
        if self._by_chance(SOURCES):
            paper = rng.choice(("Báo tỉnh", "Tạp chí ngành", "Báo Lao động"))
            lines.append(("Source", f"{paper}, {when:%d-%m-%Y}"))
        own = [file for file in self.photographs if "/" not in file]
        if own and self._by_chance(COVERS):
            lines.append(("Cover", own[-1]))
        lines.append(("Summary", " ".join(self._story.sentence() for _ in range(rng.randint(1, 2)))))
        return lines

    def _blocks(self) -> list[str]:
        """Make paragraphs; put photos between them, headings, lists and what else there is."""
        rng, story = self._rng, self._story
        blocks = [story.paragraph(rng.randint(25, 95)) for _ in range(rng.randint(5, 10))]
        for share, make in ((LISTS, self._list), (TABLES, self._table), (QUOTATIONS, self._quotation)):
            if self._by_chance(share):
                blocks.insert(rng.randint(2, len(blocks)), make())
        if self._by_chance(HEADED):
            for at in sorted(rng.sample(range(2, len(blocks)), rng.randint(1, 2)), reverse=True):
                blocks.insert(at, f"## {story.heading()}")
        chance = rng.random()
        count = next(count for share, count in PHOTOS if chance < share)
        photos = [(rng.randint(1, len(blocks)), self._photo()) for _ in range(count)]
        for at, photo in sorted(photos, key=itemgetter(0), reverse=True):
            blocks.insert(at, photo)
        if self._by_chance(SETS):
            blocks.append(
                "\n".join(self._image(f"({self._file()})") for _ in range(3)) + f"\n*{story.caption()}*"
            )
        if self._by_chance(ALBUMS):
            self._album()
        return blocks + self._ends(blocks)

    def _ends(self, blocks: list[str]) -> list[str]:
        """Give what stands at the end: links, files, a note, which the first of ``blocks`` calls."""
        ends = []
        if self._by_chance(NOTES):
            blocks[0] += "[^1]"
            ends.append(f"[^1]: {self._story.sentence()}")
        if self._by_chance(FILES):
            self.files["ke-hoach.pdf"] = pdf(b"(%d)" % self.number)
            ends.insert(0, "Tải về: [Kế hoạch kèm theo](ke-hoach.pdf)")
        if self.number and self._by_chance(LINKS):
            other = self._rng.randrange(max(0, self.number - 200), self.number)
            ends.insert(0, f"Xem thêm [{title(other)}](/{place(other, self.size)}/index.md).")
        return ends

    # Photos

    def _file(self) -> str:
        """Take a photograph from the stock; say where it lies."""
        if self._by_chance(SHARED):
            number = self._unseen(COMMON)
            file = f"../../../../photos/{number:02d}.jpg"
        else:
            number = self._unseen(stock_size(self.size))
            file = f"{sum('/' not in file for file in self.photographs) + 1}.jpg"
        self.photographs[file] = number
        return file

    def _unseen(self, count: int) -> int:
        """Take one of so many photographs that the article does not show yet, if there is one."""
        left = set(range(count)) - set(self.photographs.values())
        return self._rng.choice(sorted(left) or range(count))

    def _image(self, target: str) -> str:
        return f"![{self._story.alt()}]{target}"

    def _photo(self) -> str:
        """Put a photo into the text, with its caption in one of the ways that people write."""
        caption, file, chance = self._story.caption(), self._file(), self._rng.random()
        if chance < BELOW:
            return f"{self._image(f'({file})')}\n*{caption}*"
        if chance < BELOW + REPEATED:
            return f'![{caption}]({file} "{caption}")'
        if chance < BELOW + REPEATED + SAID_AGAIN:
            return f'{self._image(f"""({file} "{caption}")""")}\n\n{caption}'
        if chance < BELOW + REPEATED + SAID_AGAIN + BARE:
            return self._image(f"({file})")
        return self._image(f'({file} "{caption}")')

    def _album(self) -> None:
        captions = []
        for number in range(1, 8):
            self.photographs[f"album/{number}.jpg"] = self._unseen(stock_size(self.size))
            captions.append(f"{number}.jpg: {self._story.caption()}\n")
        self.files["album/chu-thich.txt"] = "".join(captions).encode()

    # Other blocks

    def _list(self) -> str:
        mark = self._rng.choice(("- ", "1. "))
        return "\n".join(f"{mark}{self._story.sentence()}" for _ in range(self._rng.randint(3, 5)))

    def _table(self) -> str:
        rows = []
        for row in range(1, self._rng.randint(5, 14)):
            task, share = self._story.fill("{task}"), self._story.fill("{share}")
            rows.append(f"| {row} | {task} | {self._rng.randint(2, 400)} | {share} |")
        return "\n".join(("| TT | Chỉ tiêu | Thực hiện | Tỷ lệ |", "| ---: | :--- | ---: | ---: |", *rows))

    def _quotation(self) -> str:
        return f"> {self._story.sentence()}"


def stock_size(size: int) -> int:
    """Say how many photographs there are for so many articles."""
    return min(STOCK, max(COMMON, size // 3))


def article(number: int, size: int) -> tuple[str, str]:
    """Give the path and the text of article ``number`` of ``size``."""
    draft = Draft(number, size)
    return f"{place(number, size)}/index.md", f"{draft.header}\n{draft.body}\n"


def site_toml() -> str:
    """Give the identity of the generated site."""
    rng = random.Random("site")
    categories = ""
    for one in CATEGORIES:
        about = sentence(rng).replace("**", "")
        categories += f'\n[[categories]]\nname = "{one}"\nslug = "{slug(one)}"\ndescription = "{about}"\n'
    owner = (
        '\n[organisation]\nname = "Cơ quan thử"\naddress = "Số 1, đường Thử"\nresponsible = "Ban Biên tập"\n'
    )
    return f'name = "Trang tin thử"\nurl = "https://example.vn"\n{owner}{categories}'


def write(folder: Path, number: int, size: int, photographs: list[Path]) -> None:
    """Write article ``number`` with its files; photographs are hard links to those of the stock."""
    draft = Draft(number, size)
    home = folder / place(number, size)
    home.mkdir(parents=True, exist_ok=True)
    (home / "index.md").write_text(f"{draft.header}\n{draft.body}\n", encoding="utf-8")
    if any(file.startswith("album/") for file in draft.photographs):
        (home / "album").mkdir(exist_ok=True)
    for file, data in draft.files.items():
        (home / file).write_bytes(data)
    for file, which in draft.photographs.items():
        if not file.startswith("../") and not (home / file).exists():
            os.link(photographs[which], home / file)


def generate(folder: Path, size: int, film: Path | None = None) -> None:
    """Write ``size`` articles into the empty ``folder``; photographs are in ``film`` beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    photographs = stock(film or folder.parent / "photographs", stock_size(size))
    (folder / "site.toml").write_text(site_toml(), encoding="utf-8")
    (folder / "photos").mkdir(exist_ok=True)
    for number in range(COMMON):
        os.link(photographs[number], folder / "photos" / f"{number:02d}.jpg")
    for number in range(size):
        write(folder, number, size, photographs)


if __name__ == "__main__":
    generate(Path(sys.argv[1]), int(sys.argv[2]))
