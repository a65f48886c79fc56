"""What each of two people has."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.commands.desk.ledger import Conflict
from tests.support.two_desks import AN, BINH, MOT, Office, open_office, run

pytestmark = pytest.mark.slow


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return open_office(tmp_path)


def conflict_of(office: Office, path: str) -> Conflict:
    with pytest.raises(Conflict) as caught:
        run(office.an.ledger.record(AN, [path], "Sửa"))
    return caught.value


def test_an_article_that_others_removed_has_no_text_of_theirs(office: Office) -> None:
    for name in ("index.md", "1.jpg"):
        (office.binh.content / MOT / name).unlink()
    run(office.binh.ledger.record(BINH, [MOT], "Xóa"))
    office.an.write(f"{MOT}/index.md", "của An\n")
    found = conflict_of(office, MOT)
    assert (found.theirs, found.texts.their_files) == (None, ("1.jpg", "index.md"))
    assert found.texts.message == "Xóa"


def test_two_who_begin_an_article_of_one_name_have_no_common_text(office: Office) -> None:
    place = "articles/2024/08/moi"
    office.binh.write(f"{place}/index.md", "của Bình\n")
    run(office.binh.ledger.record(BINH, [place], "Đăng"))
    office.an.write(f"{place}/index.md", "của An\n")
    found = conflict_of(office, place)
    assert (found.base, found.ours, found.theirs) == (None, "của An\n".encode(), "của Bình\n".encode())
    assert "Người khác" in str(found)


def test_a_file_of_its_own_is_the_text(office: Office) -> None:
    office.binh.write("pages/lien-he.md", "của Bình\n")
    run(office.binh.ledger.record(BINH, ["pages/lien-he.md"], "Sửa"))
    office.an.write("pages/lien-he.md", "của An\n")
    found = conflict_of(office, "pages/lien-he.md")
    assert (found.paths, found.theirs) == (("pages/lien-he.md",), "của Bình\n".encode())
    assert found.texts.our_files == ("lien-he.md",)
