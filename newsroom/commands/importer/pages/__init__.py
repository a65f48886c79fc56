"""Read saved pages of old portals, and HTML of any kind, into the neutral record."""

from newsroom.commands.importer.pages.html import Reading, read_element, read_html
from newsroom.commands.importer.pages.page import read_page

__all__ = ["Reading", "read_element", "read_html", "read_page"]
