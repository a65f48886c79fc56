"""Whatever was edited since, a build ends at the bytes and the report of a build from nothing."""

from __future__ import annotations

import os
import random
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from datetime import datetime
from functools import partial
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple, Self

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.engine import codec
from newsroom.engine import scanner as scanner
from newsroom.vietnamese.printing import VIETNAM
from tests.support.awkward import quarters, saved
from tests.support.building import NOW, Built, build, digests, tiny_site, write_article, write_site
from tests.support.editing import STEPS, Desk

WALKS = int(os.environ.get("WALKS", "2"))
"""How many sequences of edits of a kind are tried; ``make test-long`` tries more."""
YOUNG = 12_000_000
"""Nanoseconds: more than a tick of the clock of Linux's file systems, so that stamps come of age soon."""


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    monkeypatch.delenv("SITEURL", raising=False)
    monkeypatch.setattr(scanner, "YOUNG", YOUNG)
    monkeypatch.setattr("newsroom.engine.progress.PATIENCE", 3600.0)  # reports are compared to the letter


def build_desk(desk: Desk, output: str, cache: str) -> Built:
    folder = desk.folder
    settings = {"CACHE_PATH": str(folder / cache), "JOBS": 1, **desk.settings}
    return build(desk.content, folder / output, **settings)


def check_build(desk: Desk, patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[str] | Capture) -> None:
    """Build on, build from nothing, compare; a further build must write nothing and say the same.

    That no article is left is said where it has to be.
    """
    desk.say_if_empty()
    patch.setenv("SOURCE_DATE_EPOCH", str(desk.clock))
    time.sleep(2 * YOUNG / 1e9)
    capture.readouterr()
    built, told = build_desk(desk, "output", "cache"), capture.readouterr().err
    for name in ("site*", "preview*"):  # photos stay
        for file in (desk.folder / "fresh-cache").glob(name):
            file.unlink()
    shutil.rmtree(desk.folder / "fresh", ignore_errors=True)
    fresh, expected = build_desk(desk, "fresh", "fresh-cache"), capture.readouterr().err
    assert (built.status, without_renames(told)) == (fresh.status, expected)
    if built.status == 0:
        assert built.files == fresh.files
        again = build_desk(desk, "output", "cache")
        out, err = capture.readouterr()
        assert (again.status, err) == (0, expected)
        assert "bài; 0 tệp ghi mới," in out
        assert ", 0 xóa;" in out


def without_renames(told: str) -> str:
    """Leave out what only a build can tell that knows of the last one: what has another address."""
    lines = told.splitlines(keepends=True)
    was = re.compile(r".*: cảnh báo: (?:bài này|chủ đề «.*»|tác giả «.*») trước ở /")
    kept = [line for line in lines if not was.match(line)]
    fewer = len(lines) - len(kept)
    if fewer and re.fullmatch(r"0 lỗi, \d+ cảnh báo\.\n", kept[-1]) and int(kept[-1].split()[2]) == fewer:
        return "".join(kept[:-1])
    counted = partial(_subtract, fewer)
    return "".join(re.sub(r"^(\d+ lỗi, )(\d+)( cảnh báo\.)$", counted, line) for line in kept)


def _subtract(fewer: int, match: re.Match[str]) -> str:
    return f"{match[1]}{int(match[2]) - fewer}{match[3]}"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A site of 26 articles, of which one category has few."""
    desk = Desk(tmp_path, random.Random(7))
    for number in range(26):
        desk.add(Category="Tin hoạt động" if number % 5 else "Văn bản")
    return desk


@pytest.mark.slow
@pytest.mark.parametrize("step", STEPS)
def test_each_kind_of_edit_gives_what_a_clean_build_gives(
    desk: Desk, step: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    build_desk(desk, "output", "cache")  # the same for all kinds: the next test holds it against a clean one
    for _ in range(2):
        getattr(desk, step)()
        check_build(desk, monkeypatch, capsys)


@pytest.mark.slow
def test_a_first_build_gives_what_a_clean_build_gives(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    check_build(desk, monkeypatch, capsys)


def walk(seed: int, preview: bool, articles: int, steps: list[str], **header: str) -> None:
    """Edit a site of so many articles step by step, and hold each build against one from nothing."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch, Capture() as capture:
        desk = Desk(Path(folder), random.Random(seed), {"PREVIEW": preview})
        for _ in range(articles):
            desk.add(**header)
        for step in steps:
            getattr(desk, step)()
            check_build(desk, patch, capture)


