"""Measure the importer, and what it finds against other programs.

``python -m bench.importing [SIZE]`` imports SIZE articles of each kind (5000 if not given), a fifth of them
before that, lets the peers read the same pages and Word files, and writes the section "Importing" of
docs/bench.md. The peers are installed in an environment of their own, ``PEERS_VENV`` if that is set; without
them only ours is measured. A size below 5000 is for trying: it is printed only.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench.builds import ram_disk
from bench.importing import ours, peers
from bench.importing.accuracy import Read, Score, plain
from bench.importing.report import TITLE, Figures, WordScore, lines
from bench.importing.stories import story
from bench.importing.themes import THEMES
from bench.importing.words import Written, noise, written
from bench.measure import Measured
from bench.report import replace_section
from bench.searching.words import Writer
from tests.support.portals import SHAPES, Story
from tests.support.wxr import HEAD, TAIL, post

ROOT = Path(__file__).resolve().parents[2]
SIZE = 5_000
COMPARED = 190
"""Pages that the peers read, ten of each shape."""
WORD_FILES = 60
PAGES: dict[str, Callable[[Story], str]] = {**SHAPES, **THEMES}
PHOTO = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffd9")


def pages(folder: Path, size: int, writer: Writer) -> list[tuple[str, Path, Story]]:
    """Write saved pages of all shapes by turns, with their photos; give shape, file and article of each."""
    folder.mkdir()
    told = []
    names = list(PAGES)
    for photo in range(40):
        (folder / f"anh-{photo}.jpg").write_bytes(PHOTO)
    for number in range(size):
        shape, held = names[number % len(names)], story(number, writer)
        file = folder / f"bai-{number:05}.html"
        file.write_text(PAGES[shape](held), encoding="utf-8")
        told.append((shape, file, held))
    return told


def exported(folder: Path, size: int, writer: Writer) -> Path:
    """Write an export of WordPress."""
    (folder / "uploads" / "2024" / "07").mkdir(parents=True)
    for photo in range(40):
        (folder / "uploads" / "2024" / "07" / f"anh-{photo}.jpg").write_bytes(PHOTO)
    with (folder / "xuat.xml").open("w", encoding="utf-8") as file:
        file.write(HEAD)
        for number in range(size):
            held = story(number, writer)
            shown = [
                f'[caption width="600"]<img src="/wp-content/uploads/2024/07/{name}" /> {caption}[/caption]'
                for name, caption in held.photos
            ]
            text = "\n\n".join([*held.body[:1], *shown, *held.body[1:], held.byline])
            when = f"{held.iso} {held.hour}:00"
            file.write(
                post(number + 1, text, held.title, excerpt=held.lead, date=when, gmt="0000-00-00 00:00:00")
            )
        file.write(TAIL)
    return folder / "xuat.xml"


def table(folder: Path, size: int, writer: Writer) -> Path:
    """Write a dump of a portal as CSV."""
    folder.mkdir()
    with (folder / "tin.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(
            ("id", "tieu_de", "tom_tat", "noi_dung", "ngay_dang", "tac_gia", "chuyen_muc", "luot_xem")
        )
        for number in range(size):
            held = story(number, writer)
            text = "".join(f"<p>{one}</p>\n" for one in held.body)
            when = f"{held.day} {held.hour}"
            out.writerow(
                (number + 1, held.title, held.lead, text, when, held.byline, held.section, held.views)
            )
    return folder / "tin.csv"


def imported(source: Path, folder: Path) -> Measured:
    """Import with the command itself into the content folder of ``folder``."""
    content = folder / "content"
    if not content.exists():
        content.mkdir(parents=True)
        shutil.copy(ROOT / "content" / "site.toml", content)
    values = [f"FILES={source}", f"CONTENT={content}", f"PYTHONPATH={ROOT}"]
    command = ["env", *values, sys.executable, "-m", "newsroom.commands.importer"]
    alone = [sys.executable, "-m", "bench.importing.alone", *command]
    said = subprocess.run(
        alone, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, check=True
    )
    return Measured(**json.loads(said.stdout))


def timed(folder: Path, size: int, writer: Writer, figures: Figures) -> None:
    """Import a fifth of all and all of each kind, and the larger once more."""
    photo = noise()
    for name, make in (("saved pages", pages), ("WordPress", exported), ("CSV", table)):
        for count in (size // 5, size):
            made = make(folder / "source", count, writer)
            source = made if isinstance(made, Path) else folder / "source"
            figures.runs.setdefault(name, {})[count] = imported(source, folder / "site")
            if count == size:
                figures.again[name] = imported(source, folder / "site")
            shutil.rmtree(folder / "site")
            shutil.rmtree(folder / "source")
            keep(size, figures)
    count = max(10, size // 25)
    (folder / "source").mkdir()
    for number in range(count):
        (folder / "source" / f"{number}.docx").write_bytes(written(number, story(number, writer), photo).data)
    figures.runs["Word files"] = {count: imported(folder / "source", folder / "site")}
    shutil.rmtree(folder / "site")
    shutil.rmtree(folder / "source")
    keep(size, figures)


def keep(size: int, figures: Figures) -> None:
    """Write the section as far as it is measured, so that a failure later loses little."""
    if size >= SIZE:
        replace_section(ROOT / "docs" / "bench.md", TITLE, lines(figures))


def is_dated(number: int) -> bool:
    """Tell whether a page shows the day of its article, as two of three real ones do."""
    return number % 3 != 1


def undated(page: str, held: Story) -> str:
    """Take the day of the article off its page; other days stay."""
    day, month, year = held.day.split("/")
    for shown in (
        held.iso,
        held.day,
        f"{int(day)} tháng {int(month)}, {year}",
        f"{int(day)}/{int(month)}/{year}",
    ):
        page = page.replace(shown, "")
    return page


def compare_pages(folder: Path, writer: Writer, python: Path | None, figures: Figures) -> None:
    """Let all programs read the same pages."""
    told = pages(folder / "pages", COMPARED, writer)
    files = [file for _, file, _ in told]
    for number, (_, file, held) in enumerate(told):
        if not is_dated(number):
            file.write_text(undated(file.read_text(encoding="utf-8"), held), encoding="utf-8")
    reads: dict[str, list[Read]] = {"ours": list(ours.read_pages(files))}
    if python:
        known = peers.versions(python)
        for package, name in peers.PAGES.items():
            said = peers.ask(python, "peer_pages.py", name, files)
            reads[f"{package} {known[package]}"] = [_read(one) for one in said]
    for name, found in reads.items():
        figures.pages[name], figures.unknown[name] = Score(), Score()
        for number, ((shape, _, held), read) in enumerate(zip(told, found, strict=True)):
            figures.pages[name].add(read, held, is_dated(number))
            if shape in THEMES:
                figures.unknown[name].add(read, held, is_dated(number))
    shutil.rmtree(folder / "pages")


def _read(said: dict[str, Any]) -> Read:
    return Read(said["title"], said["text"], said["photos"], str(said["date"])[:10], said["cpu"])


def compare_words(folder: Path, writer: Writer, python: Path | None, figures: Figures) -> None:
    """Let all programs read the same Word files."""
    (folder / "words").mkdir()
    photo = noise()
    told = [written(number, story(number, writer), photo) for number in range(WORD_FILES)]
    files = []
    for number, one in enumerate(told):
        files.append(folder / "words" / f"{number}.docx")
        files[-1].write_bytes(one.data)
    said = {"ours": list(ours.read_words(files))}
    if python:
        known = peers.versions(python)
        for title, name in peers.WORDS.items():
            version = known["pypandoc-binary" if name == "pandoc" else name]
            found = peers.ask(python, "peer_words.py", name, files)
            said[f"{title} {version}"] = [(one["text"], one["wall"]) for one in found]
    for name, given in said.items():
        figures.words[name] = _word_score(told, given)
    shutil.rmtree(folder / "words")


def _word_score(told: Sequence[Written], given: Sequence[tuple[str, float]]) -> WordScore:
    score = WordScore()
    for one, (text, seconds) in zip(told, given, strict=True):
        words = plain(text)
        pair = score.shown.setdefault(one.kind, [0, 0])
        pair[0] += sum(plain(shown) in words for shown in one.shown)
        pair[1] += len(one.shown)
        score.captions[0] += sum(words.count(plain(caption)) == 1 for caption in one.captions)
        score.captions[1] += len(one.captions)
        score.hidden += sum(plain(hidden) in words for hidden in one.hidden)
        score.seconds.append(seconds)
    return score


def main(size: int) -> None:
    """Measure, and write the section."""
    figures, writer = Figures(shapes=len(PAGES)), Writer(ROOT / "content")
    with ram_disk() as folder:
        try:
            python: Path | None = peers.environment(folder)
        except (OSError, subprocess.SubprocessError) as error:
            print(error)
            python = None
        compare_pages(folder, writer, python, figures)
        compare_words(folder, writer, python, figures)
        timed(folder, size, writer, figures)
    print("\n".join(lines(figures)), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
