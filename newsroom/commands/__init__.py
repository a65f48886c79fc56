"""What people run, beside the build itself: ``python -m newsroom.commands.NAME``."""
