"""Hold the frozen types that two or more rooms share, and the rules of the content folder."""
