from __future__ import annotations

from pathlib import Path

from newsroom.engine import built_site, fingerprint
from tests.support.building import build, tiny_site


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


def test_without_a_sealed_catalogue_nothing_is_known(tmp_path: Path) -> None:
    built = build(tiny_site(tmp_path / "content"), tmp_path / "output")
    (tmp_path / "cache" / "site.seal").unlink()
    with built_site(tmp_path / "cache", built.output, no_wait) as site:
        assert site is None
