"""Measure the importer: seconds and memory over thousands of articles, and what it finds against others."""
