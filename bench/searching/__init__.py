"""Measure search as readers have it: ours and Pagefind on the same articles."""
