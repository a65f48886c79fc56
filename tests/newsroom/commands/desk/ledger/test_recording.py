"""Recording and sending, by two people at once, with a real git."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.commands.desk.ledger import Conflict, Refused
from tests.support.repository import git
from tests.support.two_desks import AN, BA, BINH, HAI, MOT, Office, open_office, run

pytestmark = pytest.mark.slow


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return open_office(tmp_path / "tòa soạn")


def test_a_folder_is_committed_alone_by_the_person_and_sent(office: Office) -> None:
    an = office.an
    an.write(f"{MOT}/index.md", "mới\n")
    an.write(f"{MOT}/ảnh đại hội.jpg", "x")
    an.write(f"{HAI}/index.md", "đang viết\n")
    recorded = run(an.ledger.record(AN, [MOT], "Đăng: Một\n\nLời dài."))
    assert recorded.sent
    assert recorded.why == ""
    assert office.text(f"{MOT}/index.md") == "mới\n"
    assert office.text(f"{MOT}/ảnh đại hội.jpg") == "x"
    assert office.text(f"{HAI}/index.md") != "đang viết\n"
    told = git(office.server, "log", "-1", "--format=%an|%ae|%cn|%B", "main")
    assert told == "Lê Thị An|an@example.vn|Máy tòa soạn|Đăng: Một\n\nLời dài."
    assert an.status() == [f" M content/{HAI}/index.md"]
    assert an.git("rev-parse", "HEAD") == recorded.commit


def test_what_others_sent_meanwhile_comes_with_it_and_what_is_edited_here_stays(office: Office) -> None:
    office.binh.write(f"{BA}/index.md", "của Bình\n")
    run(office.binh.ledger.record(BINH, [BA], "Đăng: Ba"))
    office.an.write(f"{HAI}/index.md", "đang viết\n")
    office.an.write(f"{MOT}/index.md", "mới\n")
    assert run(office.an.ledger.record(AN, [MOT], "Đăng: Một")).sent
    assert office.an.read(f"{BA}/index.md") == "của Bình\n"
    assert office.an.status() == [f" M content/{HAI}/index.md"]
    assert office.messages() == ["Đăng: Một", "Đăng: Ba", "Bắt đầu"]


def test_who_comes_second_in_one_article_gets_both_texts_and_nothing_is_written(office: Office) -> None:
    office.binh.write(f"{MOT}/index.md", "của Bình\n")
    run(office.binh.ledger.record(BINH, [MOT], "Đính chính: Một"))
    office.an.write(f"{MOT}/index.md", "của An\n")
    with pytest.raises(Conflict) as caught:
        run(office.an.ledger.record(AN, [MOT], "Đăng: Một"))
    conflict = caught.value
    assert (conflict.ours, conflict.theirs) == ("của An\n".encode(), "của Bình\n".encode())
    assert b"B\xe1\xba\xa3n \xc4\x91\xe1\xba\xa7u." in (conflict.base or b"")
    assert (conflict.texts.who, conflict.texts.message) == ("Trần Bình", "Đính chính: Một")
    assert conflict.paths == (MOT,)
    assert office.an.read(f"{MOT}/index.md") == "của An\n"
    assert office.text(f"{MOT}/index.md") == "của Bình\n"
    with pytest.raises(Conflict):
        run(office.an.ledger.record(AN, [MOT], "Đăng: Một"))


def test_a_text_that_the_hook_refuses_stays_here_and_does_not_wait(office: Office) -> None:
    office.hook("echo 'lỗi: bài thiếu sapo' >&2; exit 1")
    office.an.write(f"{MOT}/index.md", "sai\n")
    with pytest.raises(Refused) as caught:
        run(office.an.ledger.record(AN, [MOT], "Đăng: Một"))
    assert caught.value.words == "lỗi: bài thiếu sapo"
    assert run(office.an.ledger.pending()) == ()
    assert office.an.read(f"{MOT}/index.md") == "sai\n"
    assert office.messages() == ["Bắt đầu"]


def test_without_a_network_the_commit_waits_and_is_sent_later(office: Office) -> None:
    office.go_offline()
    office.an.write(f"{MOT}/index.md", "mới\n")
    recorded = run(office.an.ledger.record(AN, [MOT], "Đăng: Một"))
    assert recorded.commit
    assert not recorded.sent
    assert "kết nối" in recorded.why
    (waiting,) = run(office.an.ledger.pending())
    assert (waiting.version.message, waiting.paths) == ("Đăng: Một", (MOT,))
    assert run(office.an.ledger.send()).left == 1
    office.go_online()
    office.binh.write(f"{BA}/index.md", "của Bình\n")
    run(office.binh.ledger.record(BINH, [BA], "Đăng: Ba"))
    sent = run(office.an.ledger.send())
    assert (sent.sent, sent.left, sent.why, sent.updated) == (1, 0, "", (BA,))
    assert office.messages() == ["Đăng: Một", "Đăng: Ba", "Bắt đầu"]
    assert run(office.an.ledger.pending()) == ()
    assert office.an.status() == []