FILE_STEPS = [step for step in STEPS if step.startswith("step_file_")]


@pytest.mark.slow
@settings(max_examples=WALKS)
@given(
    st.integers(0, 10**6),
    st.booleans(),
    st.lists(st.sampled_from([*FILE_STEPS, "step_status", "step_delete"]), min_size=4, max_size=10),
)
def test_any_sequence_of_edits_of_files_gives_what_a_clean_build_gives(
    seed: int, preview: bool, steps: list[str]
) -> None:
    walk(seed, preview, 3, ["step_file_linked", "step_file_linked", *steps])


CLIP_STEPS = [step for step in STEPS if step.startswith(("step_recording", "step_words"))]


@pytest.mark.slow
@settings(max_examples=WALKS)
@given(
    st.integers(0, 10**6),
    st.booleans(),
    st.lists(
        st.sampled_from([*CLIP_STEPS, *CLIP_STEPS, "step_status", "step_delete", "step_video"]),
        min_size=4,
        max_size=10,
    ),
)
def test_any_sequence_of_edits_of_recordings_gives_what_a_clean_build_gives(
    seed: int, preview: bool, steps: list[str]
) -> None:
    walk(seed, preview, 3, ["step_recording", "step_recording_in_body", "step_video", *steps])


ADDRESSES = [
    "step_addresses_kept",
    "step_tags",
    "step_page_awkward",
    "step_category_awkward",
    "step_old_url_awkward",
]


@pytest.mark.slow
@settings(max_examples=WALKS)
@given(
    st.integers(0, 10**6),
    st.booleans(),
    st.lists(
        st.sampled_from([*ADDRESSES, *ADDRESSES, "step_date", "step_status", "step_delete", "step_video"]),
        min_size=4,
        max_size=10,
    ),
)
def test_any_sequence_of_awkward_addresses_gives_what_a_clean_build_gives(
    seed: int, preview: bool, steps: list[str]
) -> None:
    walk(seed, preview, 4, ["step_nothing", *steps, "step_add"])


DOCUMENTS = ["step_document", "step_document", "step_clock", "step_clock", "step_file_linked"]


@pytest.mark.slow
@settings(max_examples=WALKS)
@given(
    st.integers(0, 10**6),
    st.booleans(),
    st.lists(
        st.sampled_from(
            [*DOCUMENTS, "step_category", "step_status", "step_delete", "step_date", "step_title"]
        ),
        min_size=5,
        max_size=12,
    ),
)
def test_any_sequence_of_edits_of_documents_gives_what_a_clean_build_gives(
    seed: int, preview: bool, steps: list[str]
) -> None:
    walk(seed, preview, 5, ["step_document", "step_file_linked", *steps], Category="Văn bản")


HEADINGS = ["step_heading", "step_heading", "step_anchor", "step_links_gone", "step_status", "step_delete"]


@pytest.mark.slow
@settings(max_examples=WALKS)
@given(
    st.integers(0, 10**6),
    st.booleans(),
    st.lists(
        st.sampled_from([*HEADINGS, "step_withdrawn", "step_listed", "step_rename", "step_date"]),
        min_size=4,
        max_size=10,
    ),
)
def test_any_sequence_of_edits_of_headings_gives_what_a_clean_build_gives(
    seed: int, preview: bool, steps: list[str]
) -> None:
    walk(
        seed,
        preview,
        3,
        ["step_heading", "step_heading", "step_anchor", "step_anchor", "step_anchor", *steps],
    )


TAKING_DOWN = ["step_link", "step_withdrawn", "step_listed", "step_links_gone", "step_status", "step_date"]


