"""Recognise an article in a source, whatever kind of file it was, and account for each of its lines."""

from newsroom.commands.importer.recognising.accounting import Tally, tally, unaccounted
from newsroom.commands.importer.recognising.known import Known
from newsroom.commands.importer.recognising.recognise import recognise

__all__ = ["Known", "Tally", "recognise", "tally", "unaccounted"]
