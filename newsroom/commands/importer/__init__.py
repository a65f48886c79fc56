"""Make article folders of Word files, saved pages, archives of other systems and plain text."""
