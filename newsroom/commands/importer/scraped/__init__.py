"""Read text as it was scraped from pages of old portals: whatever its bytes, one line is one paragraph."""

from newsroom.commands.importer.scraped.decoding import decode
from newsroom.commands.importer.scraped.reading import read_text

__all__ = ["decode", "read_text"]
