"""Report what was published in a month, by whom, and how often it was read; see ``__main__``."""
