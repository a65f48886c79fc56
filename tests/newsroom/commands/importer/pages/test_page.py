from __future__ import annotations

import base64
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.commands.importer.pages import read_page
from newsroom.commands.importer.pages.page import read_page_bytes
from newsroom.commands.importer.recognising import recognise
from newsroom.commands.importer.source import Embed, Picture, Source, Text, Unreadable
from newsroom.model.site import Category, Site
from newsroom.vietnamese import legacy
from tests.support.odd_portals import ODD
from tests.support.portals import FOREIGN, SHAPES, SITE, STORIES, TODAY, Story
from tests.support.telling import told

SECTIONS = Site(
    name=SITE, categories=tuple(Category(story.section, f"muc-{n}") for n, story in enumerate(STORIES))
)
WITHOUT_HOUR = ("tables2008", "vertical_tables", "blogger")
"""Shapes that print no time of day."""
JPG = b"\xff\xd8\xff\xe0"


def lay(folder: Path, story: Story) -> None:
    for name, _ in story.photos:
        (folder / name).write_bytes(JPG + name.encode())


def read(folder: Path, html: str) -> Source:
    page = folder / "bai.html"
    page.write_bytes(html.encode())
    (source,) = read_page(page, folder)
    return source


@pytest.mark.parametrize("story", STORIES, ids=["long", "kicker", "no-photo"])
@pytest.mark.parametrize("shape", SHAPES)
def test_pages_of_old_portals_give_their_article_and_nothing_else(
    shape: str, story: Story, tmp_path: Path
) -> None:
    lay(tmp_path, story)
    html = SHAPES[shape](story)
    source = read(tmp_path, html)
    lines = told(source.blocks)
    text = "\n".join(lines)
    wanted = [
        story.title,
        story.lead,
        *story.body,
        story.byline,
        story.kicker,
        *(caption for _, caption in story.photos),
    ]
    places = [text.find(one) for one in (story.title, story.lead, *story.body)]
    assert [one for one in wanted if one not in text] == []
    assert places == sorted(places)
    assert [one for one in FOREIGN if one in text] == []
    assert sum(line.startswith("[") for line in lines) == len(story.photos)
    assert "?" not in "".join(line for line in lines if line.startswith("["))
    assert sorted(path.name for path in source.files.values() if isinstance(path, Path)) == sorted(
        name for name, _ in story.photos
    )
    dates = [fact.value[:10] for fact in source.facts.get("Date", ())]
    assert dates[:1] in ([], [story.iso])
    assert dates or story.day in text
    assert TODAY not in html or any(TODAY in one.text for one in source.dropped)


def letters(text: str) -> str:
    """Give the letters and digits of a text, to compare without its last stop or capitals."""
    return "".join(char for char in text.casefold() if char.isalnum())


@pytest.mark.parametrize("story", STORIES, ids=["long", "kicker", "no-photo"])
@pytest.mark.parametrize("shape", [*SHAPES, *ODD])
def test_the_draft_of_a_page_is_exactly_its_article(shape: str, story: Story, tmp_path: Path) -> None:
    lay(tmp_path, story)
    draft = recognise(read(tmp_path, {**SHAPES, **ODD}[shape](story)), SECTIONS)
    header = {key: letters("; ".join(values)) for key, values in draft.header.items()}
    assert header["Title"] == letters(story.title)
    assert header["Summary"] == letters(story.lead)
    assert header.get("Kicker", "") == letters(story.kicker)
    assert letters(story.byline) in header["Author"]
    assert draft.header["Date"][0].split()[0] == story.iso
    assert draft.header["Date"][0].partition(" ")[2] in (
        story.hour,
        "" if shape in WITHOUT_HOUR else story.hour,
    )
    pictures = [
        (one.file, "".join(span.text for span in one.caption))
        for one in draft.blocks
        if isinstance(one, Picture)
    ]
    assert pictures == list(story.photos)
    assert [line for line in told(draft.blocks) if not line.startswith("[")] == list(story.body)


def test_a_saved_page_names_its_old_address_and_its_frames(tmp_path: Path) -> None:
    story = STORIES[0]
    page = SHAPES["soup"](story).replace(
        "<head>", "<!-- saved from url=(0040)https://khoi.example.vn/tin/bai-1.html -->\n<head>"
    )
    page = page.replace(story.body[0], story.body[0] + "<iframe src='./bai_files/khung.html'></iframe>")
    (tmp_path / "bai_files").mkdir()
    (tmp_path / "bai_files" / "khung.html").write_text(
        "<!-- saved from url=(0041)https://www.youtube.com/embed/dQw4w9WgXcQ -->"
    )
    source = read(tmp_path, page)
    assert [fact.value for fact in source.facts["Old_URL"]] == ["/tin/bai-1.html"]
    assert Embed("https://www.youtube.com/watch?v=dQw4w9WgXcQ") in [
        Embed(one.target) for one in source.blocks if isinstance(one, Embed)
    ]


