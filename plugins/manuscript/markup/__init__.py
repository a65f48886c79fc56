"""Set Markdown as offices type it: what is meant is set, what only looks like markup stands as typed."""
