"""neighbours: first cut."""