def test_a_photo_that_is_not_there_is_asked_for(tmp_path: Path) -> None:
    source = read(tmp_path, SHAPES["hemera"](STORIES[0]))
    assert [one.missing for one in source.blocks if isinstance(one, Picture)] == [
        name for name, _ in STORIES[0].photos
    ]


def test_a_mirror_gives_photos_and_documents_from_its_folders(tmp_path: Path) -> None:
    story = STORIES[0]
    for name in (
        "khoi.example.vn/uploads/2024/hoi-nghi-1.jpg",
        "khoi.example.vn/uploads/2024/phat-bieu.jpg@w=600",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(JPG + name.encode())
    (tmp_path / "khoi.example.vn" / "uploads" / "Kế hoạch 05.pdf").write_bytes(b"%PDF-1.4")
    html = SHAPES["vnpt"](story).replace("src='hoi-nghi-1.jpg'", "src='../uploads/2024/hoi-nghi-1.jpg'")
    html = html.replace("src='phat-bieu.jpg'", "src='/uploads/2024/phat-bieu.jpg?w=600'")
    html = html.replace(
        story.body[2],
        story.body[2]
        + " <a href='/uploads/K%E1%BA%BF%20ho%E1%BA%A1ch%2005.pdf'>Tải kế hoạch</a> <a href='2.html'>Bài trước</a>",
    )
    page = tmp_path / "khoi.example.vn" / "tin" / "1.html"
    page.parent.mkdir()
    page.write_text(html + "<!-- Mirrored from khoi.example.vn/tin/1.html by HTTrack Website Copier/3.x -->")
    (source,) = read_page(page, tmp_path)
    assert [one.file for one in source.blocks if isinstance(one, Picture)] == [
        "hoi-nghi-1.jpg",
        "phat-bieu.jpg",
    ]
    links = [span.link for one in source.blocks if isinstance(one, Text) for span in one.spans if span.link]
    assert links == ["ke-hoach-05.pdf", "http://khoi.example.vn/tin/2.html"]
    assert "ke-hoach-05.pdf" in source.files
    assert [fact.value for fact in source.facts["Old_URL"]] == ["/tin/1.html"]


def test_a_page_packed_with_its_photos_needs_no_folder(tmp_path: Path) -> None:
    story = STORIES[1]
    html = SHAPES["daklak"](story).replace("src='tang-qua.jpg'", "src='https://khoi.example.vn/tang-qua.jpg'")
    mail = (
        "From: <Saved by Blink>\r\nDate: Thu, 26 Nov 2026 08:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n'
        "Content-Transfer-Encoding: base64\r\nContent-Location: https://khoi.example.vn/tin/2.html\r\n\r\n"
        f"{base64.encodebytes(html.encode()).decode()}\r\n--b\r\nContent-Type: image/jpeg\r\nContent-Transfer-Encoding: base64\r\n"
        f"Content-Location: https://khoi.example.vn/tang-qua.jpg\r\n\r\n{base64.b64encode(JPG).decode()}\r\n--b--\r\n"
    )
    (tmp_path / "bai.mhtml").write_bytes(mail.encode())
    (source,) = read_page(tmp_path / "bai.mhtml", tmp_path)
    assert source.files == {"tang-qua.jpg": JPG}
    assert [fact.value for fact in source.facts["Old_URL"]] == ["/tin/2.html"]
    assert "Date" not in source.facts or source.facts["Date"][0].value[:10] == story.iso


def test_documents_below_the_body_stay(tmp_path: Path) -> None:
    story = STORIES[2]
    files = "<div class='news-download-file'><a href='/van-ban/05.pdf'>Tải về: <b>Hướng dẫn 05</b></a></div>"
    source = read(
        tmp_path,
        SHAPES["vnpt"](story).replace("<div class='news-author'>", files + "<div class='news-author'>"),
    )
    assert any("Hướng dẫn 05" in line for line in told(source.blocks))


def test_words_between_boxes_are_told_too(tmp_path: Path) -> None:
    story = STORIES[2]
    page = f"<title>{story.title}</title><body>lạc trên<div><h1>{story.title}</h1>{''.join(f'<p>{one}</p>' for one in story.body)}</div>lạc dưới</body>"
    assert "lạc trên lạc dưới" in [one.text for one in read(tmp_path, page).dropped]


def test_one_illegal_byte_is_told(tmp_path: Path) -> None:
    data = SHAPES["soup"](STORIES[2]).encode().replace("quý IV, gửi".encode(), b"qu\xff IV")
    (source,) = read_page_bytes("x", data, tmp_path / "x", tmp_path)
    assert "1 chỗ sai mã chữ" in source.faults[0].text


def test_a_page_in_utf_16_and_one_decomposed_are_read(tmp_path: Path) -> None:
    import unicodedata

    page = SHAPES["daklak"](STORIES[1])
    for data in (page.encode("utf-16"), unicodedata.normalize("NFD", page).encode()):
        (source,) = read_page_bytes("x", data, tmp_path / "x", tmp_path)
        assert STORIES[1].lead in "\n".join(told(source.blocks))


def test_a_page_in_an_old_font_is_unicode_in_text_and_facts(tmp_path: Path) -> None:
    letters = {new: old for old, new in legacy._TCVN3.items()}
    story = STORIES[2]
    page = "".join(letters.get(char, char) for char in SHAPES["daklak"](story)).replace(
        "utf-8", "x-user-defined"
    )
    data = page.encode("latin-1", "replace")
    (source,) = read_page_bytes("x", data, tmp_path / "x", tmp_path)
    assert story.lead in "\n".join(told(source.blocks))
    assert source.facts["Title"][0].value == story.title


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE html ["
        + b"".join(b'<!ENTITY a%d "&a%d;&a%d;">' % (n, n - 1, n - 1) for n in range(1, 30))
        + b"]><html><p>&a29;</p></html>",
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: image/png\r\n\r\nx",
        b"<html><body><ul><li><a href=/1>mot</a></ul></body></html>",
        b"",
    ],
)
def test_what_holds_no_article_is_refused_in_words(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="Xin"):
        read_page_bytes("x", data, tmp_path / "x", tmp_path)


