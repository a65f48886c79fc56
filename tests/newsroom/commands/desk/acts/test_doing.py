"""An act is done whole, or leaves all as it was."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from newsroom.commands.desk.acts.deciding import NotAllowed
from newsroom.commands.desk.acts.doing import Done, Unsound, do
from newsroom.commands.desk.ledger import Conflict, Refused
from newsroom.commands.desk.shelf.bin import BIN
from newsroom.commands.desk.shelf.store import Missing, Stale
from newsroom.commands.importer.writing.ledger import NAME, Entry, Ledger
from newsroom.vietnamese.printing import VIETNAM
from tests.support.desk import DRAFT, PUBLISHED, REVIEW, SCHEDULED, WRITER, DeskOf
from tests.support.repository import git

NOW = datetime.now(VIETNAM)


def bin_of(office: DeskOf) -> Path:
    """Give the bin of the desk."""
    return office.workplace.root / BIN


def act(office: DeskOf, place: str, name: str, given: str = "", digest: str = "") -> Done:
    """Do an act with an article as it stands."""
    return office.runner.run(do(office.workplace, place, name, given, digest or office.opened(place), NOW))


def test_publishing_commits_the_folder_alone_and_the_server_has_it(office: DeskOf) -> None:
    office.file(PUBLISHED).write_bytes(office.file(PUBLISHED).read_bytes() + b"Them.\n")
    (office.content / "site.toml").write_bytes(b"# khac\n")
    done = act(office, DRAFT, "dang")
    assert (done.heading, done.lines, done.is_sent) == ("Đăng: máy chủ đã nhận", (), True)
    assert office.log("%s|%an <%ae>")[0] == "Đăng: Bài nhap|Lê Thị An <an@example.vn>"
    names = git(office.server, "show", "--format=", "--name-only", "main").splitlines()
    assert names == [f"content/articles/{DRAFT}/index.md"]
    assert office.sent(f"articles/{DRAFT}/index.md") == office.file(DRAFT).read_bytes()
    assert b"Status" not in office.file(DRAFT).read_bytes()
    assert len(office.log()) == 2


def test_what_an_import_noted_of_an_article_goes_with_it_and_of_others_stays(office: DeskOf) -> None:
    Ledger.of(office.content).add(Entry(("tep:1",), DRAFT, "d", "Nháp"))
    act(office, REVIEW, "dang")
    assert office.sent(NAME) is None
    act(office, DRAFT, "gui-duyet")
    assert office.sent(NAME) == (office.content / NAME).read_bytes()
    Ledger.of(office.content).add(Entry(("tep:2",), DRAFT, "d", "Nháp"))
    act(office, DRAFT, "bo")
    assert office.sent(NAME) != (office.content / NAME).read_bytes()


def test_what_the_hook_of_the_server_refuses_leaves_the_manuscript_and_the_history(office: DeskOf) -> None:
    before, log = office.file(REVIEW).read_bytes(), office.log()
    office.hook('echo "Bài thiếu ảnh bìa." >&2; exit 1')
    with pytest.raises(Refused, match="Bài thiếu ảnh bìa"):
        act(office, REVIEW, "dang")
    assert office.file(REVIEW).read_bytes() == before
    assert office.log() == log
    assert git(office.workplace.root, "log", "--format=%s", "main").splitlines() == log
    assert office.runner.run(office.workplace.ledger.pending()) == ()


def test_a_conflict_leaves_the_manuscript_and_what_the_colleague_sent(office: DeskOf) -> None:
    office.others_send(REVIEW, "Title: Của người khác\nStatus: draft\n\nKhác.\n")
    before = office.file(REVIEW).read_bytes()
    with pytest.raises(Conflict):
        act(office, REVIEW, "dang")
    assert office.file(REVIEW).read_bytes() == before
    sent = office.sent(f"articles/{REVIEW}/index.md")
    assert sent is not None
    assert sent.startswith("Title: Của người khác".encode())


def test_offline_an_act_waits_and_says_so(office: DeskOf) -> None:
    office.go_offline()
    done = act(office, REVIEW, "dang")
    assert (done.heading, done.is_sent) == ("Đã ghi, chưa gửi", False)
    assert "Không kết nối được với máy chủ nhận bài" in done.lines[0]
    office.go_online()
    sent = office.runner.run(office.workplace.ledger.send())
    assert (sent.sent, sent.left) == (1, 0)
    assert office.log()[0] == "Đăng: Bài cho-duyet"


def test_a_schedule_says_when(office: DeskOf) -> None:
    done = act(office, DRAFT, "hen-gio", "05/01/2099 06:00")
    assert done.lines == ("Bài tự hiện lúc 06:00 thứ Hai 05/01/2099.",)
    with pytest.raises(NotAllowed, match="đã qua"):
        act(office, REVIEW, "hen-gio", f"{NOW - timedelta(days=1):%d/%m/%Y %H:%M}")


def test_an_update_without_a_change_says_that_there_is_nothing_to_send(office: DeskOf) -> None:
    assert act(office, PUBLISHED, "cap-nhat").heading == "Không có gì mới để gửi"
    assert len(office.log()) == 1


def test_an_act_on_what_was_changed_meanwhile_is_stale(office: DeskOf) -> None:
    digest = office.opened(REVIEW)
    office.file(REVIEW).write_bytes(b"Title: Khac\nStatus: draft\n\nB.\n")
    with pytest.raises(Stale) as stale:
        act(office, REVIEW, "dang", digest=digest)
    assert stale.value.opened is not None
    assert stale.value.opened.data == b"Title: Khac\nStatus: draft\n\nB.\n"
    assert office.file(REVIEW).read_bytes() == b"Title: Khac\nStatus: draft\n\nB.\n"


def test_an_act_on_an_article_that_is_not_there_says_so(office: DeskOf) -> None:
    with pytest.raises(Missing):
        act(office, "2024/07/khong-co", "dang", digest="0" * 64)


@pytest.mark.parametrize("name", ["dang", "hen-gio", "cap-nhat", "dinh-chinh", "ve-nhap", "go", "dang-lai"])
def test_who_drafts_does_nothing_that_readers_see(office: DeskOf, name: str) -> None:
    office.become(WRITER)
    for place in (DRAFT, REVIEW, SCHEDULED, PUBLISHED):
        before = office.file(place).read_bytes()
        with pytest.raises(NotAllowed, match="cần người có quyền đăng"):
            act(office, place, name, "05/01/2099 06:00")
        assert office.file(place).read_bytes() == before
    assert len(office.log()) == 1


def test_errors_hold_a_publication_back_and_no_withdrawal(office: DeskOf) -> None:
    broken = office.file(PUBLISHED).read_text().replace("Category: Tin hoạt động", "Category: Không có")
    office.file(PUBLISHED).write_text(broken)
    with pytest.raises(Unsound) as unsound:
        act(office, PUBLISHED, "cap-nhat")
    assert [one.key for one in unsound.value.findings] == ["Category"]
    assert office.file(PUBLISHED).read_text() == broken
    assert act(office, PUBLISHED, "go", "Bài sai.").is_sent
    assert "Status: withdrawn" in office.file(PUBLISHED).read_text()


def test_a_draft_with_errors_is_sent_to_be_read(office: DeskOf) -> None:
    office.file(DRAFT).write_text("Title: Nháp\nCategory: Không có\nStatus: draft\n\nB.\n")
    assert act(office, DRAFT, "gui-duyet").heading == "Đã gửi duyệt"
    with pytest.raises(Unsound):
        act(office, DRAFT, "dang")


def test_an_act_that_breaks_down_leaves_the_manuscript(
    office: DeskOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = office.file(REVIEW).read_bytes()

    async def broken(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(office.workplace.ledger, "record", broken)
    with pytest.raises(OSError, match="No space"):
        act(office, REVIEW, "dang")
    assert office.file(REVIEW).read_bytes() == before


@pytest.mark.parametrize("elsewhere", [False, True])
def test_a_draft_whose_removal_the_server_refuses_is_back_from_the_bin(
    office: DeskOf, request: pytest.FixtureRequest, elsewhere: bool
) -> None:
    if elsewhere:
        bin_of(office).parent.mkdir(exist_ok=True)
        bin_of(office).symlink_to(request.getfixturevalue("other_disk"))
    folder = office.file(REVIEW).parent
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    office.hook('echo "Không nhận." >&2; exit 1')
    with pytest.raises(Refused, match="Không nhận"):
        act(office, REVIEW, "bo")
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before
    assert not any(file.is_file() for file in bin_of(office).rglob("*"))


def test_a_removal_that_fails_leaves_what_another_began_there_meanwhile(
    office: DeskOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = office.file(REVIEW).read_bytes()

    async def refused_late(*_: object) -> None:
        office.file(REVIEW).parent.mkdir()
        office.file(REVIEW).write_bytes(b"Title: Khac\n")
        raise Refused("Không.")

    monkeypatch.setattr(office.workplace.ledger, "record", refused_late)
    with pytest.raises(Refused):
        act(office, REVIEW, "bo")
    assert office.file(REVIEW).read_bytes() == b"Title: Khac\n"
    assert [file.read_bytes() for file in bin_of(office).rglob("index.md")] == [before]


def test_what_somebody_types_while_an_act_fails_stays(
    office: DeskOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refused_late(*_: object) -> None:
        office.file(REVIEW).write_bytes(b"Title: Go tiep\nStatus: draft\n\nB.\n")
        raise Refused("Không.")

    monkeypatch.setattr(office.workplace.ledger, "record", refused_late)
    with pytest.raises(Refused):
        act(office, REVIEW, "dang")
    assert office.file(REVIEW).read_bytes() == b"Title: Go tiep\nStatus: draft\n\nB.\n"


def test_what_a_colleague_published_meanwhile_decides_what_fits(office: DeskOf) -> None:
    shared = office.workplace.shared
    office.runner.run(shared.states())
    person = office.workplace.person
    office.runner.run(office.workplace.ledger.record(person, (f"articles/{DRAFT}",), "Gửi duyệt: Nháp"))
    office.workplace.person = WRITER
    assert act(office, DRAFT, "gui-duyet").heading == "Không có gì mới để gửi"


def test_the_preview_is_built_again_after_an_act(office: DeskOf) -> None:
    async def waited() -> int:
        office.workplace.start()
        version = await office.workplace.preview.beyond(office.workplace.preview.state.version)
        builds = office.builder.builds
        await do(office.workplace, DRAFT, "gui-duyet", "", office.opened(DRAFT), NOW)
        async with asyncio.timeout(5):
            await office.workplace.preview.beyond(version)
        await office.workplace.stop()
        return office.builder.builds - builds

    assert office.runner.run(waited()) >= 1
