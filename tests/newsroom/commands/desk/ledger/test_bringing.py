"""Branch, index and working copy follow."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

import pytest

from newsroom.commands.desk.ledger import bringing, recording
from newsroom.commands.desk.ledger.bringing import base_with
from newsroom.commands.desk.ledger.delivering import deliver
from newsroom.commands.desk.shelf.standing import writing
from tests.support.two_desks import AN, BA, BINH, HAI, MOT, Office, open_office, run

pytestmark = pytest.mark.slow


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return open_office(tmp_path)


def binh_sends(office: Office, place: str, **files: str) -> None:
    for name, text in files.items():
        office.binh.write(f"{place}/{name.replace('_', '.')}", text)
    run(office.binh.ledger.record(BINH, [place], "của Bình"))


def test_new_changed_and_removed_files_of_others_follow(office: Office) -> None:
    (office.binh.content / MOT / "1.jpg").unlink()
    binh_sends(office, MOT, index_md="x\n", a_jpg="a")
    for name in ("index.md", "1.jpg"):
        (office.binh.content / HAI / name).unlink()
    run(office.binh.ledger.record(BINH, [HAI], "xóa"))
    assert run(office.an.ledger.fetch()).updated == (HAI, MOT)
    assert sorted(file.name for file in (office.an.content / MOT).iterdir()) == ["a.jpg", "index.md"]
    assert not (office.an.content / HAI).exists()
    assert office.an.status() == []
    assert office.an.git("for-each-ref", "refs/toa-soan") == ""


def test_what_is_edited_here_is_not_touched_in_any_file_of_its_folder(office: Office) -> None:
    office.an.write(f"{MOT}/index.md", "của An\n")
    binh_sends(office, MOT, **{"1_jpg": "ảnh của Bình", "2_jpg": "thêm"})
    assert run(office.an.ledger.fetch()).updated == ()
    assert office.an.read(f"{MOT}/1.jpg") == f"ảnh {MOT}"
    assert office.an.read(f"{MOT}/2.jpg") is None
    office.an.write(f"{MOT}/index.md", "Title: mot\nDate: 2024-07-01\n\nBản đầu.\n")
    assert run(office.an.ledger.fetch()).updated == (MOT,)
    assert office.an.read(f"{MOT}/2.jpg") == "thêm"


def test_staged_files_of_others_in_this_copy_stay_staged(office: Office) -> None:
    office.an.write(f"{HAI}/index.md", "đã thêm vào chỉ mục\n")
    office.an.git("add", "-A")
    office.an.write(f"{BA}/2.jpg", "chưa thêm")
    office.an.write(f"{MOT}/index.md", "của An\n")
    assert run(office.an.ledger.record(AN, [MOT], "một")).sent
    assert office.an.status() == [f"?? content/{BA}/2.jpg", f"M  content/{HAI}/index.md"]


def test_a_staged_version_of_what_is_recorded_goes(office: Office) -> None:
    office.an.write(f"{MOT}/index.md", "giữa chừng\n")
    office.an.git("add", "-A")
    office.an.write(f"{MOT}/index.md", "xong\n")
    assert run(office.an.ledger.record(AN, [MOT], "một")).sent
    assert office.an.status() == []


def test_a_text_typed_while_it_is_sent_stays_and_is_recorded_next(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def slow(*arguments: object) -> object:
        done = await deliver(*arguments)  # type: ignore[arg-type]
        office.an.write(f"{MOT}/index.md", "gõ tiếp\n")
        return done

    monkeypatch.setattr(recording, "deliver", slow)
    office.an.write(f"{MOT}/index.md", "của An\n")
    assert run(office.an.ledger.record(AN, [MOT], "một")).sent
    monkeypatch.undo()
    assert office.text(f"{MOT}/index.md") == "của An\n"
    assert office.an.read(f"{MOT}/index.md") == "gõ tiếp\n"
    assert run(office.an.ledger.record(AN, [MOT], "hai")).sent
    assert office.text(f"{MOT}/index.md") == "gõ tiếp\n"


def test_a_file_written_while_others_come_in_stays(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    binh_sends(office, MOT, index_md="của Bình\n")
    really = bringing._check_out

    async def late(*arguments: object) -> None:
        await really(*arguments)  # type: ignore[arg-type]
        office.an.write(f"{MOT}/index.md", "của An, vừa gõ\n")

    monkeypatch.setattr(bringing, "_check_out", late)
    run(office.an.ledger.fetch())
    assert office.an.read(f"{MOT}/index.md") == "của An, vừa gõ\n"
    assert run(office.an.ledger.conflict(MOT)) is not None


def test_files_follow_only_while_nobody_saves(office: Office) -> None:
    binh_sends(office, MOT, index_md="của Bình\n")

    async def at_once() -> None:
        with writing(office.an.content):
            task = asyncio.create_task(asyncio.to_thread(run, office.an.ledger.fetch()))
            await asyncio.sleep(2)
            assert office.an.read(f"{MOT}/index.md") != "của Bình\n"
        await task

    run(at_once())
    assert office.an.read(f"{MOT}/index.md") == "của Bình\n"


def test_a_folder_in_the_way_of_a_file_is_left(office: Office) -> None:
    binh_sends(office, MOT, **{"2_jpg": "x"})
    office.an.write(f"{MOT}/2.jpg/trong.txt", "của An")
    run(office.an.ledger.fetch())
    assert office.an.read(f"{MOT}/2.jpg/trong.txt") == "của An"


@pytest.mark.parametrize("elsewhere", [False, True])
def test_files_that_may_be_run_and_links_of_others_come_as_they_are(
    office: Office, request: pytest.FixtureRequest, elsewhere: bool
) -> None:
    if elsewhere:  # the folder of git on another disk than the files
        disk: Path = request.getfixturevalue("other_disk")
        shutil.move(office.an.root / ".git", disk / "git")
        (office.an.root / ".git").symlink_to(disk / "git")
    office.binh.write("pages/chay.sh", "x")
    (office.binh.content / "pages/chay.sh").chmod(0o755)
    (office.binh.content / "pages/lien-ket").symlink_to("lien-he.md")
    office.binh.git("add", "-A")
    office.binh.git("commit", "-q", "-m", "lạ")
    office.binh.git("push", "-q")
    run(office.an.ledger.fetch())
    assert (office.an.content / "pages/chay.sh").stat().st_mode & 0o111
    assert (office.an.content / "pages/lien-ket").is_symlink()
    assert office.an.status() == []


def test_hundreds_of_articles_of_others_follow_at_once(office: Office) -> None:
    names = [f"articles/2024/09/bai-{number}" for number in range(350)]
    for name in names:
        office.binh.write(f"{name}/index.md", name)
    run(office.binh.ledger.record(BINH, names, "Nhập 350 bài"))
    office.an.write(f"{names[7]}/index.md", "của An")
    office.an.write(f"{MOT}/index.md", "của An\n")
    assert run(office.an.ledger.record(AN, [MOT], "Sửa")).sent
    assert [office.an.read(f"{name}/index.md") for name in names[8:]] == names[8:]
    assert office.an.read(f"{names[7]}/index.md") == "của An"
    assert office.an.status() == [f" M content/{names[7]}/index.md"]
    assert run(office.an.ledger.states()).behind == {"2024/09/bai-7"}
    for name in names:
        office.binh.write(f"{name}/index.md", "nữa")
    run(office.binh.ledger.record(BINH, ["articles/2024/09"], "Sửa 350 bài"))
    assert len(run(office.an.ledger.fetch()).updated) == 349


def test_a_base_differs_in_the_named_units_only(office: Office) -> None:
    git, home, found = run(office.an.ledger.now())
    assert run(base_with(git, home, found.local, {})) == found.local
    base = run(base_with(git, home, found.local, {f"content/{MOT}/": {}}))
    assert base == run(base_with(git, home, found.local, {f"content/{MOT}/": {}}))
    assert office.an.git("diff", "--name-only", found.local, base).splitlines() == [
        f"content/{MOT}/1.jpg", f"content/{MOT}/index.md",
    ]  # fmt: skip
