from __future__ import annotations

from pathlib import Path

import pytest

from plugins.gate.stray_words import check_words
from tests.support.building import build, tiny_site, write_article
from tests.support.filming import make_mp4
from tests.support.recording import make_mp3

FOLDER = "articles/2024/07/hop"
VTT = "WEBVTT\n\n00:00.000 --> 00:02.000\nXin chào.\n"


def told(*names: str) -> list[tuple[str, str, str]]:
    found = check_words({FOLDER: ["index.md", *names]})
    return [(one.path.removeprefix(f"{FOLDER}/"), one.code, dict(one.values)["better"]) for one in found]


@pytest.mark.parametrize(
    "names",
    [
        (),
        ("le.mp4", "le.vtt", "le.txt"),
        ("le.MP4", "le.vtt"),
        ("hat.mp3", "hat.txt"),
        ("hat.m4a", "ghi-chu.txt"),
        ("ghi-chu.txt",),
        ("le.mp4", "le.txt", "ghi-chu.txt"),
        ("le.mp4", "chu-thich.txt", "index.md.txt"),
    ],
)
def test_words_of_a_video_or_recording_beside_it_and_notes_are_no_slip(names: tuple[str, ...]) -> None:
    assert told(*names) == []


@pytest.mark.parametrize(
    ("names", "code", "better"),
    [
        (("le.mp4", "lễ.vtt"), "stray-words", "le.vtt"),
        (("le.mp4", "le.VTT"), "stray-words", "le.vtt"),
        (("le.mp4", "phu-de.vtt"), "stray-words", "le.vtt"),
        (("khai-mac.mp4", "le-ket-nap.mp4", "le-ketnap.vtt"), "stray-words", "le-ket-nap.vtt"),
        (("a.mp4", "a.vtt", "b.mp4", "c.vtt"), "stray-words", "b.vtt"),
        (("le.mp4", "loi.txt"), "stray-words", "le.txt"),
        (("bai-hat.mp3", "bai_hat.txt"), "stray-words", "bai-hat.txt"),
        (("hat.mp3", "hat.vtt"), "words-alone", ""),
        (("le.vtt",), "words-alone", ""),
        (("le.srt",), "words-alone", ""),
        (("a.mp4", "a.vtt", "c.vtt"), "words-alone", ""),
        (("le.mp4", "le.srt"), "words-srt", "le.vtt"),
        (("le.mp4", "le.vtt", "le.SRT"), "words-srt", "le.vtt"),
    ],
)
def test_words_that_nobody_would_see_are_told(names: tuple[str, ...], code: str, better: str) -> None:
    assert told(*names) == [(names[-1], code, better)]


class Desk:
    """A site with a video, what its builds tell of the files in its folder."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys
        self.content = tiny_site(folder / "content")
        write_article(self.content, "2024/07/le", "[Lễ](le.mp4)")
        self.beside = self.content / "articles/2024/07/le"
        (self.beside / "le.mp4").write_bytes(make_mp4())

    def build(self) -> list[str]:
        """Build on and from nothing, which must say the same; list the files that are told of."""
        reports = []
        for fresh in (False, True):
            self._capsys.readouterr()
            assert build(self.content, self.folder / "output", LOAD_CONTENT_CACHE=not fresh).status == 0
            reports.append(self._capsys.readouterr().err)
        assert reports[0] == reports[1]
        lines = [line for line in reports[0].splitlines() if "không hiện" in line or "bản ghi âm" in line]
        return [line.partition(":")[0].removeprefix("articles/2024/") for line in lines]


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    return Desk(tmp_path, capsys)


@pytest.mark.slow
def test_stray_words_are_told_until_a_video_of_their_name_comes_or_they_go(desk: Desk) -> None:
    assert desk.build() == []
    (desk.beside / "phim.vtt").write_text(VTT, encoding="utf-8")
    assert desk.build() == ["07/le/phim.vtt"]
    write_article(desk.content, "2024/09/khac", "Bài khác")
    assert desk.build() == ["07/le/phim.vtt"]
    (desk.beside / "phim.mp4").write_bytes(make_mp4())
    assert desk.build() == []
    (desk.beside / "phim.mp4").unlink()
    assert desk.build() == ["07/le/phim.vtt"]
    (desk.beside / "phim.vtt").rename(desk.beside / "le.vtt")
    assert desk.build() == []


@pytest.mark.slow
def test_a_recording_is_told_until_an_article_plays_it_or_it_goes(desk: Desk) -> None:
    (desk.beside / "doc.mp3").write_bytes(make_mp3())
    assert desk.build() == ["07/le/index.md"]
    write_article(desk.content, "2024/07/le", "[Lễ](le.mp4)", Recording="doc.mp3")
    assert desk.build() == []
    write_article(desk.content, "2024/07/le", "[Lễ](le.mp4)\n\n[Nghe](doc.mp3)")
    assert desk.build() == []
    write_article(desk.content, "2024/07/le", "[Lễ](le.mp4)")
    assert desk.build() == ["07/le/index.md"]
    write_article(desk.content, "2024/09/khac", "[Nghe](../../07/le/doc.mp3)")
    assert desk.build() == []
    write_article(desk.content, "2024/09/khac", "Bài khác")
    assert desk.build() == ["07/le/index.md"]
    (desk.beside / "doc.mp3").unlink()
    assert desk.build() == []
