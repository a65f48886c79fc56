"""Help tests: small sites, photos, films and documents made on the spot, edits, servers."""
