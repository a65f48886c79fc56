"""Say of each setting that a site gives whether it is honoured, refused or ignored; nothing here builds."""

from __future__ import annotations

from newsroom.settings.judging import Judged, judge
from newsroom.settings.lengths import feed_length, list_length
from newsroom.settings.origin import given_names, settings_files
from newsroom.settings.stages import judge_plugins

__all__ = [
    "Judged",
    "feed_length",
    "given_names",
    "judge",
    "judge_plugins",
    "list_length",
    "settings_files",
]
