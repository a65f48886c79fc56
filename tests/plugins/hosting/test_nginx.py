from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.model.gone import Gone
from plugins.hosting.nginx import files, sizes
from plugins.hosting.rules import Move
from tests.support.ruling import NEW, make

LINE_RE = re.compile(r"\"[A-Za-z0-9/?=&:,+@~!*'()%._-]+\" \"[A-Za-z0-9/?=&:,+@~!*'()%._-]+\";\n")


def test_all_lies_in_the_folder_that_publishing_takes_out() -> None:
    assert {path.split("/")[0] for path in files(make("/a.html"))} == {"_may-chu"}


def test_a_map_has_an_address_once_in_each_form() -> None:
    assert files(make("/a/", "/b.html"))["_may-chu/redirects.map"] == (
        f'"/a" "{NEW}";\n"/a/" "{NEW}";\n"/b.html" "{NEW}";\n'
    )
    assert files(make(gone=(Gone("x/", has_page=True),)))["_may-chu/gone.map"] == (
        '"/x" "/x/index.html";\n"/x/" "/x/index.html";\n"/x/index.html" "/x/index.html";\n'
    )


@pytest.mark.slow
@given(st.lists(st.text(min_size=1, max_size=20).map(lambda text: "/" + text), max_size=4))
def test_whatever_the_old_addresses_the_lines_are_plain_and_none_stands_twice(olds: list[str]) -> None:
    lines = files(make(*olds))["_may-chu/redirects.map"].splitlines(keepends=True)
    assert all(LINE_RE.fullmatch(line) for line in lines)
    keys = [line.split('"')[1].lower() for line in lines]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("length", "bucket"), [(10, 64), (46, 64), (47, 128), (110, 128), (111, 256), (594, 1024)]
)
def test_a_bucket_holds_the_longest_address(length: int, bucket: int) -> None:
    move = Move("/" + "a" * (length - 6) + ".html", "", NEW)
    assert sizes([move]) == f"map_hash_max_size 2048;\nmap_hash_bucket_size {bucket};\n"


def test_the_table_grows_with_the_addresses() -> None:
    moves = [Move(f"/{number}.html", "", NEW) for number in range(6000)]
    assert sizes(moves) == "map_hash_max_size 16384;\nmap_hash_bucket_size 64;\n"
