"""Say what may be done with an article, do it, and follow it until readers see it."""
