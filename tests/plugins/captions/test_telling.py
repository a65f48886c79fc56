from __future__ import annotations

import logging
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from plugins.captions.telling import Telling


@pytest.fixture
def telling(caplog: pytest.LogCaptureFixture) -> Iterator[Telling]:
    caplog.set_level(logging.WARNING)
    found = Telling()
    found.begin()
    yield found
    found.end()


def content(path: str) -> SimpleNamespace:
    """Give what Pelican makes of a file."""
    return SimpleNamespace(relative_source_path=path, source_path=path)


def test_a_warning_names_the_file_that_was_read_and_is_told_once(
    telling: Telling, caplog: pytest.LogCaptureFixture
) -> None:
    telling.tell("the link to %s is words", "/a%20b/")
    telling.tell("the link to %s is words", "/a%20b/")
    assert not caplog.records
    telling.read(content("tin/mot.md"))
    telling.read(content("tin/hai.md"))
    assert caplog.messages == ["plugins.captions: tin/mot.md: the link to /a%20b/ is words"]


def test_what_was_found_in_a_file_that_failed_is_not_said_of_the_next(
    telling: Telling, caplog: pytest.LogCaptureFixture
) -> None:
    telling.tell("the link to %s is words", "/a/")
    telling.without_name()
    telling.read(content("tin/hai.md"))
    assert caplog.messages == ["plugins.captions: the link to /a/ is words"]


def test_outside_of_a_build_it_is_told_at_once(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    Telling().tell("the link to %s is words", "/o-ngoai/")
    assert caplog.messages == ["plugins.captions: the link to /o-ngoai/ is words"]
