"""How units stand in the working copy."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.commands.desk.ledger.faults import Fault
from newsroom.commands.desk.ledger.standing import look, standing
from newsroom.commands.desk.ledger.trees import entries_of
from newsroom.commands.desk.ledger.units import Entry
from tests.support.two_desks import BA, MOT, Desk, open_office, run

pytestmark = pytest.mark.slow
UNIT = f"content/{MOT}/"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return open_office(tmp_path).an


def stands(desk: Desk, unit: str = UNIT, keep: bool = False) -> dict[str, Entry]:
    git, home, found = run(desk.ledger.now())
    known = run(entries_of(git, found.local, (unit,)))
    return run(standing(git, home, (unit,), known, keep))


def names(found: dict[str, Entry]) -> set[str]:
    return {path.removeprefix(UNIT) for path in found}


def test_an_untouched_folder_stands_as_git_has_it(desk: Desk) -> None:
    git, _, found = run(desk.ledger.now())
    assert stands(desk) == run(entries_of(git, found.local, (UNIT,)))


def test_new_files_count_and_what_programs_leave_does_not(desk: Desk) -> None:
    for name in (
        "2.jpg",
        "album/ảnh 1.jpg",
        ".DS_Store",
        "Thumbs.db",
        "~$bai.docx",
        ".0123456789abcdef.1.2.tmp",
    ):
        desk.write(f"{MOT}/{name}", "x")
    (desk.content / MOT / "1.jpg").unlink()
    assert names(stands(desk)) == {"index.md", "2.jpg", "album/ảnh 1.jpg"}


def test_ignored_files_do_not_count_unless_git_knows_them(desk: Desk) -> None:
    (desk.root / ".gitignore").write_text("*.jpg\n", encoding="utf-8")
    desk.write(f"{MOT}/2.jpg", "x")
    assert names(stands(desk)) == {"index.md", "1.jpg"}


def test_a_file_that_may_be_run_is_kept_like_any(desk: Desk) -> None:
    desk.write(f"{MOT}/2.jpg", "x")
    for name in ("2.jpg", "index.md"):
        (desk.content / MOT / name).chmod(0o755)
    assert {entry.mode for entry in stands(desk).values()} == {"100644"}


def test_links_and_repositories_within_are_refused_in_words(desk: Desk) -> None:
    (desk.content / MOT / "2.jpg").symlink_to("/etc/passwd")
    assert stands(desk)[f"{UNIT}2.jpg"].mode == "?"
    with pytest.raises(Fault, match=r"2\.jpg"):
        stands(desk, keep=True)
    (desk.content / MOT / "2.jpg").unlink()
    (desk.content / MOT / "kho" / ".git").mkdir(parents=True)
    with pytest.raises(Fault, match="kho"):
        stands(desk, keep=True)


def test_a_folder_that_is_a_link_is_not_entered(desk: Desk) -> None:
    (desk.content / "articles/2024/07/lien-ket").symlink_to(desk.content / BA)
    _, home, _ = run(desk.ledger.now())
    seen = look(home, ("content/articles/2024/07/lien-ket/",), {})
    assert (seen.files, seen.odd) == ([], ["content/articles/2024/07/lien-ket"])


def test_a_folder_that_is_gone_has_no_files(desk: Desk) -> None:
    assert stands(desk, "content/articles/2024/07/khong-co/") == {}
