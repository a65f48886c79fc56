from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.model.attachment import file_address, file_note, file_size, suffix_of


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("articles/2024/07/hop/Kế hoạch số 12.PDF", "2024/07/hop/ke-hoach-so-12.pdf"),
        ("articles/2024/07/hop/phụ lục/1.docx", "2024/07/hop/phu-luc/1.docx"),
        ("articles/2024/07/hop/v1.2 (cuối).docx", "2024/07/hop/v1-2-cuoi.docx"),
        ("articles/2024/07/hop/….pdf", "2024/07/hop/tep.pdf"),
        ("articles/2024/07/a.pdf", None),
        ("articles/a.pdf", None),
        ("articles/2024/7/hop/a.pdf", None),
        ("a.pdf", None),
        ("photos/a.pdf", "tai-lieu/a.pdf"),
        ("photos/2024/a.pdf", "tai-lieu/2024/a.pdf"),
        ("pages/a.pdf", "tai-lieu/a.pdf"),
        ("tai-lieu/Mẫu 1.xlsx", "tai-lieu/mau-1.xlsx"),
        ("biểu mẫu/a.pdf", "tai-lieu/bieu-mau/a.pdf"),
    ],
)
def test_the_address_of_a_file_comes_from_its_place_alone(path: str, address: str | None) -> None:
    assert file_address(path) == address


@given(st.text(min_size=1), st.sampled_from(["photos/", "articles/2024/07/hop/", "khác/"]))
def test_addresses_are_plain_and_stay_inside(name: str, folder: str) -> None:
    address = file_address(f"{folder}{name}.Pdf")
    assert address is not None
    assert re.fullmatch(r"(tai-lieu|2024/07/hop)(/[a-z0-9-]+)+\.pdf", address)


@pytest.mark.parametrize(
    ("size", "printed"),
    [
        (1, "1 kB"),
        (1499, "1 kB"),
        (340_400, "340 kB"),
        (999_499, "999 kB"),
        (999_500, "1 MB"),
        (1_240_000, "1,2 MB"),
        (9_949_999, "9,9 MB"),
        (9_950_000, "10 MB"),
        (20_000_000, "20 MB"),
    ],
)
def test_sizes_are_printed_as_in_vietnam(size: int, printed: str) -> None:
    assert file_size(size) == printed


def test_kind_and_size_stay_on_one_line() -> None:
    assert file_note("a/K%E1%BA%BF.PDF", 1_200_000) == "PDF,\u00a01,2\u00a0MB"
    assert file_note("a.docx", None) == "Word"


def test_a_suffix_does_not_depend_on_case() -> None:
    assert suffix_of("a/B.DocX") == ".docx"
    assert suffix_of("a.b/c") == ""
