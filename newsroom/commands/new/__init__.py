"""Begin an article: ask for what a person knows, make its folder, open it."""
