"""Serve what an office's own server publishes by a real nginx, with the files of ops/nginx."""

from __future__ import annotations

import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.building import ROOT
from tests.support.ports import wait_for_port
from tests.support.server import OwnServer, run

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
_CONF = """\
daemon off; user root root; pid {folder}/pid; error_log stderr;
{modules}
events {{}}
http {{
  access_log off;
  client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  types {{ text/html html; text/css css; application/javascript js; image/jpeg jpg; image/png png; text/xml xml; }}
  {site}
}}
"""
_MODULES = Path("/etc/nginx/modules-enabled")


@contextmanager
def served_by_nginx(server: OwnServer, folder: Path, port: int) -> Iterator[None]:
    """Serve what was published, at a port of loopback, and watch the releases as systemd does."""
    assert NGINX is not None
    folder.mkdir()
    site = (ROOT / "ops" / "nginx" / "bantin.conf").read_text(encoding="utf-8")
    site = site.replace("/srv/bantin", str(server.site)).replace("/var/log/nginx", str(folder))
    site = re.sub(r"listen 80;", f"listen 127.0.0.1:{port};", site)
    site = re.sub(r"listen \[::\]:80;", "", site)
    modules = f"include {_MODULES}/*.conf;" if _MODULES.is_dir() else ""
    conf = folder / "nginx.conf"
    conf.write_text(_CONF.format(folder=folder, site=site, modules=modules), encoding="utf-8")
    environment = {
        "BANTIN_CONF": str(server.conf),
        "NGINX_FOLDER": str(folder / "bantin"),
        "NGINX_STATUS": str(folder / "status"),
        "NGINX": f"{NGINX} -c {conf}",
    }
    apply = str(ROOT / "ops" / "nginx" / "apply")
    assert run(apply, "--install", NGINX_RELOAD="true", **environment).status == 0
    with (folder / "log").open("w") as log:
        process = subprocess.Popen([NGINX, "-c", str(conf)], stderr=log)
    wait_for_port(port)
    over = threading.Event()

    def watch() -> None:
        seen = ""
        while not over.wait(0.1):
            now = str((server.site / "current").resolve())
            if now != seen:
                seen = now
                run(apply, NGINX_RELOAD=f"kill -HUP {process.pid}", **environment)

    watching = threading.Thread(target=watch)
    watching.start()
    try:
        yield
    finally:
        over.set()
        watching.join()
        process.terminate()
        process.wait(10)
