"""From a push to a reader on a server without CI: hooks, releases, nginx, and what becomes due."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from http.client import HTTPConnection
from pathlib import Path

import pytest

from newsroom.vietnamese.printing import VIETNAM
from tests.support.building import ROOT, SITE_TOML, tiny_site, write_article
from tests.support.own_nginx import NGINX, served_by_nginx
from tests.support.ports import free_port
from tests.support.server import Editor, OwnServer, Said, run

NEEDED = ("git", "rsync", "flock", "prlimit")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not all(map(shutil.which, NEEDED)), reason=f"one of {', '.join(NEEDED)} is not installed"
    ),
]

BODY = "Chi bộ họp thường kỳ, bàn nhiệm vụ tháng tới."


@pytest.fixture
def editor(tmp_path: Path) -> Editor:
    editor = OwnServer(tmp_path / "server").editor()
    tiny_site(editor.content)
    (editor.content / "site.toml").write_text(SITE_TOML + '\n[hosting]\nkind = "nginx"\n', encoding="utf-8")
    editor.commit()
    return editor


def sent(editor: Editor) -> Said:
    """Commit and push what must be taken."""
    editor.commit()
    said = editor.push()
    assert said.status == 0, said.text
    return said


def shown(editor: Editor, page: str) -> bool:
    """Tell whether the release that readers see has a page."""
    return (editor.server.site / "current" / page / "index.html").is_file()


def releases(editor: Editor) -> list[str]:
    """List the releases of the server."""
    return sorted(file.stem for file in (editor.server.site / "releases").glob("*.info"))


def own(editor: Editor, program: str, *words: str, **environment: str) -> Said:
    """Run a program of ops/bin on the server."""
    return run(
        str(ROOT / "ops" / "bin" / program), *words, BANTIN_CONF=str(editor.server.conf), **environment
    )


def test_a_push_is_shown_and_one_that_changes_nothing_makes_no_release(editor: Editor) -> None:
    assert editor.push().status == 0
    assert shown(editor, ".")
    write_article(editor.content, "2025/06/moi")
    said = sent(editor)
    assert shown(editor, "2025/06/moi")
    assert "Tệp đã gửi" in said.text
    (editor.clone / "ghi-chu.txt").write_text("Không thuộc content/.\n", encoding="utf-8")
    before = releases(editor)
    assert "Không có gì mới để đăng." in sent(editor).text
    assert releases(editor) == before


def test_what_becomes_due_is_shown_then_and_nothing_is_made_in_vain(editor: Editor) -> None:
    tomorrow = datetime.now(VIETNAM).replace(second=0, microsecond=0) + timedelta(days=1)
    write_article(editor.content, f"{tomorrow:%Y/%m}/hen", Date=f"{tomorrow:%Y-%m-%d %H:%M}")
    sent(editor)
    page, due = f"{tomorrow:%Y/%m}/hen", editor.server.state / "run" / "due"
    assert not shown(editor, page)
    assert due.read_text().split() == [str(int(tomorrow.timestamp())), editor.server.main]
    before = releases(editor)
    assert editor.server.publish("--due").status == 0
    assert releases(editor) == before
    # The clock of the build comes from the environment, that of the timer from the file.
    due.write_text(f"0 {editor.server.main}\n")
    later = str(int(tomorrow.timestamp()) + 60)
    said = own(editor, "publish", "--due", SOURCE_DATE_EPOCH=later)
    assert said.status == 0, said.text
    assert shown(editor, page)


def test_after_going_back_only_a_newer_commit_or_a_hand_publishes(editor: Editor) -> None:
    assert editor.push().status == 0
    path = write_article(editor.content, "2024/01/bai-0", body=BODY)
    sent(editor)
    page = editor.server.site / "current" / "2024" / "01" / "bai-0" / "index.html"
    assert BODY in page.read_text(encoding="utf-8")
    said = own(editor, "rollback")
    assert said.status == 0, said.text
    assert BODY not in page.read_text(encoding="utf-8")
    (editor.server.state / "run" / "due").unlink()
    assert editor.server.publish("--due").status == 0
    assert BODY not in page.read_text(encoding="utf-8")
    assert editor.server.publish().status == 0
    assert BODY in page.read_text(encoding="utf-8")
    own(editor, "rollback")
    path.write_text(path.read_text(encoding="utf-8").replace(BODY, f"{BODY} Hết."), encoding="utf-8")
    sent(editor)
    assert f"{BODY} Hết." in page.read_text(encoding="utf-8")


def test_a_release_in_which_a_withdrawn_article_stands_does_not_return(editor: Editor) -> None:
    write_article(editor.content, "2025/06/sai", body=BODY)
    sent(editor)
    write_article(editor.content, "2025/06/sai", body=BODY, Status="withdrawn", Withdrawn="Sai số liệu.")
    sent(editor)
    said = own(editor, "rollback")
    assert said.status == 1
    assert "/2025/06/sai/" in said.text
    assert own(editor, "rollback", "--force").status == 0


def test_a_push_that_lost_its_connection_is_published_by_the_timer(editor: Editor) -> None:
    assert editor.push().status == 0
    (editor.server.repo / "hooks" / "post-receive").unlink()  # git does not call it then
    write_article(editor.content, "2025/06/moi")
    sent(editor)
    assert not shown(editor, "2025/06/moi")
    assert editor.server.publish("--due").status == 0
    assert shown(editor, "2025/06/moi")


LATER = [pytest.param(after, marks=pytest.mark.long) for after in (0.15, 0.4, 0.8, 1.2, 1.4, 1.6, 1.8, 2.0)]


@pytest.mark.parametrize("after", [1.0, *LATER])
def test_killed_at_any_moment_readers_see_one_site_and_the_next_run_finishes(
    editor: Editor, after: float
) -> None:
    assert editor.push().status == 0
    (editor.server.repo / "hooks" / "post-receive").unlink()
    write_article(editor.content, "2025/06/moi")
    sent(editor)
    command = [str(ROOT / "ops" / "bin" / "publish")]
    process = subprocess.Popen(
        command,
        env={"BANTIN_CONF": str(editor.server.conf), "PATH": "/usr/sbin:/usr/bin:/bin"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        process_group=0,
    )
    time.sleep(after)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    home = (editor.server.site / "current" / "index.html").read_text(encoding="utf-8")
    assert "</html>" in home
    assert ("Bài moi" in home) == shown(editor, "2025/06/moi")
    assert editor.server.publish("--due").status == 0
    assert shown(editor, "2025/06/moi")


def test_two_pushes_at_once_leave_the_site_as_main_is(editor: Editor) -> None:
    assert editor.push().status == 0
    other = editor.server.editor()
    write_article(editor.content, "2025/06/mot")
    write_article(other.content, "2025/06/hai")
    for one in (editor, other):
        one.commit()
    said: list[Said] = []
    threads = [threading.Thread(target=lambda one=one: said.append(one.push())) for one in (editor, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    taken = [one for one in said if one.status == 0]
    assert len(taken) == 1, [one.text for one in said]
    main = editor.server.git("-C", str(editor.server.repo), "ls-tree", "-r", "--name-only", "main")
    for name in ("mot", "hai"):
        assert shown(editor, f"2025/06/{name}") == (f"2025/06/{name}/" in main)


@pytest.fixture
def web(editor: Editor, tmp_path: Path) -> Iterator[tuple[Editor, int]]:
    """Serve the site by a real nginx with the file of ops/nginx, and watch the releases as systemd does."""
    assert editor.push().status == 0
    port = free_port()
    with served_by_nginx(editor.server, tmp_path / "nginx", port):
        yield editor, port


def ask(port: int, path: str) -> tuple[int, str]:
    """Ask for an address: status and body."""
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read().decode("utf-8", "replace")
    connection.close()
    return answer.status, body


def answered(port: int, path: str, status: int) -> bool:
    """Tell whether an address gets a status within ten seconds."""
    for _ in range(100):
        if ask(port, path)[0] == status:
            return True
        time.sleep(0.1)
    return False


@pytest.mark.skipif(NGINX is None, reason="nginx is not installed")
def test_a_withdrawal_answers_410_and_an_old_address_leads_on_seconds_after_the_push(
    web: tuple[Editor, int],
) -> None:
    editor, port = web
    write_article(editor.content, "2025/06/moi", body=BODY, Old_URL="/tin.aspx?id=7")
    sent(editor)
    assert ask(port, "/2025/06/moi/")[0] == 200
    assert answered(port, "/tin.aspx?id=7&fbclid=abc", 301)
    write_article(
        editor.content,
        "2025/06/moi",
        body=BODY,
        Old_URL="/tin.aspx?id=7",
        Status="withdrawn",
        Withdrawn="Theo yêu cầu của chi bộ.",
    )
    sent(editor)
    assert answered(port, "/2025/06/moi/", 410)
    status, body = ask(port, "/2025/06/moi/")
    assert (status, "Theo yêu cầu của chi bộ." in body, BODY in body) == (410, True, False)
    assert answered(port, "/tin.aspx?id=7", 410)
    assert ask(port, "/khong-co/")[0] == 404
