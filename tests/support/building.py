"""Build small sites in this process, as ``pelican`` does, and look at what came out."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pelican.settings import read_settings

from plugins.gate import Refused
from tests.support.outputs import look_at

ROOT = Path(__file__).resolve().parents[2]
SITES = ROOT / "tests" / "sites"
NOW = "1767225600"  # 2026-01-01 07:00 in Vietnam

SITE_TOML = """\
name = "Trang tin thử"
url = "https://example.vn"

[[categories]]
name = "Tin hoạt động"
slug = "tin-hoat-dong"

[[categories]]
name = "Xây dựng Đảng"
slug = "xay-dung-dang"
"""


@dataclass(frozen=True)
class Built:
    """The outcome of a build: its exit status and where its files are."""

    status: int
    output: Path

    def text(self, path: str) -> str:
        return (self.output / path).read_text(encoding="utf-8")

    @property
    def files(self) -> dict[str, str]:
        return digests(self.output)


def digests(folder: Path) -> dict[str, str]:
    """Map every file below ``folder`` to a hash of its bytes."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def build(content: Path, output: Path, conf: str = "pelicanconf.py", **settings: Any) -> Built:
    """Build ``content`` into ``output``, and look at what was written; photos are kept beside it."""
    override = {
        "PATH": str(content),
        "OUTPUT_PATH": str(output),
        "CACHE_PATH": str(output.parent / "cache"),
        **settings,
    }
    read = read_settings(str(ROOT / conf), override)
    try:
        read["PELICAN_CLASS"](read).run()
    except Refused as refused:
        return Built(int(str(refused.code)), output)
    if output.is_dir():
        look_at(output)
    return Built(0, output)


def write_site(folder: Path, toml: str = SITE_TOML) -> Path:
    """Start a content folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "site.toml").write_text(toml, encoding="utf-8")
    return folder


def write_article(content: Path, place: str, body: str = "Nội dung bài.", **header: str) -> Path:
    """Write ``articles/PLACE/index.md``; header keys left out get plain values, ``""`` leaves one out."""
    year, month, slug = place.split("/")
    values = {
        "Title": f"Bài {slug}",
        "Date": f"{year}-{month}-05 08:00",
        "Category": "Tin hoạt động",
        "Author": "Ban Biên tập",
        "Summary": f"Tóm tắt của bài {slug}.",
        **header,
    }
    lines = [f"{key}: {value}" for key, value in values.items() if value]
    file = content / "articles" / place / "index.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join([*lines, "", body, ""]), encoding="utf-8")
    return file


def tiny_site(folder: Path, articles: int = 3) -> Path:
    """Write a sound site of a few articles in both categories."""
    content = write_site(folder)
    for number in range(articles):
        category = "Xây dựng Đảng" if number % 3 == 2 else "Tin hoạt động"
        place = f"{2024 + number // 12}/{number % 12 + 1:02d}/bai-{number}"
        write_article(content, place, Category=category, Tags="thi đua")
    return content
