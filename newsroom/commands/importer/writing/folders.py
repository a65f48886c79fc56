"""Make the folder of an article whole or not at all, and know it again by a hash of what lies in it."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from newsroom.commands.importer.writing.article import Data, Written
from newsroom.model.content import ARTICLES

PAGES = "pages"
_TEMPORARY = ".nhap-"


def digest_of(written: Written) -> str:
    """Hash what is to be written: the text, and of the files beside it names and sizes."""
    sizes = {name: _size(data) for name, data in written.files.items()}
    return digest(written.text.encode(), sizes)


def folder_digest(folder: Path) -> str:
    """Hash what lies in a folder in the same way; line ends count as they are written here."""
    return digest(*read_folder(folder))


def read_folder(folder: Path) -> tuple[bytes, dict[str, int]]:
    """Give the manuscript of a folder, and the sizes of what lies beside it by name."""
    sizes: dict[str, int] = {}
    text = b""
    for entry in sorted(folder.rglob("*")):
        if entry.name.startswith(".") or (entry.is_dir() and not entry.is_symlink()):
            continue
        name = entry.relative_to(folder).as_posix()
        if name == "index.md" and entry.is_file():
            text = entry.read_bytes().replace(b"\r\n", b"\n")
        else:
            sizes[name] = entry.lstat().st_size
    return text, sizes


def manuscript_of(content: Path, folder: str) -> Path:
    """Give the manuscript of a folder below ``articles``, or of a page, ``pages/NAME.md``."""
    return content / folder if folder.startswith(f"{PAGES}/") else content / ARTICLES / folder / "index.md"


def sizes_at(content: Path, folder: str) -> dict[str, int]:
    """Give the sizes of what lies beside a manuscript by name: beside a page in a folder of its name."""
    if not folder.startswith(f"{PAGES}/"):
        return read_folder(content / ARTICLES / folder)[1]
    beside = (content / folder).with_suffix("")
    found = sorted(beside.iterdir()) if beside.is_dir() else []
    return {
        one.name: one.lstat().st_size
        for one in found
        if one.is_file() and not one.name.startswith(".") and one.suffix != ".md"
    }


def digest_at(content: Path, folder: str) -> str:
    """Hash a manuscript, and what lies beside it, as ``digest_of`` hashes what is to be written."""
    text = manuscript_of(content, folder).read_bytes().replace(b"\r\n", b"\n")
    return digest(text, sizes_at(content, folder))


def digest(text: bytes, sizes: Mapping[str, int]) -> str:
    """Hash a manuscript, and names and sizes of what lies beside it."""
    hashed = hashlib.blake2b(text, digest_size=10)
    for name in sorted(sizes):
        hashed.update(f"\0{name}\0{sizes[name]}".encode())
    return hashed.hexdigest()


def _size(data: Data) -> int:
    return len(data) if isinstance(data, bytes) else data.stat().st_size


def make_folder(folder: Path, written: Written) -> None:
    """Make a folder under another name, then give it its own: it is there whole or not at all."""
    temporary = folder.parent / f"{_TEMPORARY}{os.getpid()}"
    folder.parent.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(temporary, ignore_errors=True)
    temporary.mkdir()
    try:
        for name, data in written.files.items():
            _put(temporary / name, data)
        _put(temporary / "index.md", written.text.encode())
        temporary.rename(folder)
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        raise


def _put(file: Path, data: Data) -> None:
    if isinstance(data, bytes):
        file.write_bytes(data)
    else:
        shutil.copyfile(data, file)


def refresh_folder(folder: Path, written: Written) -> None:
    """Write a folder anew that nobody has touched: the old one lies aside until the new one stands."""
    aside = folder.parent / f"{_TEMPORARY}{os.getpid()}-cu"
    shutil.rmtree(aside, ignore_errors=True)
    folder.rename(aside)
    try:
        make_folder(folder, written)
    except BaseException:
        aside.rename(folder)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def swept(content: Path) -> int:
    """Take away what an import that was killed left under temporary names; say how many there were."""
    left = list((content / ARTICLES).glob(f"*/*/{_TEMPORARY}*"))
    for folder in left:
        with contextlib.suppress(OSError):
            shutil.rmtree(folder)
    return len(left)
