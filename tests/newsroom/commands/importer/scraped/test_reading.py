"""reading: first cut."""

from newsroom.commands.importer.scraped import reading as module


def test_is_there() -> None:
    assert module.__doc__
