"""The newsroom: Pelican plugins, one room a capability."""