@pytest.mark.slow
@settings(max_examples=WALKS)
@given(
    st.integers(0, 10**6),
    st.booleans(),
    st.lists(
        st.sampled_from([*TAKING_DOWN, "step_clock", "step_draft_with_errors", "step_nothing"]),
        min_size=4,
        max_size=10,
    ),
)
def test_any_sequence_of_taking_down_gives_what_a_clean_build_gives(
    seed: int, preview: bool, steps: list[str]
) -> None:
    walk(seed, preview, 5, ["step_link", "step_link", "step_link", *steps])


@pytest.mark.slow
@settings(max_examples=2 * WALKS)
@given(
    st.integers(0, 10**6),
    st.integers(0, 24),
    st.booleans(),
    st.lists(st.sampled_from(STEPS), min_size=3, max_size=9),
)
def test_any_sequence_of_edits_gives_what_a_clean_build_gives(
    seed: int, articles: int, preview: bool, steps: list[str]
) -> None:
    walk(seed, preview, articles, ["step_nothing", *steps])


class Said(NamedTuple):
    """What was printed."""

    out: str
    err: str


class Capture:
    """What ``capsys`` does, for tests that hypothesis runs many times."""

    def __enter__(self) -> Self:
        self._out, self._err = StringIO(), StringIO()
        self._stack = ExitStack()
        self._stack.enter_context(redirect_stdout(self._out))
        self._stack.enter_context(redirect_stderr(self._err))
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def readouterr(self) -> Said:
        found = Said(self._out.getvalue(), self._err.getvalue())
        for stream in (self._out, self._err):
            stream.seek(0)
            stream.truncate()
        return found


def moved(desk: Desk, place: Path, *kept: str) -> Desk:
    """Copy a site to a new place as a fresh clone does, with new times and inodes, and what CI kept."""
    for name in ("content", "theme", *kept):
        shutil.copytree(desk.folder / name, place / name, copy_function=shutil.copyfile)
    shutil.rmtree(desk.folder / "content")
    settings = {**desk.settings, "THEME": str(place / "theme")}
    copy = Desk.__new__(Desk)
    copy.__dict__.update(desk.__dict__, folder=place, settings=settings)
    return copy


