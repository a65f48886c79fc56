"""Pictures are found among the uploads, wherever these lie beside the export."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.commands.importer.archives.uploads import Uploads

ADDRESS = "https://cu.example.vn/wp-content/uploads/2024/07/anh-1024x768.jpg?x=1"


@pytest.mark.parametrize("top", ["uploads", "wp-content/uploads", "sao-luu/wp-content/uploads", "."])
def test_uploads_lie_anywhere_below(tmp_path: Path, top: str) -> None:
    file = tmp_path / top / "2024" / "07" / "anh.jpg"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"x")
    assert Uploads(tmp_path).find(ADDRESS) == file


@pytest.mark.parametrize(
    "address",
    [
        "/wp-content/uploads/sites/3/2024/07/anh.jpg",
        "http://i0.wp.com/cu.example.vn/wp-content/uploads/2024/07/anh.jpg",
        "wp-content/uploads/2024/07/anh-scaled.jpg",
        "//cu.example.vn/wp-content/uploads/2024/07/ANH-150x150.JPG",
    ],
)
def test_addresses_of_all_kinds(tmp_path: Path, address: str) -> None:
    file = tmp_path / "uploads" / "2024" / "07" / "anh.jpg"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"x")
    assert Uploads(tmp_path).find(address) == file


def test_only_the_reduced_one_may_be_there(tmp_path: Path) -> None:
    file = tmp_path / "uploads" / "2024" / "07" / "anh-1024x768.jpg"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"x")
    assert Uploads(tmp_path).find(ADDRESS) == file


def test_a_picture_of_another_month_is_another_picture(tmp_path: Path) -> None:
    file = tmp_path / "uploads" / "2023" / "01" / "anh.jpg"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"x")
    assert Uploads(tmp_path).find(ADDRESS) is None
