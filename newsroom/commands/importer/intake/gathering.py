"""Make jobs of the files and folders that were named: what is read, by whom, and what is passed over."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from newsroom.commands.importer import archives
from newsroom.commands.importer.intake.shown import shown_name
from newsroom.commands.importer.intake.used import used_files
from newsroom.vietnamese.faults import reason_of

_IGNORED = frozenset({"thumbs.db", "desktop.ini", "__macosx", "node_modules", "icon\r", "ehthumbs.db"})
_ASSETS = frozenset(
    """
    .jpg .jpeg .png .gif .webp .bmp .tif .tiff .heic .avif .svg .ico .emf .wmf .psd .ai .css .scss .less .js
    .mjs .map .woff .woff2 .ttf .otf .eot .mp3 .mp4 .m4a .mov .avi .wmv .webm .mkv .wav .ogg .flv .swf
    """.split()  # noqa: SIM905 (so many read best as a text)
)
"""Endings of what belongs to articles and is none."""
_PAGES = frozenset({".htm", ".html", ".xhtml", ".xht", ".shtml", ".asp", ".aspx", ".php", ".jsp", ".mht"})
_BESIDE_RE = re.compile(
    r"(?P<stem>.+?)[ _.-]"
    r"(?:files?|filer|fichiers|dateien|archivos|tệp|tep|tệp tin|tep tin|tập tin|data|resources)",
    re.IGNORECASE,
)
"""What browsers call the folder of a saved page."""
_DEEPEST = 100
_MOST_PAGES, _LOOKED_AT = 200, 1 << 18
"""Pages, and bytes of each, that are looked at for whether they use a folder beside them."""
_SIGNS = frozenset(
    f"{name}.{suffix}" for name in ("hugo", "config", "_config") for suffix in ("toml", "yaml", "yml", "json")
) | {"pelicanconf.py", "_posts", "_drafts"}
"""What may tell that a folder is a whole site of another system."""


@dataclass(frozen=True, slots=True)
class Job:
    """A file or an archive's folder to read.

    ``name`` is how it is told; ``root`` is the folder that was imported, which no picture's path leaves;
    ``is_named`` tells that it was typed itself, not met in a folder; ``kind`` is that of a folder, or ``""``.
    """

    path: str
    name: str
    root: str
    is_named: bool = False
    kind: str = ""
    size: int = 0


@dataclass(slots=True)
class Gathered:
    """The jobs in order, names that cannot be read with the reason, and how many files belong to articles."""

    jobs: list[Job] = field(default_factory=list)
    faults: list[tuple[str, str]] = field(default_factory=list)
    passed: int = 0


def gather(paths: Iterable[str]) -> Gathered:
    """List the jobs below the named paths; each file once."""
    found = Gathered()
    seen: set[tuple[int, int]] = set()
    for path in paths:
        try:
            status = os.stat(path)
        except OSError as error:
            found.faults.append((path, _unreachable(error)))
            continue
        if stat.S_ISDIR(status.st_mode):
            _walk(Path(path), path, found, seen, 0)
        elif _is_new(status, seen):
            _enter(path, status, found, Path(path).parent, is_named=True)
    return _without_used(found)


def _without_used(found: Gathered) -> Gathered:
    """Pass over the files that were met and that a page among the jobs leads to."""
    met = {os.path.normpath(job.path): job for job in found.jobs if not (job.is_named or job.kind)}
    others = {path for path in met if os.path.splitext(path)[1].lower() not in _PAGES}
    pages = [job.path for job in found.jobs if os.path.splitext(job.path)[1].lower() in _PAGES]
    used = used_files(pages) & others if others and pages else frozenset()
    if used:
        found.jobs = [job for job in found.jobs if os.path.normpath(job.path) not in used]
        found.passed += len(used)
    return found


def _unreachable(error: OSError) -> str:
    return (
        "liên kết (symlink) này không dẫn đến tệp nào"
        if isinstance(error, FileNotFoundError)
        else reason_of(error)
    )


def _is_new(status: os.stat_result, seen: set[tuple[int, int]]) -> bool:
    key = (status.st_dev, status.st_ino)
    is_new = key not in seen
    seen.add(key)
    return is_new


def _enter(path: str, status: os.stat_result, found: Gathered, root: Path, is_named: bool) -> None:
    if stat.S_ISREG(status.st_mode):
        found.jobs.append(Job(path, shown_name(path), str(root), is_named, size=status.st_size))
    else:
        found.faults.append((path, "không phải tệp thường (là ổ, cổng hoặc đường ống) nên không đọc"))


def _walk(folder: Path, root: str, found: Gathered, seen: set[tuple[int, int]], depth: int) -> None:
    """Enter the files below a folder, by name; links to elsewhere are not followed."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: _order(entry.name))
        if not _is_new(os.stat(folder), seen):
            return
    except OSError as error:
        found.faults.append((str(folder), reason_of(error)))
        return
    names = {entry.name.lower() for entry in entries}
    if kind := archive_kind(folder, names):
        found.jobs.append(Job(str(folder), shown_name(str(folder)), root, depth == 0, kind))
        return
    pages = {stem_of(name) for name in names if os.path.splitext(name)[1] in _PAGES}
    for entry in entries:
        if is_passed(entry.name):
            continue
        try:
            if entry.is_symlink():
                _enter_link(entry.path, root, found, seen)
            elif not entry.is_dir(follow_symlinks=False):
                _enter_met(entry.path, entry.stat(follow_symlinks=False), root, found, seen)
            elif page_beside(entry.name) in pages or _is_of_a_page(folder, entry.name, entries):
                found.passed += 1
            elif depth < _DEEPEST:
                _walk(Path(entry.path), root, found, seen, depth + 1)
            else:
                found.faults.append((entry.path, f"thư mục lồng nhau quá {_DEEPEST} lớp"))
        except OSError as error:
            found.faults.append((entry.path, reason_of(error)))


