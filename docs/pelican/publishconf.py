"""The same site at its address: pelican content -s publishconf.py"""

import sys

sys.path.append(".")
from pelicanconf import *

SITEURL = "https://bantin.example"
