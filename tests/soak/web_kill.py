"""Kill the web process at random while a person closes a quarter in it: all of the close, or nothing.

    python tests/soak/web_kill.py --kills 200 [--seed 1]

A real gunicorn serves the demonstration; a signed-in officer sends the form over HTTP and the process that
answers is killed with SIGKILL. Prints counts as JSON; exit code 1 when any kill left half a close.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

import close_kill as harness
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from prakan.commands.loading.cast import cast

KEY_FILE = Path(harness.FOLDER, "session")


def prepare() -> None:
    """Settle what blocks, and sign the officer in."""
    harness.settle_what_blocks()
    officer = cast().officer
    session = SessionStore()
    session[SESSION_KEY] = str(officer.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = officer.get_session_auth_hash()
    session.create()
    KEY_FILE.write_text(session.session_key or "")


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


PORT = free_port()
ADDRESS = f"http://127.0.0.1:{PORT}"


def serve() -> subprocess.Popen[bytes]:
    """Start gunicorn with one process; a killed one is replaced by its master."""
    words = [
        "--bind",
        f"127.0.0.1:{PORT}",
        "--workers",
        "1",
        "--no-control-socket",
        "--log-level",
        "critical",
    ]
    return subprocess.Popen([sys.executable, "-m", "gunicorn", "prakan.config.wsgi:application", *words])


def answering(master: int) -> int:
    """Return the id of the process that answers, as soon as it does."""
    while True:
        children = Path(f"/proc/{master}/task/{master}/children").read_text().split()
        try:
            with urllib.request.urlopen(f"{ADDRESS}/sign-in/", timeout=10):
                if children:
                    return int(children[0])
        except OSError:
            time.sleep(0.05)


def close_over_http() -> harness.Begun:
    """Send the form that closes the quarter from a process of its own; the answering one is to be killed."""
    return harness.Begun(answering(SERVER.pid), harness.in_child(send))


def send() -> None:
    """Open the page for its token and send the form; a killed server breaks the line: no fault here."""
    jar = CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    browser.addheaders = [("Cookie", f"sessionid={KEY_FILE.read_text()}")]
    try:
        browser.open(f"{ADDRESS}/closing/", timeout=30).read()
        token = next(cookie.value or "" for cookie in jar if cookie.name == "csrftoken")
        browser.addheaders = [("Cookie", f"sessionid={KEY_FILE.read_text()}; csrftoken={token}")]
        form = urllib.parse.urlencode({"csrfmiddlewaretoken": token, "checked": "on"}).encode()
        place = f"{ADDRESS}/closing/{harness.YEAR}-{harness.QUARTER}/close/"
        browser.open(place, form, timeout=30).read()
    except OSError:
        return


if __name__ == "__main__":
    SERVER = serve()
    try:
        sys.exit(harness.main(harness.Deed(prepare, close_over_http, harness.state), str(__doc__)))
    finally:
        SERVER.kill()
