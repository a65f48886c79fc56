"""The plugins, one folder a capability: what ``PLUGINS`` of ``pelicanconf.py`` names, in its order.

In a stock Pelican site ``PLUGIN_PATHS`` leads here; what the plugins stand on lies beside this folder.
"""

import os
import sys

_HOUSE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
if _HOUSE not in sys.path:
    sys.path.append(_HOUSE)
