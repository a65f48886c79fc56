"""bylines: first cut."""

from newsroom.commands.importer.recognising import bylines as module


def test_is_there() -> None:
    assert module.__doc__
