"""Read saved pages of old portals, and HTML of any kind, into the neutral record."""