def test_three_thousand_levels_are_read(tmp_path: Path) -> None:
    story = STORIES[0]
    page = f"<title>{story.title}</title><h1>{story.title}</h1>{'<div>' * 3000}{''.join(f'<p>{one}</p>' for one in story.body)}{'</div>' * 3000}"
    (source,) = read_page_bytes("x", page.encode(), tmp_path / "x", tmp_path)
    assert told(source.blocks) == [f"# {story.title}", *story.body]


def test_links_and_photos_of_scripts_and_computers_are_told(tmp_path: Path) -> None:
    story = STORIES[2]
    page = SHAPES["soup"](story).replace(
        story.body[0],
        story.body[0]
        + " <a href='javascript:alert(1)'>đây</a> <a href='file:///C:/a.doc'>kia</a><img src='file:///etc/passwd'><img src='javascript:x'>",
    )
    source = read(tmp_path, page)
    assert len(source.faults) == 4
    assert not source.files
    assert "javascript" not in "".join(told(source.blocks))


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=400),
        st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace")),
    )
)
def test_any_bytes_are_an_article_or_refused_in_words(data: bytes) -> None:
    for one in (data, b"<html><body><p>" + data * 3 + b"<div class=bodytext>" + data):
        with suppress(Unreadable):
            read_page_bytes("x", one, Path("/nowhere/x"), Path("/nowhere"))


@pytest.mark.slow
def test_a_page_of_endless_markup_is_refused_and_packed_photos_do_not_count(tmp_path: Path) -> None:
    photo = f"<img src='data:image/jpeg;base64,{'A' * (9 << 20)}'>"
    text = f"<h1>Hội nghị sơ kết công tác</h1><p>{STORIES[0].lead}</p><p>{STORIES[0].body[0]}</p>"
    assert read(tmp_path, f"{text}{photo}").blocks
    with pytest.raises(Unreadable, match="không dài đến thế"):
        read(tmp_path, f"{text}{'<b>a</b>' * (1 << 20 | 1)}")


def test_a_post_of_a_social_site_has_not_its_owner_for_title(tmp_path: Path) -> None:
    story = STORIES[0]
    body = "".join(f"<p>{text}</p>" for text in story.body)
    page = (
        "<title>Công an xã - Bài viết | Facebook</title><div><div><strong>Công an xã</strong></div>"
        f"<div><p>{story.title.upper()}</p><p>{story.lead}</p>{body}</div><div>152 lượt thích · 12 bình luận</div></div>"
    )
    draft = recognise(read(tmp_path, page), SECTIONS)
    assert draft.header["Title"] == (story.title.upper(),)
    assert told(draft.blocks) == list(story.body)
