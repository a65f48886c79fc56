"""Say of each setting that a site gives whether it is honoured, refused or ignored; nothing here builds."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from newsroom.settings.extensions import Unloadable, extensions_of, named, sources_of
from newsroom.settings.judging import Judged, judge, judge_late, told_of_small
from newsroom.settings.lengths import FEED_LENGTH, feed_length, list_length
from newsroom.settings.origin import SOMEWHERE, as_given, given_names, settings_files, small_names
from newsroom.settings.places import judge_places
from newsroom.settings.stages import judge_plugins
from newsroom.settings.table import TABLE

__all__ = [
    "FEED_LENGTH", "Judged", "Unloadable", "extensions_of", "feed_length", "judge_all", "judge_late",
    "list_length", "named", "sources_of",
]  # fmt: skip


def judge_all(settings: Mapping[str, Any], defaults: Mapping[str, Any]) -> Judged:
    """Judge the settings of this program beside Pelican's ``defaults``, its plugins too; again if wanted."""
    files = settings_files(list(sys.modules.values()), settings.get("PELICAN_CLASS"))
    settings = as_given(settings, defaults, files, sys.argv)
    given = given_names(settings, defaults, files, sys.argv)
    errors, notes = judge(settings, defaults, given)
    wrong = judge_plugins(settings.get("PLUGINS"), given.get("PLUGINS", SOMEWHERE))
    misplaced = () if errors else judge_places(settings, given)
    small = (told_of_small(name, place) for name, place in small_names(files, TABLE).items())
    return Judged((*errors, *wrong, *misplaced), (*notes, *small))
