"""Remember: run a build so that it makes only what changed since the last one."""
