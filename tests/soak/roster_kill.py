"""Kill what works on a roster at random: afterwards all of a step is done, or nothing, and it can go on.

    python tests/soak/roster_kill.py --kills 200 [--seed 1] [--what writing|checking|uploading]

Works on a file-backed SQLite database in a folder of its own, with a roster of 3,000 lines. ``writing`` kills
the worker that writes a confirmed roster, ``checking`` the one that checks it, ``uploading`` the process of a
real gunicorn that is being sent the file. Where nothing was done, another worker takes over, or the sender
sends again, and all of it must be done then. Prints counts as JSON; exit code 1 when a kill left half of it.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
import urllib.request
from collections.abc import Callable
from datetime import timedelta
from http.cookiejar import CookieJar
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # for the made-up roster
import close_kill as harness
import web_kill as web
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone

from prakan.domain.roles import Role
from prakan.foundation.models import AuditRow, Person, RoleGrant
from prakan.foundation.queries.files import open_file
from prakan.foundation.queries.verification import verify
from prakan.registry.actions import roster_intake
from prakan.registry.models import Institution, InstitutionCode, ParentAgency, RosterIntake, SearchTerm
from tests.dirty_rosters import as_csv, roster

ROWS, FAULTS = 3000, 5
BOUNDARY = "prakan-soak"
MADE = roster(ROWS, FAULTS)
Stage = RosterIntake.Stage


def sender() -> Person:
    """Add the officer who takes rosters in, and the agency that sends them."""
    at = timezone.now()
    by = Person.objects.create_user("registrar", name_th="เจ้าหน้าที่ (สมมติ)", is_demo=True)
    RoleGrant.objects.create(person=by, role=Role.ASSESSMENT_OFFICER.value)
    ParentAgency.objects.create(code="d", kind="department", name_th="กรมสมมติ", changed_at=at)
    return by


def mapped() -> None:
    """Take a roster in and confirm its columns."""
    by, at = sender(), timezone.now()
    content = io.BytesIO(as_csv(MADE))
    intake = roster_intake.upload(agency="d", name="roster.csv", content=content, by=by, at=at)
    roster_intake.work_off(at)
    intake.refresh_from_db()
    fields = {int(column): field for column, field in intake.fields.items()}
    roster_intake.map_columns(intake_id=intake.pk, fields=fields, kind="", by=by, at=at)


def confirmed() -> None:
    """Take a roster in, check it, confirm it."""
    mapped()
    at = timezone.now()
    roster_intake.work_off(at)
    intake = RosterIntake.objects.get()
    roster_intake.confirm(intake_id=intake.pk, expected=intake.digest, by=intake.by, at=at)


def worker_in_child() -> harness.Begun:
    """Let a worker of its own do what waits."""
    child = harness.in_child(lambda: roster_intake.work_off(timezone.now()))
    return harness.Begun(child, child)


def taken_over(counted: Callable[[], str]) -> Callable[[], str]:
    """Return what tells "nothing", "all", or what is half there; after nothing another worker must do all."""

    def state() -> str:
        left = counted()
        if left != "nothing":
            return left
        later = timezone.now() + timedelta(minutes=10)  # by then the dead worker's claim has run out
        os.waitpid(harness.in_child(lambda: roster_intake.work_off(later)), 0)
        return "nothing" if counted() == "all" else f"half: not taken over, {counted()}"

    return state


def written() -> str:
    """Return what stands in the registry of the roster that was confirmed."""
    intake = RosterIntake.objects.get()
    parts = (
        Institution.objects.count(),
        InstitutionCode.objects.count(),
        SearchTerm.objects.filter(first=True).count(),
        AuditRow.objects.filter(step="roster.import").count(),
        intake.lines.filter(outcome="new").exclude(institution=None).count(),
    )
    new, whole = intake.counts["new"], verify().ok
    if not any(parts) and intake.stage in (Stage.CONFIRMED, Stage.COMMITTING) and whole:
        return "nothing"
    complete = parts == (new, new, new, 1, new) and intake.stage == Stage.COMMITTED and whole
    return "all" if complete else f"half: {parts}, {intake.stage}, whole {whole}"


def checked() -> str:
    """Return whether the preview stands: some lines of a broken-off check do not count, it begins anew."""
    intake, whole = RosterIntake.objects.get(), verify().ok
    if intake.stage in (Stage.MAPPED, Stage.CHECKING) and intake.counts == {} and whole:
        return "nothing"
    counts = {"new": MADE.good, "changed": 0, "unchanged": 0, "refused": MADE.refused, "aside": MADE.aside}
    complete = (intake.stage, intake.counts, intake.lines.count()) == (
        Stage.CHECKED,
        counts,
        sum(counts.values()),
    )
    return "all" if complete and whole else f"half: {intake.stage}, {intake.counts}, whole {whole}"


def signed_in() -> None:
    """Add the officer and sign him in."""
    officer, session = sender(), SessionStore()
    session[SESSION_KEY] = str(officer.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = officer.get_session_auth_hash()
    session.create()
    web.KEY_FILE.write_text(session.session_key or "")


def upload_in_child() -> harness.Begun:
    """Send the form with the file from a process of its own; the answering one is to be killed."""
    return harness.Begun(web.answering(SERVER.pid), harness.in_child(send))


def send() -> None:
    """Open the page for its token and send the form; a killed server breaks the line: no fault here."""
    jar = CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    cookie = f"sessionid={web.KEY_FILE.read_text()}"
    browser.addheaders = [("Cookie", cookie)]
    try:
        browser.open(f"{web.ADDRESS}/rosters/take/", timeout=30).read()
        token = next(one.value or "" for one in jar if one.name == "csrftoken")
        browser.addheaders = [("Cookie", f"{cookie}; csrftoken={token}")]
        kind = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
        filled = urllib.request.Request(f"{web.ADDRESS}/rosters/take/", form(token), kind)
        browser.open(filled, timeout=30).read()
    except OSError:
        return


def form(token: str) -> bytes:
    """Return the form of the page as a browser sends it."""
    fields = {"csrfmiddlewaretoken": token, "agency": "d", "kind": "", "text": ""}
    parts = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    ]
    head = (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="roster.csv"\r\n'
        "Content-Type: text/csv\r\n\r\n"
    )
    return ("".join(parts) + head).encode() + as_csv(MADE) + f"\r\n--{BOUNDARY}--\r\n".encode()


def received() -> str:
    """Return whether the file is there whole with its intake; after nothing it is sent again."""
    left = _received()
    if left != "nothing":
        return left
    web.answering(SERVER.pid)
    os.waitpid(harness.in_child(send), 0)
    return "nothing" if _received() == "all" else f"half: not sent again, {_received()}"


def _received() -> str:
    intake, rows = RosterIntake.objects.first(), AuditRow.objects.filter(step="intake.upload").count()
    whole = verify().ok
    if intake is None and not rows and whole:
        return "nothing"
    if intake is None or RosterIntake.objects.count() != 1 or rows != 1 or not whole:
        return f"half: {RosterIntake.objects.count()} intakes, {rows} audit rows, whole {whole}"
    with open_file(intake.by, intake.file_id).content as content:
        return "all" if content.read() == as_csv(MADE) else "half: the file is another"


DEEDS = {
    "writing": harness.Deed(confirmed, worker_in_child, taken_over(written)),
    "checking": harness.Deed(mapped, worker_in_child, taken_over(checked)),
    "uploading": harness.Deed(signed_in, upload_in_child, received),
}

if __name__ == "__main__":
    harness.load = lambda folder, at: {}  # type: ignore[assignment]  # no demonstration is needed
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--what", choices=DEEDS, default="writing")
    given, sys.argv[1:] = parser.parse_known_args()
    SERVER = web.serve() if given.what == "uploading" else None  # type: ignore[assignment]
    try:
        sys.exit(harness.main(DEEDS[given.what], str(__doc__)))
    finally:
        if SERVER:
            SERVER.kill()
