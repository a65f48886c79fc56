"""Test what goes out with an article although it lies in the folder of one that is not public."""

from __future__ import annotations

from newsroom.model.blocks import Figure, Recording, VideoBlock
from newsroom.model.records import Article, Link, Record
from plugins.gate.drafts import check_drafts
from tests.support.making import make_article

DRAFT = "articles/2024/02/nhap"
DRAFTS = {DRAFT: f"{DRAFT}/index.md"}


def found(record: Record) -> list[tuple[str, int, dict[str, str]]]:
    return [(one.code, one.line, dict(one.values)) for one in check_drafts([record], DRAFTS)]


def told(kind: str, target: str, line: int) -> tuple[str, int, dict[str, str]]:
    return "of-draft", line, {"kind": kind, "target": target, "other": f"{DRAFT}/index.md"}


def article(**changes: object) -> Article:
    return make_article(1, **changes)


def test_photos_videos_and_files_of_a_draft_are_told_at_their_line() -> None:
    body = (Figure(f"{DRAFT}/1.jpg", "A", line=7), VideoBlock("", f"{DRAFT}/le.mp4", line=9))
    files = (Link(f"{DRAFT}/album/ke-hoach.pdf", "ke-hoach.pdf", 11),)
    assert found(article(body=body, files=files)) == [
        told("ảnh", "1.jpg", 7),
        told("video", "le.mp4", 9),
        told("tệp", "album/ke-hoach.pdf", 11),
    ]


def test_a_cover_is_told_at_its_header_key() -> None:
    assert found(article(cover=f"{DRAFT}/bia.jpg", lines=(("cover", 5),))) == [told("ảnh", "bia.jpg", 5)]


def test_recordings_of_header_and_body_are_told_at_their_lines() -> None:
    body = (Recording(f"{DRAFT}/bai-ca.mp3", line=9),)
    spoken = article(recording=f"{DRAFT}/doc-bai.mp3", lines=(("recording", 5),), body=body)
    assert found(spoken) == [told("bản ghi âm", "doc-bai.mp3", 5), told("bản ghi âm", "bai-ca.mp3", 9)]


def test_a_draft_may_show_what_is_its_own() -> None:
    own = article(path=f"{DRAFT}/index.md", draft=True, body=(Figure(f"{DRAFT}/1.jpg", "A"),))
    assert found(own) == []


def test_what_lies_elsewhere_or_at_a_host_is_nobodys_secret() -> None:
    body = (
        Figure("photos/chung.jpg", "A"),
        Figure("articles/2024/02/nhap-khac/1.jpg", "B"),
        VideoBlock("youtube", "abcdefghijk"),
    )
    assert found(article(body=body)) == []


def test_what_lies_in_the_folder_of_a_withdrawn_article_is_told_as_such() -> None:
    body = (Figure(f"{DRAFT}/1.jpg", "A", line=7),)
    (problem,) = check_drafts([article(body=body)], DRAFTS, {f"{DRAFT}/index.md"})
    assert (problem.code, problem.line) == ("of-withdrawn", 7)
