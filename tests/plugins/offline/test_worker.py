from __future__ import annotations

import gzip
import re

import pytest

from newsroom.model.hosting import HASHED_FOLDERS
from newsroom.model.reserved import OFFLINE
from plugins.assets.minify import small_script
from plugins.offline.worker import make_worker
from tests.support.building import ROOT

WORKERS = ROOT / "theme" / "static" / "workers"
STATIC = {f"workers/{file.name}": file.read_bytes() for file in WORKERS.iterdir()}
STORES = re.compile(r"`(trang-tin:[^`]*)`")


def test_a_site_that_wants_none_has_one_that_takes_all_back() -> None:
    assert b"respondWith" in make_worker(STATIC, wanted=True)
    leaving = make_worker(STATIC, wanted=False)
    assert b"unregister" in leaving
    assert b"respondWith" not in leaving


def test_it_depends_on_no_other_file_of_the_theme() -> None:
    assert make_worker({**STATIC, "css/base.css": b"p{}"}, wanted=True) == make_worker(STATIC, wanted=True)


def test_a_theme_without_one_is_told() -> None:
    with pytest.raises(KeyError):
        make_worker({}, wanted=True)


def test_it_knows_the_page_for_times_without_a_network_and_the_folders_of_files_named_by_content() -> None:
    text = make_worker(STATIC, wanted=True).decode()
    assert f'"{OFFLINE}/"' in text
    folders = re.search(r"FILE=/\^\(\?:([a-z|]+)\)", text)
    assert folders
    assert set(folders[1].split("|")) >= set(HASHED_FOLDERS)


def test_all_scripts_call_the_stores_by_the_same_name() -> None:
    names = {name: STORES.findall(data.decode()) for name, data in STATIC.items()}
    kept = (ROOT / "theme" / "static" / "js" / "kept.js").read_text(encoding="utf-8")
    (own,) = STORES.findall(kept)
    assert names["workers/keeping.js"] == ["trang-tin:${ROOT.pathname}:"]
    assert names["workers/leaving.js"] == ["trang-tin:${new URL(self.registration.scope).pathname}:"]
    assert own == "trang-tin:${root.pathname}:pages-1"
    assert b"`${OWN}pages-1`" in STATIC["workers/keeping.js"]
    assert f'"{OFFLINE}/"' in kept


def test_registering_it_costs_readers_next_to_nothing() -> None:
    script = (ROOT / "theme" / "static" / "js" / "offline.js").read_bytes()
    assert len(gzip.compress(small_script(script))) <= 250
