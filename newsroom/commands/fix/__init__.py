"""Mend in articles what is safe to mend, and show it before: spaces, signs that nobody sees, the header."""
