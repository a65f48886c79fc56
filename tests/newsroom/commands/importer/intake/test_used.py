"""Files that saved pages lead to are known, however the links are written."""

from __future__ import annotations

from pathlib import Path

from newsroom.commands.importer.intake.gathering import gather
from newsroom.commands.importer.intake.used import used_files

PAGE = """<a href="anh_files/k%E1%BA%BF.pdf">a</a> <A HREF='tep/m.doc?x=1'>b</A> <img src=tep/b.png>
<a href="https://x.vn/a.pdf">c</a> <a href="/goc.pdf">d</a> <a href="cung.docx">e</a> <a href="../ngoai.docx">f</a>"""


def test_links_into_other_folders_count(tmp_path: Path) -> None:
    page = tmp_path / "a" / "bai.html"
    page.parent.mkdir()
    page.write_text(PAGE, "utf-8")
    found = {Path(path).relative_to(tmp_path).as_posix() for path in used_files([str(page), "khong-co.html"])}
    assert found == {"a/anh_files/kế.pdf", "a/tep/m.doc", "a/tep/b.png", "ngoai.docx"}


def test_what_a_page_leads_to_is_no_job_unless_it_was_named(tmp_path: Path) -> None:
    for name in ("a/anh_files/kế.pdf", "a/tep/m.doc", "a/cung.docx", "a/tep/khac.docx"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "a" / "bai.html").write_text(PAGE, "utf-8")
    found = gather([str(tmp_path)])
    assert sorted(Path(job.path).name for job in found.jobs) == ["bai.html", "cung.docx", "khac.docx"]
    assert found.passed == 2
    named = gather([str(tmp_path / "a" / "bai.html"), str(tmp_path / "a" / "tep" / "m.doc")])
    assert len(named.jobs) == 2
