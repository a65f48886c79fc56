"""The checks that one manuscript can have, each by its own function."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from PIL import Image

from newsroom.commands.categories import site_of
from newsroom.commands.desk.reading.judging import CHECKS, judge
from newsroom.commands.desk.reading.rules import house_rules
from newsroom.commands.desk.reading.whole import NOTHING, Whole
from newsroom.model.records import hidden
from newsroom.vietnamese.printing import VIETNAM
from tests.support.building import build, tiny_site, write_article, write_site
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


def test_what_is_to_be_public_and_lacks_its_date_is_looked_at_all_the_same(tmp_path: Path) -> None:
    content = tiny_site(tmp_path)
    body = "![a](mat.jpg)\n\n[b](/2024/07/mat/)"
    assert codes(content, body, Date="", Status="published") == [
        "missing-key",
        "missing-article",
        "missing-photo",
    ]
    assert codes(content, body, Category="Lạ", Status="published")[1:] == ["missing-article", "missing-photo"]
    assert codes(content, body, Date="") == ["missing-key"]  # as a check has it


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


HEADS = (
    "Title: Bài khác", "title: bài", "Title:", "Tieu de: a", "Kicker: <b>K</b>", "Date: 2024-06-05", "Date: thứ hai",
    "Date: 31/02/2024", "Date: 2026-09-01", "Category: Tin hoạt đông", "Category: ?", "Author: ?", "Source: Báo A",
    "Source_URL: a", "Summary: Sáng thứ hai, ngày 11-7-2024, họp.", f"Summary: {'dài ' * 90}", "Cover: 1.jpg",
    "Cover: mat.jpg", "Focus: 40% 30%", "Focus: x", "Views: 12a", "Pin: 1000", "Related: /2024/07/bai-{m}/", "Related: xa",
    "Old_URL: /cu/{n}.html", "Old_URL: /2024/07/bai-{m}/", "Old_URL: a b", "Correction: 2026-07-30 Sửa tên",
    "Modified: 2024-07-01", "Modified: 2026-08-01 09:00", "  thêm dòng", "Number: 12-NQ/ĐUK", "Recording: a.mp3",
    "Recording: b.mp3", "Slug: x", "dòng lạ", "Status: publish", "Status: withdrawn", "Withdrawn: Sai", "Status: draft",
)  # fmt: skip
BODIES = (
    "Đồng chí A dự **hội nghị.", "## Mục\n\nCó 12.5 triệu, 50 %.", '![Ảnh](1.jpg "Chú thích. Ảnh: P. Mai")', "![Ảnh](mat.jpg)",
    "![](1.jpg)", "![a](1.jpg)\n\n![a](1.jpg)", "[a](../bai-{m}/index.md)", "[a](/2024/07/bai-{m}/#muc)",
    "[a](/2024/07/bai-{m}/#khac)", "[a](/2024/07/khong-co/)", "[a](javascript:x)", "[a](a.pdf)", "[a](mat.pdf)",
    "| a | b |\n| --- | --- |\n| 1 | 2 | 3 |", "[^1] a\n\n[^1]: Chú", "[^2] b", "<div>x</div>", "https://youtu.be/abc",
    "[A](a.mp3)", "[album]", "thứ ba, ngày 11-7-2024", "họp họp tại", "![a](http://a.vn/1.jpg)", "[a](file:///C:/a.doc)",
    "tỷ lệ 10/20 (60%)", "[a](/gioi-thieu/)", "[a](/khong-co-trang/)",
)  # fmt: skip


def awkward_site(content: Path, seed: int, articles: int = 40) -> Path:
    """Write articles with all sorts of slips, which lead to each other."""
    chance = Random(seed)
    write_site(content)
    (content / "pages").mkdir()
    (content / "pages/gioi-thieu.md").write_text("Title: Giới thiệu\n\nA.\n", encoding="utf-8")
    for n in range(articles):
        folder = content / f"articles/2024/07/bai-{n}"
        folder.mkdir(parents=True)
        good = (
            f"Title: Bài số {n} của chi bộ", f"Date: 2024-07-{n % 28 + 1:02d} 08:00", "Category: Tin hoạt động",
            "Author: P. Mai", "Summary: Tóm tắt.",
        )  # fmt: skip
        header = [line for line in good if chance.random() > 0.15] + chance.sample(HEADS, chance.randrange(4))
        body = chance.sample(BODIES, chance.randrange(1, 6))
        text = "\n\n".join(("\n".join(header), *body)).replace("{n}", str(n))
        text = text.replace("{m}", str(chance.randrange(articles)))
        (folder / "index.md").write_text(f"{text}\n", encoding="utf-8")
        if chance.random() < 0.6:
            Image.new("RGB", (900, 600 + n)).save(folder / "1.jpg")
        if chance.random() < 0.3:
            (folder / "a.mp3").write_bytes(b"a")
        if chance.random() < 0.3:
            (folder / "a.pdf").write_bytes(b"%PDF-1.4")
        if chance.random() < 0.2:
            (folder / "album").mkdir()
            (folder / "album/chu-thich.txt").write_text("1.jpg: Ảnh một\n", encoding="utf-8")
    return content


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_is_found_one_by_one_is_what_a_check_of_all_finds(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    content, report = awkward_site(tmp_path / "content", seed), tmp_path / "report.json"
    build(content, tmp_path / "output", CHECK_ONLY=True, REPORT_FORMAT="json", REPORT_FILE=str(report))
    own = {code for check in CHECKS for code in check.wordings} - {"address-taken"}  # two of them share one
    told = {
        (one["path"], one["line"], one["code"])
        for one in json.loads(report.read_text(encoding="utf-8"))["findings"]
        if one["code"] in own and one["path"].startswith("articles/")
    }
    text = "".join(file.read_text(encoding="utf-8") for file in content.rglob("index.md"))
    whole = Whole(lambda address: f"Old_URL: /{address.strip('/')}" in text, lambda path: ())
    found, more = set(), set()
    for file in content.glob("articles/*/*/*/index.md"):
        path = file.relative_to(content).as_posix()
        judged = judge(content, path, file.read_bytes(), site_of(content), NOW, house_rules(), whole)
        problems = {(one.path, one.line or 1, one.code) for one in judged.problems if one.code in own}
        found |= problems
        if judged.draft or (judged.record and hidden(judged.record, NOW) == "future"):
            more |= problems  # where they lead is told before anybody reads them
    assert len(told) > 100
    assert told - found == set()
    assert found - told - more == set()
