"""The plugins, one folder a capability: what ``PLUGINS`` of ``pelicanconf.py`` names, in its order."""
