"""Know the security headers of the site: what its pages may load, and who may frame them.

Pages need nothing of another host but the players of videos, after a click. The colour that stands
for a photo and the places of galleries are ``style`` attributes (CSP 3, ``style-src-attr``); scripts stand
in files only. A font, a manifest and a worker of our own are allowed.
"""

from __future__ import annotations

from newsroom.model.hosts import PLAYERS
from newsroom.model.site import Site

_POLICY = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self'",
    "media-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    f"frame-src {' '.join(PLAYERS)}",
    "frame-ancestors 'self'",
    "form-action 'self'",
    "base-uri 'none'",
)
_UNUSED = (
    "accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer", "microphone",
    "midi", "payment", "usb",
)  # fmt: skip
"""What pages never ask a browser for, nor the players in them."""
_YEAR = 31536000
"""Seconds; Observatory wants half of it at least."""


def security_headers(site: Site) -> tuple[tuple[str, str], ...]:
    """Give the headers of every answer.

    Strict-Transport-Security is for this host only: what else the office has below its domain, and a
    list of browsers that cannot be left again within weeks, are not ours to decide.
    """
    headers = [
        ("Content-Security-Policy", "; ".join(_POLICY)),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
        ("Permissions-Policy", ", ".join(f"{name}=()" for name in _UNUSED)),
    ]
    if site.url.startswith("https://") and site.hosting is not None and site.hosting.hsts:
        headers.append(("Strict-Transport-Security", f"max-age={_YEAR}"))
    return tuple(headers)
