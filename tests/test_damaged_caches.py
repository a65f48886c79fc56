"""Whatever becomes of the bytes of the cache, the next build ends at those of a clean one."""

from __future__ import annotations

import os
import random
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.building import NOW, build, digests, tiny_site, write_article

NAMES = ("site.sqlite", "site-texts.sqlite", "site.seal", "site.lock")
A_FEW, MANY = 12, 2500
MOST_SECONDS = 600
"""How long the many may take together; what is not tried by then is left for another day's seed."""


class Archive:
    """A site that was built, edited since, and its cache; each trial begins with these."""

    def __init__(self, folder: Path) -> None:
        self.content, self.output = tiny_site(folder / "content", 6), folder / "output"
        self.cache, self.kept = folder / "cache", folder / "kept"
        links = "Xem [kết quả](/2024/01/bai-0/#ket-qua-chung) và [nội quy](../../../../pages/noi-quy.md)."
        write_article(self.content, "2024/01/bai-0", body="## Kết quả chung\n\nĐủ cả.", Old_URL="/cu/0.html")
        write_article(self.content, "2024/02/bai-1", body=links)
        (self.content / "pages").mkdir()
        (self.content / "pages" / "noi-quy.md").write_text(
            "Title: Nội quy\n\nGiữ trật tự.\n", encoding="utf-8"
        )
        assert self.build() == 0
        shutil.copytree(self.cache, self.kept / "cache")
        shutil.copytree(self.output, self.kept / "output")
        write_article(self.content, "2024/02/bai-1", body=f"{links} Thêm một câu.", Title="Tên mới")
        write_article(self.content, "2024/03/bai-2", body=f"Khác hẳn. {links}")
        clean = build(self.content, folder / "clean" / "output", JOBS=1)
        self.after = clean.files

    def build(self) -> int:
        return build(self.content, self.output, JOBS=1).status

    def reset(self) -> None:
        for name in ("cache", "output"):
            shutil.rmtree(self.cache.parent / name)
            shutil.copytree(self.kept / name, self.cache.parent / name)

    def check(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert self.build() == 0
        assert "Traceback" not in "".join(capsys.readouterr())
        assert digests(self.output) == self.after


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", NOW)
        patch.delenv("SITEURL", raising=False)
        yield Archive(tmp_path_factory.mktemp("archive"))


@pytest.fixture(autouse=True)
def fixed_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    monkeypatch.delenv("SITEURL", raising=False)


def alter(file: Path, chance: random.Random) -> None:
    """Change one byte, a few, or a stretch of a file; its stamps tell of it, as those of any write do."""
    data = bytearray(file.read_bytes())
    kind = chance.random()
    if kind < 0.7 or not data:
        for _ in range(1 if kind < 0.5 else chance.randint(2, 20)):
            if data:
                data[chance.randrange(len(data))] ^= chance.randint(1, 255)
    elif kind < 0.85:
        place = chance.randrange(len(data))
        data[place : place + chance.choice((16, 512, 4096))] = chance.randbytes(16)
    else:
        del data[chance.randrange(len(data)) :]
    file.write_bytes(bytes(data))


def try_damage(archive: Archive, seed: int, capsys: pytest.CaptureFixture[str]) -> None:
    chance = random.Random(seed)
    archive.reset()
    for name in chance.choices(NAMES, weights=(2, 5, 1, 1), k=chance.choice((1, 1, 1, 2))):
        alter(archive.cache / name, chance)
    archive.check(capsys)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(A_FEW))
def test_a_damaged_cache_is_made_anew(
    archive: Archive, seed: int, capsys: pytest.CaptureFixture[str]
) -> None:
    try_damage(archive, seed, capsys)


@pytest.mark.slow
@pytest.mark.parametrize("place", [18, 19, 24, 28, 56, 100, 105])
def test_a_damaged_head_of_the_texts_is_made_anew(
    archive: Archive, place: int, capsys: pytest.CaptureFixture[str]
) -> None:
    for value in (0, 3, 255):
        archive.reset()
        file = archive.cache / "site-texts.sqlite"
        data = bytearray(file.read_bytes())
        data[place] = value
        file.write_bytes(bytes(data))
        archive.check(capsys)


@pytest.mark.slow
@pytest.mark.parametrize("found", [b"\xff\xfe broken", b"", b'["a", "b"]'])
def test_bodies_that_are_no_text_are_made_anew(
    archive: Archive, found: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    import sqlite3

    for table, column in (("bodies", "body"), ("records", "record")):
        archive.reset()
        with sqlite3.connect(archive.cache / "site-texts.sqlite") as texts:
            texts.execute(f"UPDATE {table} SET {column} = CAST(? AS TEXT)", (found,))
        texts.close()
        archive.check(capsys)


@pytest.mark.slow
@pytest.mark.long
def test_caches_damaged_at_random_are_made_anew(archive: Archive, capsys: pytest.CaptureFixture[str]) -> None:
    first = int(os.environ.get("DAMAGE_SEED", "1000"))
    end = time.monotonic() + MOST_SECONDS
    tried = 0
    for seed in range(first, first + MANY):
        try_damage(archive, seed, capsys)
        tried += 1
        if time.monotonic() > end:
            break
    assert tried >= MANY // 10
