"""Measure formats and settings of derivatives on photographs and on drawn documents."""
