"""Take files in: which were named, what they are, and read them in processes that may die."""
