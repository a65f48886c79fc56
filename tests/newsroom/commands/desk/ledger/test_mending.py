"""An index that a power cut damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.commands.desk.ledger.mending import ASIDE, is_whole, mend_index
from tests.support.two_desks import AN, HAI, MOT, Office, open_office, run

pytestmark = pytest.mark.slow


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return open_office(tmp_path)


@pytest.mark.parametrize("rest", [0, 8, 40, -1])
def test_a_damaged_index_is_made_anew_and_no_file_touched(office: Office, rest: int) -> None:
    index = office.an.root / ".git" / "index"
    index.write_bytes(index.read_bytes()[:rest])
    office.an.write(f"{HAI}/index.md", "An viết dở\n")
    office.an.write(f"{MOT}/index.md", "của An\n")
    assert run(office.an.ledger.record(AN, [MOT], "Sửa")).sent
    assert office.an.status() == [f" M content/{HAI}/index.md"]
    assert (index.parent / ASIDE).exists()


def test_a_whole_index_stays(office: Office) -> None:
    git, home, found = run(office.an.ledger.now())
    office.an.write(f"{HAI}/index.md", "đã thêm vào chỉ mục\n")
    office.an.git("add", "-A")
    assert not run(mend_index(git, home, found.local))
    assert office.an.status() == [f"M  content/{HAI}/index.md"]


def test_an_index_is_whole_if_its_digest_holds_or_is_left_out(office: Office, tmp_path: Path) -> None:
    index = office.an.root / ".git" / "index"
    data = index.read_bytes()
    assert is_whole(index, 20)
    assert is_whole(tmp_path / "none", 20)
    index.write_bytes(data[:-20] + bytes(20))
    assert is_whole(index, 20)
    index.write_bytes(data[:-30] + b"x" + data[-29:])
    assert not is_whole(index, 20)
