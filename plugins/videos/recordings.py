"""Read the recordings that articles have played: MP3, and AAC in an MP4 file (``.m4a``)."""

from __future__ import annotations

from typing import BinaryIO

from plugins.videos.boxes import MovieError
from plugins.videos.frames import read_mp3, true_kind
from plugins.videos.movie import Movie, read_movie

_CODES = {"video-damaged": "recording-damaged", "video-sound": "recording-sound"}
"""What is told of the sound of a video, and of a recording."""

_ODD = "tệp MP4 phân mảnh hoặc không có tiếng"


def read_recording(file: BinaryIO, is_mp3: bool) -> Movie:
    """Read a recording; raise ``MovieError`` with a code of recordings if it cannot be published.

    Of an MP4 file the first track of sound is all that is taken.
    """
    if is_mp3:
        return read_mp3(file)
    try:
        return read_movie(file, pictures=False)
    except MovieError as error:
        code, values = _CODES.get(error.code, "recording-unreadable"), error.values
    if code == "recording-unreadable":
        file.seek(0)
        found = true_kind(file.read(1024))
        values = {"kind": "M4A", "found": _ODD if found == "M4A hoặc MP4" else found}
    raise MovieError(code, **values)
