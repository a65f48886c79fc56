"""First cut."""
