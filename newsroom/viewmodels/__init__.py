"""Show: what several pages show of records, as frozen types and the functions that make them."""
