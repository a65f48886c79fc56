"""Show every component of the theme with its examples: ``/_components/`` of the preview, and nowhere else."""
