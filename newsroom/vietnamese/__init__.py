"""Handle Vietnamese text; everything here is a pure function of strings and dates."""
