from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from newsroom.engine import built_site, fingerprint, noted_change
from newsroom.vietnamese.printing import VIETNAM
from tests.support.building import NOW, build, tiny_site, write_article

pytestmark = pytest.mark.slow


def no_wait(process: str) -> None:
    raise AssertionError(f"{process} builds")


def test_every_file_of_the_output_is_known_by_size_and_digest(tmp_path: Path) -> None:
    built = build(tiny_site(tmp_path / "content"), tmp_path / "output")
    with built_site(tmp_path / "cache", built.output, no_wait) as site:
        assert site is not None
        assert list(site.files) == sorted(built.files)
        for path, file in site.files.items():
            data = (built.output / path).read_bytes()
            assert (file.size, file.digest) == (len(data), fingerprint(data))


def test_the_next_change_is_that_which_the_last_build_noted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    content = tiny_site(tmp_path / "content")
    with pytest.raises(LookupError):
        noted_change(tmp_path / "cache", no_wait)
    assert not (tmp_path / "cache").exists()
    build(content, tmp_path / "output")
    assert noted_change(tmp_path / "cache", no_wait) is None
    write_article(content, "2026/01/le", Date="2026-01-20 06:00")
    assert noted_change(tmp_path / "cache", no_wait) is None
    build(content, tmp_path / "output")
    moment = datetime(2026, 1, 20, 6, tzinfo=VIETNAM)
    assert noted_change(tmp_path / "cache", no_wait) == moment
    build(content, tmp_path / "output", CHECK_ONLY=True)
    assert noted_change(tmp_path / "cache", no_wait) == moment
    (tmp_path / "cache" / "site.seal").unlink()
    with pytest.raises(LookupError):
        noted_change(tmp_path / "cache", no_wait)


def test_without_a_sealed_catalogue_nothing_is_known(tmp_path: Path) -> None:
    built = build(tiny_site(tmp_path / "content"), tmp_path / "output")
    (tmp_path / "cache" / "site.seal").unlink()
    with built_site(tmp_path / "cache", built.output, no_wait) as site:
        assert site is None


@pytest.mark.parametrize("place", [18, 56, 100, -1])
def test_a_damaged_catalogue_vouches_for_nothing(tmp_path: Path, place: int) -> None:
    content = tiny_site(tmp_path / "content")
    write_article(content, "2024/06/da-go", Status="withdrawn", Withdrawn="Đăng nhầm.")
    built = build(content, tmp_path / "output")
    texts = tmp_path / "cache" / "site-texts.sqlite"
    data = bytearray(texts.read_bytes())
    if place < 0:
        data = data.replace("Đăng nhầm.".encode(), b"\xff" * len("Đăng nhầm.".encode()))
    else:
        data[place] = 7
    texts.write_bytes(bytes(data))
    with built_site(tmp_path / "cache", built.output, no_wait) as site:
        assert site is None or site.files.keys() == built.files.keys()
        assert site is None or place > 0
