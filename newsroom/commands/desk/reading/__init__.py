"""Read what editors type, paste and drop: what is wrong with it, and what it is as Markdown."""