def _is_of_a_page(folder: Path, name: str, entries: Iterable[os.DirEntry[str]]) -> bool:
    """Tell whether a folder is called as those of saved pages, and a page beside it uses what is in it."""
    if not page_beside(name):
        return False
    pages = [entry.path for entry in entries if os.path.splitext(entry.name)[1].lower() in _PAGES]
    wanted = [f"{one}/".encode("utf-8", "surrogateescape") for one in (name, quote(os.fsencode(name)))]
    return any(_mentions(page, wanted) for page in pages[:_MOST_PAGES])


def _mentions(page: str, wanted: Iterable[bytes]) -> bool:
    try:
        with open(page, "rb") as file:
            text = file.read(_LOOKED_AT)
    except OSError:
        return False
    return any(one in text for one in wanted)


def _enter_met(
    path: str, status: os.stat_result, root: str, found: Gathered, seen: set[tuple[int, int]]
) -> None:
    if os.path.splitext(path)[1].lower() in _ASSETS:
        found.passed += 1
    elif _is_new(status, seen):
        _enter(path, status, found, Path(root), is_named=False)


def _enter_link(path: str, root: str, found: Gathered, seen: set[tuple[int, int]]) -> None:
    """Enter a file that a link names, if it lies in the imported folder; folders are met themselves."""
    real = os.path.realpath(path)
    if not Path(real).is_relative_to(os.path.realpath(root)):
        found.faults.append((path, "liên kết (symlink) dẫn ra ngoài thư mục đang nhập nên không theo"))
    elif os.path.isfile(real):
        _enter_met(path, os.stat(real), root, found, seen)


def _order(name: str) -> tuple[str, str]:
    return unicodedata.normalize("NFC", name).casefold(), name


def is_passed(name: str) -> bool:
    """Tell whether a file is no article by its name: hidden, a lock of Word or LibreOffice, of the system."""
    return name.startswith((".", "~$", "~WRL")) or name.endswith((".tmp", "~")) or name.lower() in _IGNORED


def page_beside(folder: str) -> str:
    """Give the name, without its ending and in small letters, of the page of a folder, or ``""``."""
    match = _BESIDE_RE.fullmatch(unicodedata.normalize("NFC", folder))
    return match["stem"].casefold() if match else ""


def stem_of(name: str) -> str:
    """Give the name of a page without its ending, as ``page_beside`` has it."""
    return os.path.splitext(unicodedata.normalize("NFC", name))[0].casefold()


def archive_kind(folder: Path, names: Collection[str]) -> str:
    """Name the system whose whole site a folder is, or ``""``; ``names`` in it are in small letters."""
    return archives.archive_kind(folder) if _SIGNS & set(names) else ""
