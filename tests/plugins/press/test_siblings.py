from __future__ import annotations

import gzip
import random

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.press.siblings import SMALLEST, is_sibling, is_text, siblings

TEXT = b"<p>Dang uy Khoi hop.</p>" * 50


def test_siblings_unpack_to_the_file() -> None:
    made = siblings("a/index.html", TEXT)
    assert set(made) == {"a/index.html.gz", "a/index.html.br"}
    assert gzip.decompress(made["a/index.html.gz"]) == brotli.decompress(made["a/index.html.br"]) == TEXT


def test_packing_tells_no_time_and_no_machine() -> None:
    packed = siblings("a.css", TEXT)["a.css.gz"]
    assert packed[:10] == b"\x1f\x8b\x08\0\0\0\0\0\x02\xff"


def test_what_is_small_or_does_not_shrink_has_none() -> None:
    assert siblings("a.html", TEXT[: SMALLEST - 1]) == {}
    assert siblings("a.txt", random.Random(0).randbytes(2000)) == {}


@given(st.binary(max_size=2000))
def test_a_sibling_is_smaller_than_its_file(data: bytes) -> None:
    assert all(len(made) < len(data) for made in siblings("a.txt", data).values())


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("index.html", True),
        ("theme/a.css", True),
        ("feeds/all.atom.xml", True),
        ("robots.txt", True),
        ("tim/index.json", True),
        ("photos/a.avif", False),
        ("a/ke-hoach.pdf", False),
        (".htaccess", False),
        ("_may-chu/http.conf", False),
        ("web.config", False),
    ],
)
def test_texts_that_are_served_have_siblings(path: str, text: bool) -> None:
    assert is_text(path) is text
    assert is_sibling(f"{path}.gz") is is_sibling(f"{path}.br") is text
    assert not is_sibling(path)
