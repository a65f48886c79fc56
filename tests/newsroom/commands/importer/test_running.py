"""An import from jobs to folders."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from newsroom.commands.importer import running
from newsroom.commands.importer.archives import Remark, Skipped
from newsroom.commands.importer.asking import Asked
from newsroom.commands.importer.draft import Draft, Guess
from newsroom.commands.importer.intake.gathering import Job, gather
from newsroom.commands.importer.intake.naming import Named
from newsroom.commands.importer.intake.reading import Archive, Refused
from newsroom.commands.importer.recognising import Known
from newsroom.commands.importer.running import Unwritable, alone, run, with_category
from newsroom.commands.importer.source import Span, Text
from newsroom.commands.importer.summary import Summary
from newsroom.commands.importer.writing.place import place
from tests.support.building import write_site

pytestmark = pytest.mark.slow

TODAY = date(2026, 1, 1)


def reader(job: Job, known: Known) -> Iterator[Any]:
    """Read a file whose lines are commands, instead of the readers."""
    for number, line in enumerate(Path(job.path).read_text(encoding="utf-8").splitlines()):
        if line == "kill":
            os._exit(3)
        elif line == "bug":
            raise KeyError("x")
        elif line.startswith("refuse"):
            yield Refused("không đọc được dòng này")
        else:
            name = job.name if number == 0 else f"{job.name} #{number}"
            header = {
                "Title": (line.strip(),),
                "Date": ("2024-07-05",),
                "Category": ("?",),
                "Author": ("A",),
                "Summary": ("S",),
            }
            yield Draft(name, header, (Text((Span(f"Nội dung {line} {job.name}"),)),))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(running, "read_job", reader)
    monkeypatch.chdir(tmp_path)
    write_site(tmp_path / "content")
    (tmp_path / "vào").mkdir()
    return tmp_path


def put(desk: Path, **files: str) -> None:
    for name, text in files.items():
        (desk / "vào" / name).write_text(text, encoding="utf-8")


def imported(*files: str, missing: tuple[str, ...] = (), again: bool = False, category: str = "") -> Summary:
    asked = Asked(Named(files or ("vào",), missing), Path("content"), category, again)
    return run(asked, gather(asked.files.found), Known(), TODAY, 2)


def told(summary: Summary) -> list[tuple[str, str, str]]:
    return [(Path(item.name).name, item.kind, item.place) for item in summary.items]


def test_bad_files_among_good_ones_are_told_and_passed_over(desk: Path) -> None:
    put(desk, a="Một", b="kill", c="Hai", d="bug", e="refuse", f="Ba\nrefuse\nBốn")
    summary = imported(missing=("mất",))
    assert told(summary) == [
        ("mất", "refused", ""), ("a", "made", "2024/07/mot"), ("b", "refused", ""), ("c", "made", "2024/07/hai"),
        ("d", "refused", ""), ("e", "refused", ""), ("f", "made", "2024/07/ba"), ("f", "refused", ""),
        ("f #2", "made", "2024/07/bon"),
    ]  # fmt: skip
    assert summary.status == 1
    assert summary.files == 7
    assert "KeyError" in next(item for item in summary.items if item.trace).trace


def test_folders_of_one_name_are_numbered_in_the_order_of_the_files(desk: Path) -> None:
    put(desk, **{f"{n:02d}": "Họp" + " " * n for n in range(12)})
    first = told(imported())
    assert [place for *_, place in first] == ["2024/07/hop", *(f"2024/07/hop-{n}" for n in range(2, 13))]
    assert [kind for _, kind, _ in told(imported())] == ["unchanged"] * 12
    assert [place for *_, place in told(imported())] == [place for *_, place in first]


def test_files_of_one_name_and_title_are_articles_of_their_own_and_a_newer_one_takes_its_place(
    desk: Path,
) -> None:
    for unit in ("a", "b"):
        (desk / "vào" / unit).mkdir()
        (desk / "vào" / unit / "bài.docx").write_text(f"Họp{' ' * (unit == 'b')}", encoding="utf-8")
    assert [item.place for item in imported().items] == ["2024/07/hop", "2024/07/hop-2"]
    assert [item.kind for item in imported().items] == ["unchanged", "unchanged"]
    (desk / "vào/b/bài.docx").write_text("Họp  ", encoding="utf-8")
    assert [item.place for item in imported().items] == ["2024/07/hop", "2024/07/hop-2"]
    for article, unit in (("hop", "a"), ("hop-2", "b")):
        text = (desk / f"content/articles/2024/07/{article}/index.md").read_text(encoding="utf-8")
        assert f"vào/{unit}/bài.docx" in text


def test_importing_again_reads_nothing_and_leaves_what_was_edited(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(desk, a="Một", b="Hai", c="Ba")
    imported()
    edited = desk / "content/articles/2024/07/hai/index.md"
    edited.write_text(edited.read_text(encoding="utf-8") + "\nThêm.\n", encoding="utf-8")
    before = {file: file.read_bytes() for file in (desk / "content").rglob("*") if file.is_file()}
    monkeypatch.setattr(running, "read_job", lambda job, known: 1 / 0)
    assert [kind for _, kind, _ in told(imported())] == ["unchanged", "edited", "unchanged"]
    assert {file: file.read_bytes() for file in (desk / "content").rglob("*") if file.is_file()} == before


def test_a_removed_article_stays_away_unless_it_is_asked_for_again(desk: Path) -> None:
    put(desk, a="Một")
    imported()
    (desk / "content/articles/2024/07/mot/index.md").unlink()
    (desk / "content/articles/2024/07/mot").rmdir()
    assert told(imported()) == [("a", "gone", "2024/07/mot")]
    assert told(imported(again=True)) == [("a", "made", "2024/07/mot")]


def test_stopping_keeps_what_is_done_and_the_next_run_goes_on(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(desk, **{f"{n:02d}": f"Bài {n}" for n in range(10)})
    real, calls = place, 0

    def stopping(*given: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == 4:
            raise KeyboardInterrupt
        return real(*given, **named)

    monkeypatch.setattr(running, "place", stopping)
    stopped = imported()
    assert stopped.status == 130
    assert [kind for _, kind, _ in told(stopped)] == ["made"] * 3
    assert [kind for _, kind, _ in told(imported())] == ["unchanged"] * 3 + ["made"] * 7


def test_what_cannot_be_written_ends_the_run_with_what_is_done(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(desk, a="Một", b="Hai")
    real, calls = place, 0

    def full(*given: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise OSError(28, "No space", "content/x")
        return real(*given, **named)

    monkeypatch.setattr(running, "place", full)
    with pytest.raises(Unwritable) as ended:
        imported()
    assert ended.value.error.errno == 28
    assert [kind for _, kind, _ in told(ended.value.summary)] == ["made"]


def articles(desk: Path) -> dict[str, str]:
    found = (desk / "content/articles").glob("*/*/[!.]*/index.md")
    return {file.parent.relative_to(desk).as_posix(): file.read_text(encoding="utf-8") for file in found}


@pytest.mark.parametrize(
    ("number", "after"), [(signal.SIGKILL, 1), (signal.SIGKILL, 9), (signal.SIGTERM, 5), (signal.SIGINT, 7)]
)
def test_an_import_that_is_ended_leaves_whole_articles_and_goes_on(
    desk: Path, number: int, after: int
) -> None:
    put(desk, **{f"{n:02d}": "Họp" + " " * n for n in range(24)})
    child = os.fork()
    if child == 0:
        try:
            os._exit(imported().status)
        except SystemExit as ended:
            os._exit(int(str(ended.code)))
        finally:
            os._exit(99)
    while len(articles(desk)) < after:
        time.sleep(0.001)
    os.kill(child, number)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) in ((130, 0) if number == signal.SIGINT else (-number, 0))
    cut = articles(desk)
    assert all(
        text.rstrip().endswith(tuple("0123456789")) and "Status: draft" in text for text in cut.values()
    )
    summary = imported()
    assert summary.status == 0
    whole = articles(desk)
    assert len(whole) == 24
    assert {place: whole[place] for place in cut} == cut
    assert {item.kind for item in summary.items} <= {"unchanged", "made"}
    assert not list((desk / "content").rglob(".nhap-[0-9]*"))


def test_an_archive_that_was_imported_is_left_as_it_is_whatever_is_asked_for_now(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(desk, a="<rss>")
    drafts = [
        Draft(f"a#{n}", {"Title": (f"Bài {n}",), "Date": ("2024-07-05",), "Category": ("?",)}, ())
        for n in range(3)
    ]
    monkeypatch.setattr(running, "read_job", lambda job, known: iter([Archive("wxr")]))
    monkeypatch.setattr(
        running, "articles_of", lambda job, *rest: iter([*drafts, Skipped("a#9", "trang"), Remark("ảnh?")])
    )
    first = imported(category="Tin hoạt động")
    assert [item.kind for item in first.items] == ["made"] * 3 + ["skipped"]
    assert first.remarks == ["ảnh?"]
    text = (desk / "content/articles/2024/07/bai-1/index.md").read_text(encoding="utf-8")
    assert [item.kind for item in imported().items] == ["unchanged"] * 3 + ["skipped"]
    assert (desk / "content/articles/2024/07/bai-1/index.md").read_text(encoding="utf-8") == text
    assert "Category: Tin hoạt động\n" in text


def test_a_category_that_was_asked_for_is_for_articles_that_name_none() -> None:
    bare = Draft("a", {"Category": ("?",)}, ())
    sure = Draft("a", {"Category": ("Tin",)}, ())
    guessed = Draft("a", {"Category": ("Tin",)}, (), guesses=(Guess("Category", "Tin", "chữ trong bài", 50),))
    assert with_category(bare, "Xây dựng").header["Category"] == ("Xây dựng",)
    assert with_category(sure, "Xây dựng").header["Category"] == ("Tin",)
    assert with_category(guessed, "Xây dựng") == Draft("a", {"Category": ("Xây dựng",)}, ())
    assert with_category(bare, "") == bare


def test_one_import_waits_for_another(tmp_path: Path) -> None:
    waited = []
    with alone(tmp_path, lambda: waited.append(1)):
        pass
    assert waited == []
