"""The checks that one manuscript can have, each by its own function."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from newsroom.commands.categories import site_of
from newsroom.commands.desk.reading.judging import CHECKS, judge
from newsroom.commands.desk.reading.rules import house_rules
from newsroom.commands.desk.reading.whole import NOTHING, Whole
from newsroom.vietnamese.printing import VIETNAM
from tests.support.building import tiny_site, write_article
from tests.support.checking import checks_of

NOW = datetime(2026, 1, 1, tzinfo=VIETNAM)
OF_THE_SITE = {
    "identity", "takedowns.list", "addresses.list", "addresses.foreign", "gate.archive", "gate.addresses", "gate.categories",
    "gate.spellings", "gate.twins", "gate.documents", "gate.renames", "gate.menu", "gate.switches", "photos.banners",
    "photos.brand", "photos.cover-names", "home.announcements", "home.pins", "standing.parents", "rootfiles", "press.output",
}  # fmt: skip
"""The checks of what no manuscript can tell alone."""


def codes(
    content: Path, body: str = "A.", whole: Whole = NOTHING, now: datetime = NOW, **header: str
) -> list[str]:
    file = write_article(content, "2024/07/minh", body, **header)
    path = file.relative_to(content).as_posix()
    found = judge(content, path, file.read_bytes(), site_of(content), now, house_rules(), whole)
    return [problem.code for problem in found.problems]


def test_every_check_of_builds_is_asked_or_is_one_of_the_whole_site() -> None:
    asked = {check.name for check in CHECKS}
    others = {check.name for check in checks_of()} - asked
    assert {name for name in others if not name.startswith("copydesk.")} == OF_THE_SITE
    assert {name for name in others if name.startswith("copydesk.")} == {
        "copydesk.register",
        "copydesk.spelling",
    }


def test_the_clock_decides_of_corrections_changes_and_dates_to_come(tmp_path: Path) -> None:
    content = tiny_site(tmp_path)
    assert codes(content, Date="2024-07-05", Modified="2024-08-01", Correction="2024-08-02 Sửa tên") == []
    before = NOW.replace(year=2024, month=7, day=20)
    told = codes(
        content, now=before, Date="2024-07-05", Modified="2024-08-01", Correction="2024-08-02 Sửa tên"
    )
    assert sorted(told) == ["correction-future", "modified-future"]
    assert codes(content, now=before - timedelta(days=90), Date="2024-07-05") == ["date-far"]
    assert codes(content, Date="2024-06-05") == ["folder-month"]


def test_what_others_use_is_not_told_as_unused(tmp_path: Path) -> None:
    content = tiny_site(tmp_path)
    folder = content / "articles/2024/07/minh"
    folder.mkdir(parents=True)
    for name in ("a.jpg", "a.mp3", "a.pdf"):
        (folder / name).write_bytes(b"a")
    alone = Whole(users=lambda path: ())
    assert codes(content, whole=alone) == ["unused-photos", "unused-recordings", "unused-files"]
    assert codes(content) == []  # where nobody knows
    assert codes(content, whole=Whole(users=lambda path: ("pages/khac.md",))) == []
    assert codes(content, whole=Whole(users=lambda path: ("articles/2024/07/minh/index.md",))) != []
    assert codes(content, whole=alone, Status="draft") == []


def test_of_what_was_taken_down_only_its_header_is_judged(tmp_path: Path) -> None:
    content = tiny_site(tmp_path)
    body = "[a](/2024/07/mat/)\n\n![b](mat.jpg)"
    assert codes(content, body, Status="withdrawn", Withdrawn="Sai", Date="2024-01-01") == []
    assert codes(content, body, Status="draft") == ["missing-article", "missing-photo"]


def test_files_of_articles_that_are_not_public_are_told(tmp_path: Path) -> None:
    content = tiny_site(tmp_path)
    for status in ("draft", "withdrawn"):
        file = write_article(
            content, f"2024/07/{status}", Status=status, Withdrawn="Sai" if status == "withdrawn" else ""
        )
        (file.parent / "1.mp3").write_bytes(b"a")
    body = "[a](../draft/1.mp3)\n\n[b](../withdrawn/1.mp3)"
    assert codes(content, body)[:2] == ["of-draft", "of-withdrawn"]
