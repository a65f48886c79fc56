"""How recordings that nothing plays are found; ``test_stray_words.py`` follows them through builds."""

from __future__ import annotations

from newsroom.model.media import is_recording
from plugins.gate.unused_photos import check_files, files_of_articles
from plugins.gate.unused_recordings import UNUSED_RECORDINGS

FOLDER = "articles/2024/07/hop"
(CODE,) = UNUSED_RECORDINGS.wordings


def test_recordings_that_nothing_plays_are_told_once_for_an_article() -> None:
    paths = [f"{FOLDER}/{name}" for name in ("b.MP3", "a.m4a", "c.wav", "le.mp4", "1.jpg")]
    found = files_of_articles([*paths, "photos/d.mp3"], is_recording)
    (problem,) = check_files(found, set(), CODE, "tệp")
    assert (problem.path, problem.code) == (f"{FOLDER}/index.md", CODE)
    assert dict(problem.values)["names"] == "a.m4a, b.MP3"
    assert list(check_files(found, set(paths), CODE, "tệp")) == []
