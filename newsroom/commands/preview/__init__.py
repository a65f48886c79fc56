"""Show the site while it is being written: a server on this machine that rebuilds on change."""
