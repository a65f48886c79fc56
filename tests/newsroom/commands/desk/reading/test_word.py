"""Files that are dropped on the desk."""

from __future__ import annotations

import asyncio
import io
import shutil
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from newsroom.commands.desk.reading import apart
from newsroom.commands.desk.reading.word import Found, Made, Unmade, drafts_of, find_drafts, make, make_draft
from newsroom.commands.importer.draft import Draft
from plugins.manuscript.keys import ARTICLE_KEYS
from tests.support.building import write_site
from tests.support.wordfiles import docx, p, photo, pic, r
from tests.support.wxr import export, post

pytestmark = pytest.mark.slow
TODAY = date(2024, 7, 12)
BODY = "Sáng 11-7-2024, Đảng ủy Khối tổ chức hội nghị sơ kết công tác sáu tháng đầu năm."


@pytest.fixture(autouse=True, scope="module")
def _ended() -> Iterator[None]:
    yield
    apart.end()


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_site(tmp_path / "content")


@pytest.fixture
def held(tmp_path: Path) -> Path:
    (tmp_path / "cho").mkdir()
    return tmp_path / "cho"


def dropped(tmp_path: Path, name: str, data: bytes) -> Path:
    folder = tmp_path / "tha"
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(data)
    return folder / name


def article() -> bytes:
    photos = [photo(size=(640, 420 + number)) for number in range(2)]
    body = (
        p("SƠ KẾT CÔNG TÁC SÁU THÁNG ĐẦU NĂM", props='<w:jc w:val="center"/>', run="<w:b/>")
        + p(BODY, run="<w:b/>")
        + "".join(p(f"{BODY} Kết quả thứ {number} rất đáng ghi nhận.") for number in range(3))
        + p(r(pic("1.jpg")))
        + p("Toàn cảnh hội nghị", props='<w:jc w:val="center"/>', run="<w:i/>")
        + p(f"{BODY} Hội nghị cũng nghe phát biểu.")
        + p(r(pic("2.jpg")))
        + p("Đại biểu dự hội nghị", props='<w:jc w:val="center"/>', run="<w:i/>")
        + f'<w:p><w:pPr><w:jc w:val="right"/></w:pPr>{r("Tin, ảnh: P. Mai", "<w:b/>")}</w:p>'
    )
    return docx(body, media={"1.jpg": photos[0], "2.jpg": photos[1]})


def test_a_word_file_shows_what_was_found_guessed_and_beside_it_and_nothing_is_written(
    tmp_path: Path, content: Path, held: Path
) -> None:
    before = sorted(content.rglob("*"))
    [found] = drafts_of([dropped(tmp_path, "so ket.docx", article())], content, held)
    assert (found.name, found.why, found.place, found.missing) == ("so ket.docx", "", "", 0)
    fields = {field.key: field for field in found.header}
    assert fields["Title"].values == ("Sơ kết công tác sáu tháng đầu năm",)
    assert fields["Author"].values == ("P. Mai",)
    assert (fields["Category"].values, fields["Category"].confidence) == ((), 0)
    assert fields["Category"].reason == "không thấy trong tệp"
    assert all(0 <= field.confidence <= 100 for field in (*found.header, *found.choices))
    assert list(fields) == [key for key in ARTICLE_KEYS if key in fields]
    assert len(found.photos) == 2
    for one in found.photos:
        with Image.open(io.BytesIO(one.small)) as image:
            assert max(image.size) == 240
    assert "Toàn cảnh hội nghị" in found.body
    assert all(f"({one.name} " in found.body for one in found.photos)
    assert "Status:" not in found.body
    assert sorted(content.rglob("*")) == before


def test_a_draft_is_made_with_corrections_and_the_same_file_is_known_again(
    tmp_path: Path, content: Path, held: Path
) -> None:
    file = dropped(tmp_path, "bai.docx", article())
    [found] = drafts_of([file], content, held)
    corrected = {
        "Title": ["Sơ kết sáu tháng\nđầu năm"], "Category": ["Xây dựng Đảng"], "Date": ["2024-07-11 08:00"],
        "Kicker": [""], "Summary": [], "Status": ["published"], "Lạ": ["a"],
    }  # fmt: skip
    made = make(found, content, corrected, TODAY)
    assert (made.place, made.is_new) == ("2024/07/so-ket-sau-thang-dau-nam", True)
    folder = content / "articles" / made.place
    head, _, body = (folder / "index.md").read_text(encoding="utf-8").partition("\n\n")
    lines = head.split("\n")
    assert {
        "Title: Sơ kết sáu tháng đầu năm",
        "Category: Xây dựng Đảng",
        "Summary: ?",
        "Status: draft",
    } <= set(lines)
    assert not any(line.startswith(("Kicker", "Lạ")) for line in lines)
    assert body.rstrip("\n") == found.body
    assert sorted(one.name for one in folder.iterdir() if one.name != "index.md") == sorted(
        one.name for one in found.photos
    )
    [again] = drafts_of([dropped(tmp_path, "ten khac.docx", file.read_bytes())], content, held)
    assert again == Found("ten khac.docx", "Tệp này đã nhập rồi.", made.place)
    with pytest.raises(Unmade, match="đã nhập rồi"):
        make(again, content, {})
    assert make(found, content, corrected, TODAY).is_new is False


