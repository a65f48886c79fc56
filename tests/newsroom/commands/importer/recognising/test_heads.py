"""heads: first cut."""

from newsroom.commands.importer.recognising import heads as module


def test_is_there() -> None:
    assert module.__doc__
