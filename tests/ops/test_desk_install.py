"""The desk is set up on a machine of its own: root of a copy of this one, which is gone with the test."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.support.building import ROOT
from tests.support.server import run

NEEDED = ("unshare", "chroot", "useradd", "visudo", "ssh-keygen", "openssl", "make")
SEARCHED = "/usr/sbin:/usr/bin:/sbin:/bin"
COPY = """\
set -e
mount -t tmpfs tmpfs "$1"
mkdir "$1/upper" "$1/work" "$1/root"
mount -t overlay overlay -o "lowerdir=/,upperdir=$1/upper,workdir=$1/work" "$1/root"
mkdir -p "$1/root/opt"
cp -R "$2" "$1/root/opt/bantin"
mount -t proc proc "$1/root/proc"
mount --bind /dev "$1/root/dev"
exec chroot "$1/root" /bin/sh -eu /opt/bantin/inside
"""
"""Sees this machine as it is, and writes beside it; the mounts are seen by nobody else, and end with it."""
BEGIN = """\
export PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8
getent passwd www-data >/dev/null || useradd --system www-data
sed 's|^STATE=[^ ]*|STATE=/var/lib/bantin|' /opt/bantin/ops/bantin.conf >/etc/bantin.conf
getent passwd bantin >/dev/null || useradd --system --user-group --home-dir /var/lib/bantin --shell /bin/sh bantin
rm -rf /etc/bantin /var/lib/bantin /var/lib/bantin-desk
install -d -o bantin -g bantin -m 700 /var/lib/bantin/.ssh
echo 'restrict,command="/opt/bantin/ops/git/only-git" ssh-ed25519 AAAA lan' >/var/lib/bantin/.ssh/authorized_keys
chown bantin /var/lib/bantin/.ssh/authorized_keys
mkdir -p /etc/systemd/system
told() { (cd /etc/bantin && stat -c '%n %a %U %G' * && sha256sum desk.toml desk-secret && cat /var/lib/bantin/.ssh/authorized_keys); }
"""


def allowed() -> bool:
    """Tell whether this process may make such a copy."""
    if os.geteuid() or not all(shutil.which(name, path=SEARCHED) for name in NEEDED):
        return False
    trial = 'mount -t tmpfs t /mnt && mkdir /mnt/u /mnt/w /mnt/r && mount -t overlay o -o "$0" /mnt/r'
    return run("unshare", "-m", "sh", "-c", trial, "lowerdir=/,upperdir=/mnt/u,workdir=/mnt/w").status == 0


pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not allowed(), reason="only root may make a machine beside this one"),
]


def inside(tmp_path: Path, script: str) -> str:
    """Run a script on such a machine, with this program in /opt/bantin; give what it says."""
    program = tmp_path / "program"
    shutil.copytree(ROOT / "ops", program / "ops")
    (program / ".venv").mkdir()
    for name in ("Makefile", *(file.name for file in ROOT.glob("requirements*.lock"))):
        shutil.copy(ROOT / name, program / name)
    for name in (".build", ".desk"):  # libraries are taken for installed
        (program / ".venv" / name).touch()
    (program / "inside").write_text(BEGIN + script, encoding="utf-8")
    (tmp_path / "machine").mkdir()
    said = run("unshare", "-m", "sh", "-c", COPY, "copy", str(tmp_path / "machine"), str(program))
    assert said.status == 0, said.text
    return said.text


def test_what_is_secret_is_for_nginx_and_the_desk_alone_and_stays(tmp_path: Path) -> None:
    text = inside(
        tmp_path,
        """\
/opt/bantin/ops/desk/install 2>/dev/null
told >/tmp/one
sed -i 's/co-quan\\.example/tinh.vn/' /etc/bantin/desk.toml
echo 'một mật khẩu dài' | /opt/bantin/ops/desk/password mai
told >/tmp/two
/opt/bantin/ops/desk/install 2>/dev/null
told >/tmp/three
cmp /tmp/two /tmp/three && echo unchanged
cat /tmp/three
for who in bantin bantin-desk www-data; do
  for file in /etc/bantin/desk-secret /etc/bantin/desk-secret.conf /etc/bantin/desk-passwords /var/lib/bantin-desk/.ssh/id_ed25519; do
    if sudo -u "$who" cat "$file" >/dev/null 2>&1; then echo "$who reads ${file##*/}"; fi
  done
done
grep -c . /etc/bantin/desk-passwords
sudo -u bantin-desk cut -d ' ' -f 1 /var/lib/bantin-desk/.ssh/known_hosts | sort -u
cat /etc/systemd/system/bantin-desk.service
""",
    )
    assert "Đã cài bàn biên tập, chưa chạy: sửa hai tên miền trong /etc/bantin/desk.toml" in text
    assert "Xong. Bàn biên tập:" in text
    assert "\nunchanged\n" in text
    for line in (
        "desk-passwords 640 root www-data",
        "desk-secret 640 root bantin-desk",
        "desk-secret.conf 600 root root",
        "desk.toml 640 root bantin-desk",
    ):
        assert f"\n{line}\n" in text
    assert [line for line in text.splitlines() if " reads " in line] == [
        "bantin-desk reads desk-secret",
        "bantin-desk reads id_ed25519",
        "www-data reads desk-secret",
        "www-data reads desk-passwords",
    ]
    keys = [line for line in text.splitlines() if line.startswith("restrict,")]
    assert keys[0] == 'restrict,command="/opt/bantin/ops/git/only-git" ssh-ed25519 AAAA lan'
    assert keys[1].startswith(
        'restrict,from="127.0.0.1,::1",command="/opt/bantin/ops/git/only-git --desk" ssh-ed25519 AAAA'
    )
    assert len(keys) == 2
    assert "\nExecStart=/opt/bantin/ops/bin/desk\n" in text


def test_without_the_rest_of_the_server_nothing_is_set_up(tmp_path: Path) -> None:
    text = inside(
        tmp_path,
        """\
mv /etc/bantin.conf /etc/bantin.conf.away
if /opt/bantin/ops/desk/install; then echo wrong; fi
mv /etc/bantin.conf.away /etc/bantin.conf
if NGINX_USER=khong-co /opt/bantin/ops/desk/install; then echo wrong; fi
[ ! -e /etc/bantin ] && echo nothing
""",
    )
    assert "máy chủ chưa cài xong. Chạy trước: /opt/bantin/ops/install" in text
    assert "không có người dùng khong-co của nginx" in text
    assert "nothing" in text
    assert "wrong" not in text
