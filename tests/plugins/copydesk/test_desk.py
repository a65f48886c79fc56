"""What the copydesk does as a whole."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from pkgutil import resolve_name
from random import Random
from shutil import rmtree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.model.blocks import Figure
from newsroom.model.copy import Copy
from newsroom.model.problem import WARNING, Problem
from newsroom.vietnamese.printing import VIETNAM
from plugins.copydesk import PROOFREADERS
from plugins.copydesk.problems import DESK as CHECKS
from tests.support.building import build, tiny_site, write_article
from tests.support.checking import PLUGINS
from tests.support.proofreading import DESK

PATH = "articles/2024/07/hop/index.md"
MOMENT = datetime(2024, 7, 11, 15, 51, tzinfo=VIETNAM)
LONG = f"{'Đảng ủy Khối tổ chức hội nghị sơ kết công tác quý ' * 3}tại hội trường."


def test_every_proofreader_is_found_by_its_name() -> None:
    assert [resolve_name(name).__name__ for name in PROOFREADERS] == [name.split(".")[-1] for name in CHECKS]


def test_nothing_that_proofreaders_find_keeps_a_site_from_being_published() -> None:
    wordings = [wording for check in CHECKS.values() for wording in check.wordings.values()]
    assert {wording.severity for wording in wordings} == {WARNING}


@given(st.lists(st.sampled_from(["Thứ Tư", " ", "\n", "99/99", "29/2", "/2023", "Lê", "Lễ", "Văn", "• ", "1) ", "CN 13.7", " tháng ", " năm ", LONG, "<p>", "</p>", "<em>"]), max_size=12).map("".join))  # fmt: skip
def test_proofreading_never_fails_and_names_lines_of_the_file(text: str) -> None:
    body = (Figure("1.jpg", "Lê", "Lê", line=1), text)
    for proofread in DESK:
        for problem in proofread(Copy(PATH, text, MOMENT, body)):
            assert 1 <= problem.line <= text.count("\n") + 1


# In a build


def object_to_all(copy: Copy) -> list[Problem]:
    """Be a proofreader whom nothing pleases."""
    return [Problem.of(copy.path, 1, "name-tone", name="Mọi bài", other="mọi bài khác")]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    content = tiny_site(tmp_path / "content")
    write_article(content, "2024/07/hop", "Thứ Sáu, 11/07/2024, họp.")
    return content


@pytest.mark.slow
def test_a_settings_file_without_the_copydesk_builds_without_proofreading(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(content, tmp_path / "output").status == 0
    assert "«Thứ Sáu, 11/07/2024» không khớp" in capsys.readouterr().err
    others = [name for name in PLUGINS if name != "plugins.copydesk"]
    assert build(content, tmp_path / "output", PLUGINS=others).status == 0
    assert capsys.readouterr().err == ""


@pytest.mark.slow
def test_a_site_may_have_proofreaders_of_its_own_and_all_is_read_again_for_them(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(content, tmp_path / "output").status == 0
    assert "1 cảnh báo." in capsys.readouterr().err
    name = f"{object_to_all.__module__}.{object_to_all.__name__}"
    assert build(content, tmp_path / "output", PROOFREADERS=[name]).status == 0
    report = capsys.readouterr().err
    assert (report.count("«Mọi bài»"), report.count("không khớp")) == (4, 1)


@pytest.mark.slow
def test_every_process_that_reads_proofreads(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(140):
        write_article(content, f"2024/08/bai-{number}", "CN, 13/7/2024, họp.")
    assert build(content, tmp_path / "output", JOBS=2, CHECK_ONLY=True).status == 0
    assert capsys.readouterr().err.count("«CN, 13/7/2024» không khớp") == 140


# In a check, what the whole archive tells

TEXTS = [
    "Các tổ chức cơ sở đảng đã thực hiện nghị quyết. Đồng chí Nguyễn Văn Mẫu, Bí thư Đảng ủy Khối, dự.",
    "Hội nghị khen các tổ chức cơ sở đảng. Đồng chí Nguyễn Văn Mẫu, Bí thư Đảng ủy Khối, chủ trì.",
    "Các tổ chức cở sở đảng đã thực hiên nghị quyết của nghành.",
    "Đồng chí Nguyễn Văn Mậu, Bí thư Đảng ủy Khối, và đồng chí Nguyễn Văn Mẫu, Phó Bí thư Đảng ủy Khối.",
    "Cấp ủy cơ sở thực hiện nghị quyết, được khen trong hội nghị.",
]


def change(content: Path, rng: Random, number: int) -> None:
    """Write, rewrite, withdraw or remove one of six articles."""
    folder = f"2024/08/bai-{rng.randrange(6)}"
    rmtree(content / "articles" / folder, ignore_errors=True)
    if rng.random() < 0.9:
        status = {"Status": "withdrawn", "Withdrawn": "Tin sai"} if rng.random() < 0.1 else {}
        write_article(content, folder, f"{rng.choice(TEXTS)}\n\nBài số {number}.", **status)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_a_check_tells_the_same_with_and_without_what_was_kept(
    seed: int, content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rng = Random(seed)
    for number in range(12):
        change(content, rng, number)
    build(content, tmp_path / "output")
    for number in range(4):
        change(content, rng, 100 + number)
        capsys.readouterr()
        reports = []
        for cache in ("cache", f"cache-{number}"):
            build(content, tmp_path / "output", CHECK_ONLY=True, CACHE_PATH=str(tmp_path / cache))
            reports.append(capsys.readouterr().err)
        assert reports[0] == reports[1]
        assert "cảnh báo" in reports[0]


@pytest.mark.slow
def test_the_archive_is_asked_in_checks_only_and_of_changed_files_only_if_wanted(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(3):
        write_article(content, f"2024/08/bai-{number}", TEXTS[number % 2])
    for number in (7, 8):
        write_article(content, f"2024/08/bai-{number}", f"{TEXTS[2]} Bài số {number}.")
    assert build(content, tmp_path / "output").status == 0
    assert "cở sở" not in capsys.readouterr().err
    assert build(content, tmp_path / "output", CHECK_ONLY=True).status == 0
    assert capsys.readouterr().err.count("«của nghành»") == 2
    changed = ["articles/2024/08/bai-8/index.md"]
    assert build(content, tmp_path / "output", CHECK_ONLY=True, REPORT_ONLY=changed).status == 0
    report = capsys.readouterr().err
    assert "bai-8/index.md:7: cảnh báo: «của nghành»" in report
    assert "bai-7" not in report
