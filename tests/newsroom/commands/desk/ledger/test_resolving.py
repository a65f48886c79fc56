"""Going on after a conflict."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.commands.desk.ledger import Conflict, Fault
from tests.support.two_desks import AN, BINH, MOT, Office, open_office, run

pytestmark = pytest.mark.slow


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An and Bình both changed the text; Bình a photo and added one, An added another."""
    office = open_office(tmp_path)
    office.binh.write(f"{MOT}/index.md", "của Bình\n")
    office.binh.write(f"{MOT}/1.jpg", "ảnh của Bình")
    office.binh.write(f"{MOT}/2.jpg", "thêm của Bình")
    run(office.binh.ledger.record(BINH, [MOT], "Sửa"))
    office.an.write(f"{MOT}/index.md", "của An\n")
    office.an.write(f"{MOT}/3.jpg", "thêm của An")
    return office


def test_there_is_no_conflict_before_the_server_is_asked_and_one_after(office: Office) -> None:
    assert run(office.an.ledger.conflict(MOT)) is None
    run(office.an.ledger.fetch())
    texts = run(office.an.ledger.conflict(MOT))
    assert texts
    assert (texts.ours, texts.theirs, texts.who) == ("của An\n".encode(), "của Bình\n".encode(), "Trần Bình")
    assert texts.their_files == ("1.jpg", "2.jpg", "index.md")
    assert texts.our_files == ("3.jpg", "index.md")
    assert office.an.read(f"{MOT}/1.jpg") == f"ảnh {MOT}"


def test_a_settled_text_follows_on_that_of_others_with_their_photos(office: Office) -> None:
    with pytest.raises(Conflict) as caught:
        run(office.an.ledger.record(AN, [MOT], "Sửa"))
    assert run(office.an.ledger.settle(MOT, caught.value.texts.theirs_commit)) == ()
    assert run(office.an.ledger.conflict(MOT)) is None
    office.an.write(f"{MOT}/index.md", "của cả hai\n")
    assert run(office.an.ledger.record(AN, [MOT], "Sửa")).sent
    assert office.text(f"{MOT}/index.md") == "của cả hai\n"
    assert [office.text(f"{MOT}/{n}.jpg") for n in (1, 2, 3)] == [
        "ảnh của Bình",
        "thêm của Bình",
        "thêm của An",
    ]
    assert office.an.status() == []


def test_files_that_both_changed_are_named_and_ours_stay(office: Office) -> None:
    office.an.write(f"{MOT}/1.jpg", "ảnh của An")
    with pytest.raises(Conflict) as caught:
        run(office.an.ledger.record(AN, [MOT], "Sửa"))
    assert run(office.an.ledger.settle(MOT, caught.value.texts.theirs_commit)) == ("1.jpg",)
    assert office.an.read(f"{MOT}/1.jpg") == "ảnh của An"


def test_who_changes_it_again_meanwhile_is_not_overwritten(office: Office) -> None:
    with pytest.raises(Conflict) as caught:
        run(office.an.ledger.record(AN, [MOT], "Sửa"))
    run(office.an.ledger.settle(MOT, caught.value.texts.theirs_commit))
    office.binh.write(f"{MOT}/index.md", "lại của Bình\n")
    run(office.binh.ledger.record(BINH, [MOT], "Sửa nữa"))
    with pytest.raises(Conflict) as caught:
        run(office.an.ledger.record(AN, [MOT], "Sửa"))
    assert caught.value.theirs == "lại của Bình\n".encode()


def test_theirs_can_be_taken_and_ours_is_kept_aside(office: Office) -> None:
    run(office.an.ledger.fetch())
    kept = run(office.an.ledger.take_theirs(AN, MOT))
    assert office.an.read(f"{MOT}/index.md") == "của Bình\n"
    assert office.an.read(f"{MOT}/3.jpg") is None
    assert office.an.status() == []
    assert run(office.an.ledger.conflict(MOT)) is None
    assert run(office.an.ledger.at(kept, MOT)) == "của An\n".encode()
    assert run(office.an.ledger.file_at(kept, MOT, "3.jpg")) == "thêm của An".encode()


def test_only_a_commit_can_be_settled_on(office: Office) -> None:
    with pytest.raises(Fault):
        run(office.an.ledger.settle(MOT, "--main"))
