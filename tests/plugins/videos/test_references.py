from __future__ import annotations

from newsroom.model.blocks import Recording, VideoBlock
from newsroom.model.problem import Problem
from plugins.videos.references import check_clips, own, used
from tests.support.making import make_article

FOLDER = "articles/2024/01/tin-so-001"
FILES = {f"{FOLDER}/le.mp4", f"{FOLDER}/index.md", f"{FOLDER}/Lễ.mp4", "photos/chung.mp4"}


def deleted(path: str) -> bool:
    """Tell whether a file went with an article that was taken down."""
    return path.startswith("articles/2023/01/go/")


def found(*videos: VideoBlock) -> list[Problem]:
    return list(check_clips([make_article(1, body=videos)], FILES, deleted))


def test_only_files_of_the_content_folder_are_own() -> None:
    videos = (VideoBlock("youtube", "abcdefghijk"), VideoBlock("", ""), VideoBlock("", "photos/chung.mp4"))
    article = make_article(1, body=("<p>x</p>", *videos))
    assert list(own(article)) == [videos[2]]
    assert used([article, make_article(2)]) == {"photos/chung.mp4"}


def test_a_video_that_is_there_is_no_problem() -> None:
    assert (
        found(
            VideoBlock("", f"{FOLDER}/le.mp4"),
            VideoBlock("", "photos/chung.mp4"),
            VideoBlock("", f"{FOLDER}/le.mp4"),
        )
        == []
    )


def test_a_video_that_is_missing_is_told_with_the_nearest_name() -> None:
    path = make_article(1).path
    assert found(VideoBlock("", f"{FOLDER}/le.MP4", line=9)) == [
        Problem.of(path, 9, "similar-video", kind="video", target="le.MP4", nearest="Lễ.mp4")
    ]
    assert found(VideoBlock("", f"{FOLDER}/khai-mac.mp4", line=9)) == [
        Problem.of(path, 9, "missing-video", kind="video", target="khai-mac.mp4", nearest="")
    ]


def test_two_videos_for_one_address_are_told() -> None:
    both = (VideoBlock("", f"{FOLDER}/le.mp4", line=7), VideoBlock("", f"{FOLDER}/Lễ.mp4", line=9))
    assert found(*both) == [
        Problem.of(make_article(1).path, 9, "same-video-name", kind="video", name="le.mp4")
    ]


def test_a_video_that_went_with_a_deleted_article_is_told_and_no_error() -> None:
    video = VideoBlock("", "articles/2023/01/go/a.mp4", line=7)
    (problem,) = check_clips([make_article(1, body=(video,))], FILES, deleted)
    assert (problem.line, problem.code) == (7, "deleted-video")


def test_recordings_of_header_and_body_are_told_by_their_own_name() -> None:
    body = (Recording(f"{FOLDER}/bai-hat.mp3", line=9), Recording("", line=11))
    article = make_article(1, recording=f"{FOLDER}/docbai.mp3", lines=(("recording", 5),), body=body)
    assert used([article]) == {f"{FOLDER}/docbai.mp3", f"{FOLDER}/bai-hat.mp3"}
    files = {*FILES, f"{FOLDER}/doc-bai.mp3", f"{FOLDER}/bai-hat.mp4"}
    assert list(check_clips([article], files, deleted)) == [
        Problem.of(
            article.path, 5, "similar-video", kind="bản ghi âm", target="docbai.mp3", nearest="doc-bai.mp3"
        ),
        Problem.of(article.path, 9, "missing-video", kind="bản ghi âm", target="bai-hat.mp3", nearest=""),
    ]
    there = {f"{FOLDER}/docbai.mp3", f"{FOLDER}/bai-hat.mp3"}
    assert list(check_clips([article], there, deleted)) == []
