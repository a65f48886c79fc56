"""Write a site in which each sample is an article, with the photos and files that it names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from tests.handbook.samples import Sample
from tests.handbook.scenes import scene
from tests.support.building import write_article, write_site
from tests.support.documents import office, pdf

FOLDER = "2025/10"
SITE = """\
name = "Trang tin mẫu"
url = "https://example.vn"

[[categories]]
name = "Tin hoạt động"
slug = "tin-hoat-dong"
"""
_NAMED_RE = re.compile(r"\]\((?P<name>[\w -]+\.(?P<kind>jpg|pdf|docx))[ )]")
_FILLING = b"<</Length 180000>>stream\n" + b"0" * 180_000 + b"\nendstream"
"""What makes a document as large as those of offices are."""


def write_samples(content: Path, samples: Iterable[Sample]) -> None:
    """Write the site into ``content``; a sample that is a whole article stands as it is."""
    write_site(content, SITE)
    for sample in samples:
        if sample.typed.startswith("Title: "):
            file = content / "articles" / FOLDER / sample.name / "index.md"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(f"{sample.typed}\n", encoding="utf-8")
        else:
            title = f"Bài mẫu {sample.name.replace('-', ' ')}"
            file = write_article(content, f"{FOLDER}/{sample.name}", sample.typed, Title=title)
        for match in _NAMED_RE.finditer(sample.typed):
            _make(file.with_name(match["name"]), match["kind"])


def _make(file: Path, kind: str) -> None:
    if kind == "jpg":
        scene(int(file.stem)).save(file, quality=92)
    else:
        file.write_bytes(pdf(_FILLING) if kind == "pdf" else office(".docx"))
