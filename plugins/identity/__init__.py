"""READ: ``site.toml`` and ``SITEURL`` → who publishes, where, in which categories."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from urllib.parse import urlsplit

from pelican.plugins import signals

from newsroom.engine import REGISTRY, Generator
from newsroom.model.content import DESK_FILE, SITE_FILE
from newsroom.model.naming import meant_name
from newsroom.model.people import NotReadable, read_people
from newsroom.model.problem import Problem
from newsroom.model.site import Site
from plugins.identity.problems import IDENTITY
from plugins.identity.site import parse
from plugins.identity.urls import meant_url, plain_url

PREVIEW_URL = "http://127.0.0.1:8000"


class IdentityGenerator(Generator):
    """Reads the identity of the site."""

    def run(self) -> Site:
        self._check_people()
        file = self.content / SITE_FILE
        if file.is_symlink() or not file.is_file():
            names = (path.name for path in self.content.iterdir())
            if not any(meant_name(name) == SITE_FILE for name in names):  # else the gate tells
                self.build.report(Problem.of(SITE_FILE, 0, "site-absent"))
            return Site(name="")
        site, problems = parse(file.read_bytes())
        empty = [one for one in problems if one.code == "site-empty-url"]
        if empty and not self.settings["SITEURL"] and self.settings.get("PUBLISH", False):
            problems = [one for one in problems if one not in empty]  # there it is an error
        self.build.report(*problems)
        security = site.security
        if security and security.has_expired(self.build.now.date()):
            value = date.fromisoformat(security.expires).strftime("%d/%m/%Y")
            self.build.report(Problem.of(SITE_FILE, security.line, "security-expired", value=value))
        return self._located(site, any(map(_hides_url, problems)), empty[0].line if empty else 0)

    def _check_people(self) -> None:
        """Tell of a slip in the list of those who work at the desk; no page depends on it."""
        file = self.content / DESK_FILE
        if file.is_symlink() or not file.is_file():
            return
        try:
            read_people(file.read_bytes())
        except NotReadable as unreadable:
            what = unreadable.what.rstrip(".")
            self.build.report(Problem.of(DESK_FILE, unreadable.line, "desk-people", what=what))

    def _located(self, site: Site, told: bool, line: int) -> Site:
        """Decide the absolute address; links get its path as prefix only when publishing.

        ``told`` says that a problem of ``site.toml`` tells already why there is no address; ``line`` is
        that of an empty one, 0 if there is none.
        """
        given = self.settings["SITEURL"]
        url = plain_url(given) if given else site.url
        publish = bool(self.settings["SITEURL"]) or self.settings.get("PUBLISH", False)
        if given and not url:
            better = meant_url(given) or "https://ten-mien.vn"
            self.build.report(Problem.of("SITEURL", 0, "siteurl", value=given, better=better))
            return site
        if publish and not url and not told:
            self.build.report(Problem.of(SITE_FILE, line, "site-no-url"))
        base = urlsplit(url).path if publish else ""
        if base:
            sitemap = f"{url}/sitemap.xml"
            self.build.report(Problem.of(SITE_FILE, 0, "prefix-root", value=f"{base}/", sitemap=sitemap))
        offline = site.offline and publish and not self.build.preview
        return replace(site, url=url or PREVIEW_URL, base=base, home=site.url, offline=offline)


def _hides_url(problem: Problem) -> bool:
    """Tell whether a problem of ``site.toml`` says why no address was found in it."""
    values = dict(problem.values)
    whole = (
        "site-syntax",
        "site-curly",
        "site-twice-key",
        "site-not-utf8",
        "site-conflict",
        "site-bad-url",
        "site-near-url",
    )
    named = problem.code != "site-missing" and "url" in (values.get("key"), values.get("nearest"))
    return named or problem.code in whole


def get_generators(_: object) -> type[Generator]:
    return IdentityGenerator


def register() -> None:
    REGISTRY.register(__name__, IDENTITY)
    signals.get_generators.connect(get_generators)
