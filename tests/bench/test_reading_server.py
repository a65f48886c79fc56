"""The server of the benchmark: one for all sites, text compressed."""

import gzip
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from bench.reading_server import serving


def test_text_is_compressed_for_who_takes_it_and_photos_are_not(tmp_path: Path) -> None:
    (tmp_path / "bai").mkdir()
    text = "<p>Bài viết</p>" * 100
    (tmp_path / "bai" / "index.html").write_text(text, encoding="utf-8")
    (tmp_path / "1.jpg").write_bytes(b"\xff\xd8" * 100)
    with serving(tmp_path) as address:
        with urlopen(Request(f"{address}/bai/", headers={"Accept-Encoding": "gzip, br"})) as answer:
            assert answer.headers["Content-Encoding"] == "gzip"
            body = answer.read()
            assert len(body) < len(text) / 2
            assert gzip.decompress(body).decode() == text
        with urlopen(f"{address}/bai/") as answer:
            assert answer.headers["Content-Encoding"] is None
            assert answer.read().decode() == text
        with urlopen(Request(f"{address}/1.jpg", headers={"Accept-Encoding": "gzip"})) as answer:
            assert answer.headers["Content-Type"] == "image/jpeg"
            assert answer.headers["Content-Encoding"] is None
        with pytest.raises(HTTPError, match="404") as missing:
            urlopen(f"{address}/2.jpg")
        missing.value.close()
