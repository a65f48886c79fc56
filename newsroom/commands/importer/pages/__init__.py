"""Read saved pages of old portals, and HTML of any kind, into the neutral record."""

from newsroom.commands.importer.pages.html import read_element, read_html
from newsroom.commands.importer.pages.page import read_page
from newsroom.commands.importer.pages.reading import Reading

__all__ = ["Reading", "read_element", "read_html", "read_page"]