@pytest.mark.slow
@pytest.mark.parametrize("kept", [("cache", "output"), ("cache",)])
def test_a_fresh_clone_goes_on_from_a_restored_cache(
    desk: Desk, kept: tuple[str, ...], tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    check_build(desk, monkeypatch, capsys)
    clone = moved(desk, tmp_path_factory.mktemp("clone") / "x", *kept)
    monkeypatch.setattr("newsroom.engine.codec.encode_body", not_to_be_asked)
    capsys.readouterr()
    build_desk(clone, "output", "cache")
    written = int(capsys.readouterr().out.split("bài; ")[1].split()[0])
    assert (written == 0) == ("output" in kept)
    monkeypatch.undo()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    monkeypatch.setattr(scanner, "YOUNG", YOUNG)
    for step in ("step_nothing", "step_title", "step_delete", "step_photo"):
        getattr(clone, step)()
        check_build(clone, monkeypatch, capsys)


def not_to_be_asked(*_: object) -> Iterator[object]:
    raise AssertionError("an unchanged file was read again")


@pytest.mark.slow
def test_an_edit_reads_one_article_and_makes_few(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "2208988800")  # 2040, after all articles
    content = tiny_site(tmp_path / "content", 120)
    build(content, tmp_path / "output", JOBS=1)
    made: list[str] = []

    def counted(*arguments: Any) -> object:
        made.append(arguments[0])
        return codec.decode(*arguments)

    monkeypatch.setattr("newsroom.engine.stored_records.decode", counted)
    write_article(content, "2024/05/bai-4", "Sửa một chữ.", Tags="thi đua")
    capsys.readouterr()
    assert build(content, tmp_path / "output", JOBS=1).status == 0
    assert (
        "bài; 8 tệp ghi mới" in capsys.readouterr().out
    )  # its page; of the search buckets and what lists them
    assert len(made) <= 12  # the article and those of its related list


@pytest.mark.slow
def test_other_jobs_make_the_same_site(tmp_path: Path) -> None:
    content = tiny_site(tmp_path / "content", 140)
    one = build(content, tmp_path / "one" / "output", JOBS=1).files
    assert build(content, tmp_path / "three" / "output", JOBS=3).files == one


@pytest.mark.slow
def test_the_cache_can_be_ignored_and_checking_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = tiny_site(tmp_path / "content")
    build(content, tmp_path / "output")
    kept = digests(tmp_path / "cache")
    write_article(content, "2025/05/moi")
    assert build(content, tmp_path / "output", CHECK_ONLY=True).status == 0
    assert digests(tmp_path / "cache") == kept
    assert not (tmp_path / "output" / "2025" / "05" / "moi").exists()
    capsys.readouterr()
    assert build(content, tmp_path / "output", LOAD_CONTENT_CACHE=False).status == 0
    assert "Xong: 4 bài" in capsys.readouterr().out


@pytest.mark.slow
def test_what_is_announced_begins_and_ends_by_itself_and_only_the_home_page_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = write_site(tmp_path / "content")
    write_article(content, "2025/12/tin", Date="2025-12-01")
    write_article(content, "2026/01/hop", Date="2026-01-04")
    notice = '\n[[notice]]\ntext = "Mời họp"\nurl = "/2026/01/hop/"\nfrom = 2026-01-02\nuntil = "05/01/2026 12:00"\n'
    banner = (
        '\n[[banners]]\nimage = "photos/b.png"\nurl = "https://a.vn"\nalt = "Biểu ngữ"\nfrom = 2026-01-04\n'
    )
    with (content / "site.toml").open("a", encoding="utf-8") as file:
        file.write(notice + banner + "until = 2026-01-04\n")
    (content / "photos").mkdir()
    (content / "photos" / "b.png").write_bytes(saved(quarters(60, 40), "PNG"))
    told, pictures = [], []
    before: dict[str, str] = {}
    for day, hour in ((1, 8), (2, 8), (4, 8), (5, 11), (5, 12)):
        moment = datetime(2026, 1, day, hour, tzinfo=VIETNAM)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))
        built = build(content, tmp_path / "output")
        files, text = built.files, built.text("index.html")
        changed = {path for path in files if before.get(path) != files[path]} if before else set()
        told.append(("Mời họp" in text, 'href="/2026/01/hop/">Mời họp' in text, changed == {"index.html"}))
        before = files
        pictures.append(any(path.startswith("photos/") for path in files))
    assert pictures == [False, False, True, False, False]
    assert told == [
        (False, False, False),
        (True, False, True),
        (True, True, False),
        (True, True, True),
        (False, False, True),
    ]
    assert before == build(content, tmp_path / "fresh" / "output").files


@pytest.mark.slow
def test_the_home_page_follows_what_banners_lead_to_and_documents_say(tmp_path: Path) -> None:
    content = write_site(tmp_path / "content")
    with (content / "site.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[categories]]\nname = "Văn bản"\nslug = "van-ban"\nkind = "documents"\n')
        file.write('\n[[banners]]\nimage = "photos/b.png"\nurl = "/2025/12/tin"\nalt = "A"\n')
        file.write('\n[front]\nleave_out = ["xay-dung-dang"]\n')
    (content / "photos").mkdir()
    (content / "photos" / "b.png").write_bytes(saved(quarters(60, 40), "PNG"))
    write_article(content, "2025/11/tin", Date="2025-11-01")
    link = '<a href="/2025/12/tin/"><'
    said = []
    for number, status in (("01-NQ/ĐUK", "draft"), ("02-NQ/ĐUK", "published"), ("02-NQ/ĐUK", "draft")):
        write_article(content, "2025/12/tin", Date="2025-12-01", Status=status, Category="Xây dựng Đảng")
        write_article(
            content,
            "2025/12/nghi-quyet",
            Date="2025-12-02",
            Category="Văn bản",
            Number=number,
            Issued="2025-12-01",
        )
        built = build(content, tmp_path / "output")
        text = built.text("index.html")
        said.append(
            (number in text, link in text, text.count("/2025/12/nghi-quyet/"), text.count("/2025/12/tin/"))
        )
        assert built.files == build(content, tmp_path / f"fresh-{number[:2]}-{status}" / "output").files
    assert said == [(True, False, 1, 0), (True, True, 1, 1), (True, False, 1, 0)]
