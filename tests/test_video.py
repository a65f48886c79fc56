"""Own videos of whole sites: what is published, and that nothing of them tells more than it shows."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from newsroom.ending import Failed
from plugins.assets.minify import small_script
from plugins.videos import VideoGenerator
from plugins.videos.movie import read_movie
from tests.support.building import ROOT, build, tiny_site, write_article
from tests.support.filming import PLACE, make_mp4

pytestmark = pytest.mark.slow


def filmed_site(folder: Path) -> Path:
    """Write a site with a video in an article; another lies beside it, a third in a draft."""
    content = tiny_site(folder)
    file = write_article(content, "2024/07/le", "[Lễ kết nạp](Lễ kết nạp.mp4)")
    file.with_name("Lễ kết nạp.mp4").write_bytes(make_mp4(seconds=205))
    file.with_name("thua.mp4").write_bytes(make_mp4())
    draft = write_article(content, "2024/08/nhap", "[Nháp](nhap.mp4)", Status="draft")
    draft.with_name("nhap.mp4").write_bytes(make_mp4())
    return content


def videos(output: Path) -> list[str]:
    return sorted(file.relative_to(output).as_posix() for file in output.rglob("*.mp4"))


def test_only_videos_that_public_pages_show_are_published(tmp_path: Path) -> None:
    built = build(filmed_site(tmp_path / "content"), tmp_path / "output")
    assert built.status == 0
    assert videos(built.output) == ["2024/07/le/le-ket-nap.mp4"]
    page = built.text("2024/07/le/index.html")
    assert 'href="/2024/07/le/le-ket-nap.mp4"' in page
    assert "Video 3:25" in page
    assert '<script type="module" src="/theme/video.' in page
    assert "/theme/video." not in built.text("2024/01/bai-0/index.html")


def test_a_preview_shows_the_videos_of_drafts_too(tmp_path: Path) -> None:
    built = build(filmed_site(tmp_path / "content"), tmp_path / "output", PREVIEW=True)
    assert videos(built.output) == ["2024/07/le/le-ket-nap.mp4", "2024/08/nhap/nhap.mp4"]


def test_no_published_byte_names_the_place(tmp_path: Path) -> None:
    built = build(filmed_site(tmp_path / "content"), tmp_path / "output")
    assert not [path for path in built.files if PLACE in (built.output / path).read_bytes()]
    with open(built.output / "2024/07/le/le-ket-nap.mp4", "rb") as file:
        assert read_movie(file).duration == 205


def test_a_standing_page_may_show_a_video(tmp_path: Path) -> None:
    content = tiny_site(tmp_path / "content")
    (content / "pages").mkdir()
    (content / "pages" / "gioi-thieu.md").write_text("Title: Giới thiệu\n\n[Phim](phim.mp4)\n")
    (content / "pages" / "phim.mp4").write_bytes(make_mp4())
    built = build(content, tmp_path / "output")
    assert videos(built.output) == ["gioi-thieu/phim.mp4"]
    assert 'href="/gioi-thieu/phim.mp4"' in built.text("gioi-thieu/index.html")
    assert not (built.output / "video").exists()


def test_a_video_of_two_articles_stands_beside_both(tmp_path: Path) -> None:
    content = filmed_site(tmp_path / "content")
    write_article(content, "2024/09/nhac-lai", "[Lễ](../../07/le/L%E1%BB%85%20k%E1%BA%BFt%20n%E1%BA%A1p.mp4)")
    built = build(content, tmp_path / "output")
    assert videos(built.output) == ["2024/07/le/le-ket-nap.mp4", "2024/09/nhac-lai/le-ket-nap.mp4"]


def test_a_list_of_videos_stands_in_every_footer_while_there_is_one(tmp_path: Path) -> None:
    content = filmed_site(tmp_path / "content")
    built = build(content, tmp_path / "output")
    for page in ("index.html", "2024/01/bai-0/index.html", "so-do-trang/index.html", "sitemap-pages.xml"):
        assert "/video/" in built.text(page), page
    (content / "articles/2024/07/le/index.md").unlink()
    built = build(content, tmp_path / "output")
    assert not [path for path in built.files if b"/video/" in (built.output / path).read_bytes()]
    assert not (built.output / "video").exists()


def test_a_video_over_the_limit_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = filmed_site(tmp_path / "content")
    with open(content / "articles/2024/07/le/Lễ kết nạp.mp4", "ab") as file:
        file.write(bytes(8) * 200_000)
    assert build(content, tmp_path / "output", VIDEO_MAX_MB=1).status == 1
    told = "Lễ kết nạp.mp4:1: lỗi: video nặng 1,6 MB, quá 1 MB. Xuất lại nhẹ hơn, hoặc tải lên YouTube"
    assert told in capsys.readouterr().err


@pytest.mark.parametrize("limit", [0, -1, "50", None])
def test_a_limit_that_is_no_number_ends_the_build(limit: object, tmp_path: Path) -> None:
    with pytest.raises(Failed) as failed:
        build(filmed_site(tmp_path / "content"), tmp_path / "output", VIDEO_MAX_MB=limit)
    assert f"lỗi: VIDEO_MAX_MB là {limit!r}, không phải số megabyte." in failed.value.reason


def test_an_unchanged_video_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = filmed_site(tmp_path / "content")
    build(content, tmp_path / "output")

    def never(*_: object) -> None:
        pytest.fail("read again")

    monkeypatch.setattr("plugins.videos.read_movie", never)
    monkeypatch.setattr("newsroom.engine.linked_files.digest_file", never)
    write_article(content, "2024/07/le", "Lời mới.\n\n[Lễ kết nạp](Lễ kết nạp.mp4)")
    assert build(content, tmp_path / "output").status == 0
    toml = content / "site.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace("Trang tin thử", "Trang tin"), encoding="utf-8")
    assert build(content, tmp_path / "output").status == 0
    assert videos(tmp_path / "output") == ["2024/07/le/le-ket-nap.mp4"]


def test_a_video_that_changes_while_the_site_is_built_is_not_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    content = filmed_site(tmp_path / "content")
    file = content / "articles/2024/07/le/Lễ kết nạp.mp4"
    outputs = VideoGenerator._outputs

    def swapped(self: VideoGenerator, record: object) -> object:
        file.write_bytes(make_mp4(seconds=205, fill=b"\x33"))
        return outputs(self, record)  # type: ignore[arg-type]

    monkeypatch.setattr(VideoGenerator, "_outputs", swapped)
    with pytest.raises(SystemExit):
        build(content, tmp_path / "output")
    assert "Lễ kết nạp.mp4: lỗi: video thay đổi trong khi đang dựng" in capsys.readouterr().err
    assert videos(tmp_path / "output") == []
    monkeypatch.undo()
    assert build(content, tmp_path / "output").status == 0
    assert videos(tmp_path / "output") == ["2024/07/le/le-ket-nap.mp4"]


def test_checking_reads_videos_and_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = filmed_site(tmp_path / "content")
    (content / "articles/2024/07/le/Lễ kết nạp.mp4").write_bytes(b"x")
    assert build(content, tmp_path / "output", CHECK_ONLY=True).status == 1
    assert "tệp không phải video MP4 đọc được" in capsys.readouterr().err
    assert sorted(file.name for file in tmp_path.iterdir()) == ["content"]


def test_feeds_lead_to_the_video(tmp_path: Path) -> None:
    content = tiny_site(tmp_path / "content")
    write_article(content, "2024/07/le", "[Lễ kết nạp (3:25)](https://youtu.be/abcdefghijk)\n*Video: P. Mai*")
    built = build(content, tmp_path / "output")
    for kind in ("atom", "rss"):
        feed = built.text(f"feeds/all.{kind}.xml")
        assert "https://www.youtube.com/watch?v=abcdefghijk" in feed
        assert "Video: Lễ kết nạp (3:25)" in feed
        assert "iframe" not in feed


def test_all_scripts_of_the_theme_are_small() -> None:
    scripts = {script.stem: script for script in (ROOT / "theme" / "static" / "js").glob("*.js")}
    assert scripts
    sizes = {name: len(gzip.compress(small_script(script.read_bytes()))) for name, script in scripts.items()}
    elsewhere = [sizes.pop(name) for name in ("sheaf", "ranking", "kept", "lost")]  # no article loads them
    assert max(elsewhere) <= 2000
    assert max(sizes.pop(name) for name in ("save", "listen", "further")) <= 3000  # loaded when asked for
    assert sum(sizes.values()) <= 7000


VTT = "WEBVTT\n\nNOTE riêng\n\n00:00.000 --> 00:02.000\nXin chào.\n"


def test_subtitles_and_transcript_follow_their_files(tmp_path: Path) -> None:
    content = filmed_site(tmp_path / "content")
    folder, page = content / "articles/2024/07/le", "2024/07/le/index.html"
    built = build(content, tmp_path / "output")
    assert "data-subtitles" not in built.text(page)
    (folder / "Lễ kết nạp.vtt").write_text(VTT, encoding="utf-8")
    (folder / "Lễ kết nạp.txt").write_text("Xin chào & kính chúc.\n\nHết.\n", encoding="utf-8")
    built = build(content, tmp_path / "output")
    assert built.text("2024/07/le/le-ket-nap.vtt") == "WEBVTT\n\n00:00.000 --> 00:02.000\nXin chào.\n"
    assert 'data-subtitles="/2024/07/le/le-ket-nap.vtt"' in built.text(page)
    assert "<summary>Bản ghi lời</summary>" in built.text(page)
    assert "<p>Xin chào &amp; kính chúc.</p>" in built.text(page)
    fresh = build(content, tmp_path / "fresh" / "output")
    assert built.files == fresh.files
    (folder / "Lễ kết nạp.vtt").write_text(VTT.replace("chào", "mời"), encoding="utf-8")
    (folder / "Lễ kết nạp.txt").unlink()
    built = build(content, tmp_path / "output")
    assert "Xin mời." in built.text("2024/07/le/le-ket-nap.vtt")
    assert "Bản ghi lời" not in built.text(page)
    (folder / "Lễ kết nạp.vtt").unlink()
    built = build(content, tmp_path / "output")
    assert not (built.output / "2024/07/le/le-ket-nap.vtt").exists()
    assert "data-subtitles" not in built.text(page)
