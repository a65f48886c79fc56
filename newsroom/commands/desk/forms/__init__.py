"""Change the site by forms: ``site.toml``, what is pinned, and the static pages."""
