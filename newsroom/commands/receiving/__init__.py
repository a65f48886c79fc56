"""Judge what is pushed to a server: whether the key and the people by whom it comes may change it."""
