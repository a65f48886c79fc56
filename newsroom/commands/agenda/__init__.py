"""Say what waits and what stands for a while: drafts, articles to come, pins, corrections, takedowns."""
