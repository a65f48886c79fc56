"""Say of each setting that a site gives whether it is honoured, refused or ignored; nothing here builds."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from newsroom.settings.extensions import Unloadable, extensions_of, named, sources_of
from newsroom.settings.judging import Judged, judge, judge_late
from newsroom.settings.lengths import FEED_LENGTH, feed_length, list_length
from newsroom.settings.origin import SOMEWHERE, given_names, settings_files
from newsroom.settings.places import judge_places
from newsroom.settings.stages import judge_plugins

__all__ = [
    "FEED_LENGTH", "Judged", "Unloadable", "extensions_of", "feed_length", "judge_all", "judge_late",
    "list_length", "named", "sources_of",
]  # fmt: skip


def judge_all(settings: Mapping[str, Any], defaults: Mapping[str, Any]) -> Judged:
    """Judge the settings of this program beside Pelican's ``defaults``, its plugins too."""
    files = settings_files(list(sys.modules.values()), settings.get("PELICAN_CLASS"))
    given = given_names(settings, defaults, files, sys.argv)
    errors, notes = judge(settings, defaults, given)
    wrong = judge_plugins(settings.get("PLUGINS"), given.get("PLUGINS", SOMEWHERE))
    misplaced = judge_places(settings, given.get("CACHE_PATH", SOMEWHERE))
    return Judged((*errors, *wrong, *misplaced), notes)
