"""Keep what lies in the content folder: open and save, files beside articles, lists, search."""
