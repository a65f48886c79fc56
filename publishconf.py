"""Settings for the published site: what differs from ``pelicanconf.py``, and nothing else."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *  # noqa: F403

# The address is SITEURL of the environment, else ``url`` of site.toml; one of them must be there.
SITEURL = os.environ.get("SITEURL", "")
PUBLISH = True
