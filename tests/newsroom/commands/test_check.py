"""``make check``: the report in the formats of forges, of changed files only, with the right exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from newsroom.commands import check
from tests.support.building import NOW, ROOT, tiny_site, write_article
from tests.support.progress import without_progress
from tests.support.repository import git, init

pytestmark = pytest.mark.slow

SETTINGS = """
import sys
sys.path.insert(0, {root!r})
from pelicanconf import *
PATH, OUTPUT_PATH, CACHE_PATH, THEME = {content!r}, {output!r}, {cache!r}, {theme!r}
"""
WRONG = {"Date": "hôm qua"}


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a sound site, all of it committed twice; settings that build it are in force."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    repository = init(tmp_path / "kho")
    content = tiny_site(repository / "content")
    file = repository / "settings.py"
    places = {name: str(repository / name) for name in ("output", "cache")}
    text = SETTINGS.format(root=str(ROOT), content=str(content), theme=str(ROOT / "theme"), **places)
    file.write_text(text, encoding="utf-8")
    monkeypatch.setattr(check, "SETTINGS", str(file))
    commit(content)
    write_article(content, "2024/01/bai-0", "Nội dung đã sửa.")
    commit(content)
    return content


def commit(content: Path) -> None:
    git(content, "add", "-A", ".")
    git(content, "commit", "-q", "-m", "Sửa")


def run(*arguments: str) -> int:
    """Check as the task does; give the exit status."""
    try:
        check.main(["--settings", check.SETTINGS, *arguments])
    except SystemExit as ended:
        return int(str(ended.code))
    return 0


def test_a_plain_report_goes_where_it_always_went(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == 0
    assert capsys.readouterr() == ("", "Không có lỗi.\n")
    write_article(content, "2024/06/hong", **WRONG)
    assert run() == 1
    out, err = capsys.readouterr()
    assert (out, err.splitlines()[-1]) == ("", "1 lỗi, 0 cảnh báo.")
    assert sorted(os.listdir(content.parent)) == [".git", "content", "settings.py"]


def test_what_is_to_come_is_said_at_the_end(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_article(content, "2026/01/le", Title="Lễ kỷ niệm", Date="2026-01-20 06:00")
    write_article(content, "2026/01/nhap", Date="2026-01-20 06:00", Status="draft")
    assert run() == 0
    assert capsys.readouterr().err == "Không có lỗi.\n1 bài hẹn giờ: «Lễ kỷ niệm» 20/01/2026 06:00.\n"
    write_article(content, "2024/06/hong", **WRONG)
    assert run() == 1
    assert capsys.readouterr().err.splitlines()[-1].startswith("1 bài hẹn giờ: ")


def test_an_unknown_format_is_told(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--format", "xml") == 2
    assert (
        capsys.readouterr().err
        == "FORMAT: lỗi: không có dạng «xml». Chọn text, github, gitlab, json, sarif.\n"
    )


def test_what_the_copy_desk_asks_is_explained_at_the_end(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_article(content, "2024/06/lap", "Thứ Sáu, 11/07/2024, các các chi bộ họp.")
    assert run() == 0
    lines = capsys.readouterr().err.splitlines()
    assert lines[-1] == "Giải thích và cách tắt: docs/kiem-tra.md, mục doubled-word, wrong-weekday."


def test_json_and_sarif_are_written_to_a_file(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_SERVER_URL", "https://github.example")
    monkeypatch.setenv("GITHUB_REPOSITORY", "a/b")
    monkeypatch.setenv("GITHUB_SHA", "c0ffee")
    write_article(content, "2024/06/lap", "Các các chi bộ họp.")
    assert run("--format=json", f"--report={tmp_path}/a.json") == 0
    (found,) = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["findings"]
    assert (found["path"], found["code"]) == ("content/articles/2024/06/lap/index.md", "doubled-word")
    assert run("--format=sarif") == 0
    out, err = capsys.readouterr()
    (rule,) = json.loads(out)["runs"][0]["tool"]["driver"]["rules"]
    assert rule["helpUri"] == "https://github.example/a/b/blob/c0ffee/docs/kiem-tra.md#doubled-word"
    assert "chữ lặp" in err


@pytest.mark.parametrize(
    ("environment", "address"),
    [
        ({}, ""),
        ({"GITHUB_SERVER_URL": "https://a.vn"}, ""),
        (
            {"GITHUB_SERVER_URL": "https://a.vn/", "GITHUB_REPOSITORY": "b/c", "GITEA_ACTIONS": "true"},
            "https://a.vn/b/c/src/commit/HEAD/docs/kiem-tra.md",
        ),
        (
            {"CI_PROJECT_URL": "https://a.vn/b/c", "CI_COMMIT_SHA": "d"},
            "https://a.vn/b/c/-/blob/d/docs/kiem-tra.md",
        ),
    ],
)
def test_the_handbook_is_where_the_forge_says_it_is(environment: dict[str, str], address: str) -> None:
    assert check.handbook_address(environment) == address


# Of changed files


def test_only_problems_of_changed_files_are_told_and_the_rest_is_counted(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for slug in ("a", "b"):
        write_article(content, f"2024/05/{slug}", Date="2024-06-01 08:00")
    commit(content)
    write_article(content, "2024/05/c", Date="2024-06-01 08:00")
    assert run("--changed", "--base=HEAD") == 0
    lines = capsys.readouterr().err.splitlines()
    assert lines[0].startswith("articles/2024/05/c/index.md:2: cảnh báo: ")
    assert lines[1:] == ["… và 2 cảnh báo ở tệp khác.", "0 lỗi, 3 cảnh báo."]


def test_errors_elsewhere_are_told_and_decide_the_status(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_article(content, "2024/05/hong", **WRONG)
    commit(content)
    write_article(content, "2024/05/a")
    assert run("--changed", "--base=HEAD") == 1
    assert capsys.readouterr().err.startswith("articles/2024/05/hong/index.md:2: lỗi: ")


def test_a_photo_concerns_the_articles_that_show_it(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for slug, photo in (("chung", "/photos/a.jpg"), ("rieng", "1.jpg")):
        write_article(content, f"2024/05/{slug}", f"![Ảnh]({photo})", Date="2024-06-01 08:00")
    file = content / "articles/2024/05/rieng/1.jpg"
    (content / "photos").mkdir()
    for place in (file, content / "photos/a.jpg"):
        place.write_bytes(b"")
    commit(content)
    changed = {"rieng": file, "chung": content / "photos/a.jpg"}
    for slug, place in changed.items():
        place.write_bytes(b"x")
        assert run("--changed", "--base=HEAD") == 1
        shown = [line for line in capsys.readouterr().err.splitlines() if "cảnh báo: Date" in line]
        assert [line.split("/")[3] for line in shown] == [slug]
        place.write_bytes(b"")


def test_where_git_cannot_tell_all_is_told_and_a_line_says_so(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_article(content, "2024/05/a", Date="2024-06-01 08:00")
    commit(content)
    assert run("--changed", "--base=khong-co") == 0
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "Không rõ tệp nào đã đổi (kho git ở đây không có «khong-co»), nên kể mọi tệp."
    assert lines[-1] == "0 lỗi, 1 cảnh báo."


def test_a_list_of_names_may_stand_in_a_file_as_git_writes_it(
    content: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for slug in ("a", "b"):
        write_article(content, f"2024/05/{slug}", Date="2024-06-01 08:00")
    names = tmp_path / "names"
    names.write_bytes(b"articles/2024/05/b/index.md\0")
    only = f"REPORT_ONLY={json.dumps(str(names))}"
    command = [sys.executable, "-m", "pelican", "-s", check.SETTINGS, "-e", only]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    lines = without_progress(capfd.readouterr().err).splitlines()
    assert lines[0].startswith("articles/2024/05/b/index.md:2: ")
    assert lines[1:] == ["… và 1 cảnh báo ở tệp khác.", "0 lỗi, 2 cảnh báo."]


# For forges


def test_github_gets_annotations_on_the_stored_name_and_a_summary(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    (tmp_path / "summary.md").write_text("trước\n")
    decomposed = "khảo sát.md".replace("ả", "a\u0309").replace("á", "a\u0301")
    (content / "pages").mkdir()
    (content / "pages" / decomposed).write_text("Titel: x\n\nx\n", encoding="utf-8")
    write_article(content, "2026/01/le", Title="Lễ", Date="2026-01-20 06:00")
    assert run("--format=github") == 1
    out, err = capsys.readouterr()
    assert err == ""
    group, _, rest = out.partition("::endgroup::\n")
    assert group.startswith("::group::Báo cáo kiểm tra\n::stop-commands::")
    assert "pages/khảo sát.md:1: lỗi: " in group
    assert "1 bài hẹn giờ: «Lễ» 20/01/2026 06:00." in group
    assert {line.split(",")[0] for line in rest.splitlines()} == {f"::error file=content/pages/{decomposed}"}
    summary = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert summary.startswith("trước\n### Kiểm tra bài\n")
    assert "| pages\\/khảo sát\\.md:1 | Lỗi | " in summary
    assert "1 bài hẹn giờ\\: «Lễ» 20\\/01\\/2026 06\\:00\\." in summary


def test_gitlab_gets_json_on_its_own_and_people_the_words(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_article(content, "2024/05/hong", **WRONG)
    for file in ("", str(tmp_path / "bao cao.json")):
        assert run("--format=gitlab", f"--report={file}") == 1
        out, err = capsys.readouterr()
        assert err.splitlines()[-1] == "1 lỗi, 0 cảnh báo."
        assert bool(out) is not bool(file)
        (found,) = json.loads(Path(file).read_text(encoding="utf-8") if file else out)
        assert found["location"]["path"] == "content/articles/2024/05/hong/index.md"


def test_settings_of_the_report_do_not_make_a_build_begin_anew(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = [sys.executable, "-m", "pelican", "-s", check.SETTINGS]
    told = [
        "-e",
        'REPORT_FORMAT="gitlab"',
        "REPORT_ONLY=[]",
        f'REPORT_FILE="{tmp_path}/x"',
        'REPORT_ROOT="y"',
    ]
    for more in ([], told):
        done = subprocess.run([*command, *more], check=True, capture_output=True, text=True)
    assert " 0 tệp ghi mới" in done.stdout
