"""Read Word files, and what LibreOffice turns into them, into sources: ``read_word`` is the door."""

from newsroom.commands.importer.word.reader import read_word

__all__ = ["read_word"]
