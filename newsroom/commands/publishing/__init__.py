"""Take the site from the output folder to its readers."""