def test_of_what_was_removed_since_a_draft_is_made_anew(tmp_path: Path, content: Path, held: Path) -> None:
    file = dropped(tmp_path, "bai.docx", article())
    [found] = drafts_of([file], content, held)
    made = make(found, content, {"Date": ["2024-07-11"]}, TODAY)
    shutil.rmtree(content / "articles" / made.place)
    [again] = drafts_of([file], content, held)
    assert again.why == ""
    assert make(again, content, {"Date": ["2024-07-11"]}, TODAY) == Made(made.place, True, made.notes)


def test_an_article_that_was_edited_since_is_never_overwritten(
    tmp_path: Path, content: Path, held: Path
) -> None:
    [found] = drafts_of([dropped(tmp_path, "bai.docx", article())], content, held)
    made = make(found, content, {}, TODAY)
    manuscript = content / "articles" / made.place / "index.md"
    manuscript.write_text("Title: Đã sửa\n\nA.\n", encoding="utf-8")
    again = make(found, content, {"Title": ["Khác"]}, TODAY)
    assert (again.place, again.is_new) == (made.place, False)
    assert again.notes[0] == f"Tệp này đã nhập rồi: bài nằm ở articles/{made.place}."
    assert manuscript.read_text(encoding="utf-8") == "Title: Đã sửa\n\nA.\n"


def test_several_files_are_told_each_for_itself_and_refusals_say_what_to_do(
    tmp_path: Path, content: Path, held: Path
) -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("a.txt", "a")
    page = f"<html><head><title>Họp chi bộ</title></head><body><article><h1>Họp chi bộ quý ba</h1>{'<p>' + BODY + '</p>'}</article></body></html>"
    export(tmp_path, post(1, f"<p>{BODY}</p>"), post(2, f"<p>{BODY}</p>", "Hội nghị tổng kết"))
    files = [
        dropped(tmp_path, "họp.txt", f"Họp chi bộ\n\n{BODY}\n\n{BODY} Thêm nữa.\n".encode()),
        dropped(tmp_path, "trang.html", page.encode()),
        dropped(tmp_path, "a.pdf", b"%PDF-1.7\n"),
        dropped(tmp_path, "a.zip", archive.getvalue()),
        dropped(tmp_path, "hong.docx", b"PK\3\4"),
        tmp_path / "xuat.xml",
        dropped(tmp_path, "rong.txt", b""),
        tmp_path / "mat.docx",
    ]
    text, html, pdf, packed_, broken, several, empty, gone = drafts_of(files, content, held)
    assert [text.why, html.why] == ["", ""]
    assert "Họp chi bộ quý ba" in {value for field in html.header for value in field.values}
    assert "Thêm nữa" in text.body
    assert "xin người gửi tệp word" in pdf.why.lower()
    assert "thả từng tệp" in packed_.why
    assert "bị hỏng" in broken.why
    assert "nhiều bài" in several.why
    assert "rỗng" in empty.why
    assert gone.why
    assert all(
        one.why.endswith(".") and one.why[0].isupper() for one in (pdf, packed_, broken, several, empty, gone)
    )
    assert all(
        "make" not in one.why and "FILES" not in one.why
        for one in (pdf, packed_, broken, several, empty, gone)
    )


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_rich_text_is_read_as_word_is(tmp_path: Path, content: Path, held: Path) -> None:
    text = "".join(f"\\u{ord(sign)}?" if ord(sign) > 126 else sign for sign in f"{BODY} {BODY}")
    rich = (
        "{\\rtf1\\ansi {\\b Hop chi bo thang bay nam nay}\\par "
        + f"{text}\\par {text} Hon nua.\\par {text} Het.\\par}}"
    )
    [found] = drafts_of([dropped(tmp_path, "bai.rtf", rich.encode())], content, held)
    assert found.why == ""
    assert "Đảng ủy Khối tổ chức" in found.body


def test_a_bitmap_comes_as_a_photo_that_pages_show_and_one_that_is_missing_is_counted(
    tmp_path: Path, content: Path, held: Path
) -> None:
    bitmap = io.BytesIO()
    Image.new("RGB", (400, 300), "red").save(bitmap, "BMP")
    body = (
        p("Họp chi bộ quý ba năm nay", style="Title")
        + p(BODY)
        + p(r(pic("a.bmp")))
        + p(BODY)
        + p(r(pic("b.emf")))
        + p(BODY)
    )
    [found] = drafts_of(
        [dropped(tmp_path, "a.docx", docx(body, media={"a.bmp": bitmap.getvalue(), "b.emf": b"\1\0\0\0"}))],
        content,
        held,
    )
    assert [one.name.rpartition(".")[2] for one in found.photos] == ["png"]
    assert found.photos[0].small[:2] == b"\xff\xd8"
    assert found.missing == 1
    assert make(found, content, {}, TODAY).is_new


def test_it_can_be_asked_off_the_event_loop_and_a_lost_process_gives_words(
    tmp_path: Path, content: Path, held: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def both() -> Made:
        [found] = await find_drafts([dropped(tmp_path, "bai.docx", article())], content, held)
        return await make_draft(found, content, {"Date": ["2024-07-11"]})

    assert asyncio.run(both()).is_new

    def away(*_: object) -> None:
        raise apart.Away

    monkeypatch.setattr(apart, "call", away)
    [found] = drafts_of([tmp_path / "a.docx"], content, held)
    assert "thử lại" in found.why
    with pytest.raises(Unmade, match="thử lại"):
        make(Found("a", draft=Draft("a", {}, ())), content, {})
