"""Which files of what was named are read."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from newsroom.commands.importer.intake.gathering import archive_kind, gather, is_passed, page_beside


def touch(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name, encoding="utf-8")


def names(root: Path, *below: str) -> list[str]:
    found = gather([str(root / name) for name in below] or [str(root)])
    return [Path(job.path).relative_to(root).as_posix() for job in found.jobs]


def test_a_folder_is_read_whole_in_the_order_of_names_without_what_is_no_article(tmp_path: Path) -> None:
    touch(
        tmp_path, "b.docx", "A.docx", "sâu/hơn/c.txt", ".ẩn.docx", "~$b.docx", "Thumbs.db", "b.docx~", "a.tmp",
        ".git/config", "ảnh/1.jpg", "x.css", "desktop.ini",
    )  # fmt: skip
    assert names(tmp_path) == ["A.docx", "b.docx", "sâu/hơn/c.txt"]
    assert gather([str(tmp_path)]).passed == 2


@pytest.mark.parametrize("beside", ["Bài 1_files", "Bài 1.files", "Bài 1-files", "Bài 1_tệp", "Bài 1_file"])
@pytest.mark.parametrize("page", ["Bài 1.html", "Bài 1.HTM", "Bài 1.xhtml"])
def test_the_folder_of_a_saved_page_belongs_to_it(tmp_path: Path, page: str, beside: str) -> None:
    touch(tmp_path, page, f"{beside}/khung.html", f"{beside}/1.jpg")
    assert names(tmp_path) == [page]


def test_a_folder_that_a_renamed_page_uses_belongs_to_it(tmp_path: Path) -> None:
    touch(tmp_path, "tệp tin_files/kh.pdf", "tệp tin_files/m.doc", "khác_files/a.doc")
    (tmp_path / "đổi tên.html").write_text(
        "<a href='t%E1%BB%87p%20tin_files/m.doc'>tải</a>", encoding="utf-8"
    )
    assert names(tmp_path) == ["khác_files/a.doc", "đổi tên.html"]


def test_such_a_folder_without_its_page_is_a_folder(tmp_path: Path) -> None:
    touch(tmp_path, "tin_files/a.html", "khác.html")
    assert names(tmp_path) == ["khác.html", "tin_files/a.html"]
    assert (page_beside("Tin Mới_files"), page_beside("tin")) == ("tin mới", "")


def test_files_are_read_once_however_often_they_are_named(tmp_path: Path) -> None:
    touch(tmp_path, "a/b.docx")
    assert names(tmp_path, "a/b.docx", "a", "a/b.docx") == ["a/b.docx"]


def test_links_to_elsewhere_and_loops_are_not_followed(tmp_path: Path) -> None:
    touch(tmp_path, "ngoài/bí mật.txt", "trong/a.txt")
    inside = tmp_path / "trong"
    (inside / "ra.txt").symlink_to(tmp_path / "ngoài" / "bí mật.txt")
    (inside / "thư mục ra").symlink_to(tmp_path / "ngoài")
    (inside / "vòng").symlink_to(inside)
    (inside / "lại.txt").symlink_to(inside / "a.txt")
    (inside / "mất.txt").symlink_to("không có")
    found = gather([str(inside)])
    assert [Path(job.path).name for job in found.jobs] == ["a.txt"]
    assert sorted(Path(path).name for path, _ in found.faults) == ["ra.txt", "thư mục ra"]


def test_pipes_and_sockets_are_refused_and_nothing_waits_for_them(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ống")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "cổng"))
        for named in ([str(tmp_path)], [str(tmp_path / "ống"), str(tmp_path / "cổng")]):
            found = gather(named)
            assert found.jobs == []
            assert len(found.faults) == 2
            assert all("không phải tệp thường" in why for _, why in found.faults)


def test_what_is_gone_is_told(tmp_path: Path) -> None:
    (tmp_path / "mất").symlink_to("không có")
    assert [why for _, why in gather([str(tmp_path / "mất")]).faults] == [
        "liên kết (symlink) này không dẫn đến tệp nào"
    ]


def test_whole_sites_of_other_systems_are_one_job(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = {"p": "pelican", "j": "jekyll", "h": "hugo"}
    monkeypatch.setattr("newsroom.commands.importer.archives.archive_kind", lambda path: kinds[path.name])
    touch(
        tmp_path,
        "p/pelicanconf.py",
        "p/content/a.md",
        "j/_posts/a.md",
        "h/hugo.toml",
        "h/content/a.md",
        "t/a.txt",
    )
    found = gather([str(tmp_path)])
    assert [(Path(job.path).name, job.kind) for job in found.jobs] == [
        ("h", "hugo"),
        ("j", "jekyll"),
        ("p", "pelican"),
        ("a.txt", ""),
    ]
    assert archive_kind(tmp_path, ["a.docx", "content"]) == ""


def test_names_that_are_passed() -> None:
    assert is_passed("~$Báo cáo.docx")
    assert not is_passed("Báo cáo.docx")
