"""Recordings of whole sites: what is published, and that nothing of them tells more than is heard."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from plugins import videos
from tests.support.building import build, tiny_site, write_article
from tests.support.filming import PLACE, make_mp4
from tests.support.recording import PERSON, make_mp3

pytestmark = pytest.mark.slow

PAGE = "2024/07/le/index.html"


def spoken_site(folder: Path) -> Path:
    """Write a site with an article that is read out and has a song; a third recording is of a draft."""
    content = tiny_site(folder)
    body = "Nội dung.\n\n[Bài hát](Bài hát.m4a)\n*Ca ngợi quê hương. Nguồn: Nhà hát*"
    file = write_article(content, "2024/07/le", body, Recording="doc-bai.mp3")
    file.with_name("doc-bai.mp3").write_bytes(make_mp3(seconds=345))
    file.with_name("Bài hát.m4a").write_bytes(make_mp4(seconds=205))
    draft = write_article(content, "2024/08/nhap", "Nháp.", Status="draft", Recording="nhap.mp3")
    draft.with_name("nhap.mp3").write_bytes(make_mp3())
    return content


def recordings(output: Path) -> list[str]:
    found = (file for file in output.rglob("*") if file.suffix in (".mp3", ".m4a"))
    return sorted(file.relative_to(output).as_posix() for file in found)


def test_recordings_that_public_pages_play_are_published(tmp_path: Path) -> None:
    built = build(spoken_site(tmp_path / "content"), tmp_path / "output")
    assert built.status == 0
    assert recordings(built.output) == ["2024/07/le/bai-hat.m4a", "2024/07/le/doc-bai.mp3"]
    page = built.text(PAGE)
    assert '<audio controls preload="none" src="/2024/07/le/doc-bai.mp3" aria-label="Nghe bài: ' in page
    assert 'aria-label="Nghe: Bài hát"' in page
    assert page.index("opening__lead") < page.index("<audio") < page.index("Nội dung.")
    assert "6\u00a0phút" in page
    assert "Ca ngợi quê hương." in page
    assert "theme/video." not in page
    assert "<audio" not in built.text("2024/01/bai-0/index.html")
    assert not (built.output / "video").exists()


def test_no_published_byte_names_a_person_or_a_place(tmp_path: Path) -> None:
    content = spoken_site(tmp_path / "content")
    assert PERSON in (content / "articles/2024/07/le/doc-bai.mp3").read_bytes()
    built = build(content, tmp_path / "output")
    read = [(built.output / path).read_bytes() for path in built.files]
    assert not [data for data in read if PERSON in data or PLACE in data]


def test_search_engines_and_feeds_are_told(tmp_path: Path) -> None:
    built = build(spoken_site(tmp_path / "content"), tmp_path / "output", SITEURL="https://example.vn")
    scripts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', built.text(PAGE), re.DOTALL)
    described = [json.loads(script) for script in scripts]
    flat = [one for found in described for one in (found if isinstance(found, list) else [found])]
    audio = [one for one in flat if one["@type"] == "AudioObject"]
    assert [one["contentUrl"] for one in audio] == [
        "https://example.vn/2024/07/le/doc-bai.mp3",
        "https://example.vn/2024/07/le/bai-hat.m4a",
    ]
    assert (audio[0]["encodingFormat"], audio[0]["duration"]) == ("audio/mpeg", "PT345S")
    for kind in ("atom", "rss"):
        feed = built.text(f"feeds/all.{kind}.xml")
        assert "https://example.vn/2024/07/le/doc-bai.mp3" in feed
        assert "Nghe bài (6 phút)" in feed
        assert "Nghe: Bài hát (3 phút)" in feed


def test_a_standing_page_may_have_a_recording_and_a_transcript(tmp_path: Path) -> None:
    content = tiny_site(tmp_path / "content")
    (content / "pages").mkdir()
    (content / "pages" / "gioi-thieu.md").write_text("Title: Giới thiệu\n\n[Bài hát](hat.mp3)\n")
    (content / "pages" / "hat.mp3").write_bytes(make_mp3())
    (content / "pages" / "hat.txt").write_text("Lời ca.\n", encoding="utf-8")
    built = build(content, tmp_path / "output")
    assert recordings(built.output) == ["gioi-thieu/hat.mp3"]
    assert "<p>Lời ca.</p>" in built.text("gioi-thieu/index.html")


def test_another_recording_changes_its_article_alone_and_none_is_left(tmp_path: Path) -> None:
    content = spoken_site(tmp_path / "content")
    folder = content / "articles/2024/07/le"
    before = build(content, tmp_path / "output").files
    (folder / "doc-bai.mp3").write_bytes(make_mp3(seconds=99, fill=b"\x33"))
    built = build(content, tmp_path / "output")
    changed = {path for path in built.files if before.get(path) != built.files[path]}
    assert changed == {PAGE, "2024/07/le/doc-bai.mp3", *(f"feeds/{name}" for name in feeds(built.files))}
    assert built.files == build(content, tmp_path / "fresh" / "output").files
    write_article(content, "2024/07/le", "Nội dung.")
    built = build(content, tmp_path / "output")
    assert recordings(built.output) == []
    write_article(content, "2024/07/le", Status="withdrawn", Withdrawn="Sai.", Recording="doc-bai.mp3")
    built = build(content, tmp_path / "output")
    assert recordings(built.output) == []


def feeds(files: object) -> list[str]:
    """Name the feeds with the text of articles."""
    return [
        path.removeprefix("feeds/")
        for path in files  # type: ignore[attr-defined]
        if path.startswith(("feeds/all.", "feeds/tin-hoat-dong.")) and path.endswith(".xml")
    ]


def test_the_same_bytes_are_another_thing_under_another_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = spoken_site(tmp_path / "content")
    folder = content / "articles/2024/07/le"
    (folder / "phim.mp4").write_bytes((folder / "Bài hát.m4a").read_bytes())
    write_article(content, "2024/07/le", "[Phim](phim.mp4)\n\n[Bài hát](Bài hát.m4a)")
    built = build(content, tmp_path / "output")
    assert (built.output / "2024/07/le/phim.mp4").stat().st_size > (
        built.output / "2024/07/le/bai-hat.m4a"
    ).stat().st_size
    (folder / "Bài hát.m4a").rename(folder / "bai-hat.mp3")
    write_article(content, "2024/07/le", "[Bài hát](bai-hat.mp3)")
    assert build(content, tmp_path / "output").status == 1
    assert "không phải MP3 mà là M4A hoặc MP4" in capsys.readouterr().err


def test_a_recording_over_the_limit_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = spoken_site(tmp_path / "content")
    with open(content / "articles/2024/07/le/doc-bai.mp3", "ab") as file:
        file.write(bytes(1_200_000))
    assert build(content, tmp_path / "output", VIDEO_MAX_MB=1).status == 1
    told = "doc-bai.mp3:1: lỗi: bản ghi âm nặng 1,5 MB, quá 1 MB. Xuất lại nhẹ hơn"
    assert told in capsys.readouterr().err


def test_an_unchanged_recording_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = spoken_site(tmp_path / "content")
    build(content, tmp_path / "output")

    def never(*_: object) -> None:
        pytest.fail("read again")

    monkeypatch.setattr(videos, "read_recording", never)
    toml = content / "site.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace("Trang tin thử", "Trang tin"), encoding="utf-8")
    assert build(content, tmp_path / "output").status == 0
    assert recordings(tmp_path / "output") == ["2024/07/le/bai-hat.m4a", "2024/07/le/doc-bai.mp3"]
