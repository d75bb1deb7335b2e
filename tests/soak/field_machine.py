"""Everything that can happen to the field app, at random: no acknowledged item is lost, none is there twice.

    python tests/soak/field_machine.py --steps 10000 [--seed 1]

The real log in a real Chromium over a profile on the disk, the real server over an SQLite file of its own; both
are killed with SIGKILL at random. Two devices of one person record, score, attach and send; clocks jump,
sessions end, devices are full, an app is installed anew after a rescue file was saved. After every step both
sides are compared. Prints counts as JSON; exit code 1 when anything was lost, doubled or told wrongly.

Seeded and not Hypothesis: a step costs a second and kills fall where they fall, so a failing run would neither
shrink in a useful time nor fail again the same way. The steps before a failure are printed instead.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import io
import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections import Counter, deque
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

FOLDER = tempfile.mkdtemp(prefix="prakan-field-")
os.environ.update({"PRAKAN_VAR": FOLDER, "PRAKAN_DEMO": "1", "DATABASE_URL": ""})
os.environ.update(dict.fromkeys(("PRAKAN_UPLOAD_RATE", "PRAKAN_FIELD_UPLOAD_RATE"), "1000000"))
os.environ.update({"PRAKAN_FIELD_PER_MINUTE": "1000000", "PRAKAN_FIELD_DEVICES": "1000000"})
os.environ["PRAKAN_SECRET_KEY"] = "of the soak"  # noqa: S105 - both processes read the same texts
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
sys.path.insert(0, str(Path(__file__).parents[2]))

import prakan.config.boot  # noqa: E402, F401  isort: skip
from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: E402
from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connections  # noqa: E402
from playwright.sync_api import Error, Route, sync_playwright  # noqa: E402

from prakan.assessment.actions.field.devices import PURPOSE  # noqa: E402
from prakan.assessment.models import (  # noqa: E402
    CaseEvidence,
    CaseFinding,
    FieldAnswer,
    FieldConflict,
    FieldDevice,
    FieldEntry,
    FieldFile,
)
from prakan.domain.roles import Role  # noqa: E402
from prakan.foundation import secrets  # noqa: E402
from prakan.foundation.models import Person  # noqa: E402
from prakan.web.templatetags.assets import MANIFEST  # noqa: E402
from tests import migrated, samples  # noqa: E402
from tests.assessment.scores_world import World, visited  # noqa: E402
from tests.browser.field_device import CODE, Device, Failed, Phone  # noqa: E402
from tests.conftest import member  # noqa: E402
from tests.packs import install  # noqa: E402

NOW = datetime(2024, 1, 5, 9, 0, tzinfo=ZoneInfo("Asia/Bangkok"))
HOSTS = ("localhost", "127.0.0.1")  # two origins of one browser are two devices
CODES = ("1.1", "1.2", "1.3")
DAY = 86_400_000
SKEW = """(ms) => {
  window.RealDate ??= Date;
  const Real = window.RealDate;
  window.Date = class extends Real {
    constructor(...given) { given.length ? super(...given) : super(Real.now() + ms); }
    static now() { return Real.now() + ms; }
  };
}"""
FULL = """(after) => {
  window.realAdd ??= IDBObjectStore.prototype.add;
  let left = after;
  IDBObjectStore.prototype.add = function (...given) {
    if (left-- <= 0) throw new DOMException("full", "QuotaExceededError");
    return window.realAdd.apply(this, given);
  };
}"""
ROOM_AGAIN = "() => { IDBObjectStore.prototype.add = window.realAdd; }"
WIPE = """() => { localStorage.clear();
  return new Promise((done) => { indexedDB.deleteDatabase("prakan-field").onsuccess = done; }); }"""
RECORD = """return field.log.record({ case: given.case, step: given.step, data: given.data,
  files: given.files.map((f) => ({ role: "original", name: f.name, type: f.type,
    blob: new Blob([Uint8Array.from(atob(f.bytes), (c) => c.charCodeAt(0))]) })) })"""
RESCUE = """const { blob } = await field.log.rescue(); const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = ""; for (let at = 0; at < bytes.length; at += 9999)
    text += String.fromCharCode(...bytes.subarray(at, at + 9999));
  return btoa(text)"""


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


PORT = free_port()


def prepare() -> tuple[World, str]:
    """Fill the database with a case on its visit, and sign its chair in; returns the session."""
    migrated.give(Path(FOLDER, "prakan.sqlite3")).close()
    call_command("migrate", verbosity=0)
    install(NOW)
    world = visited(member("registrar", Role.ASSESSMENT_OFFICER), NOW)
    return world, session_of(world.chair)


def session_of(person: Person) -> str:
    """Sign somebody in."""
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    connections.close_all()
    return str(session.session_key)


class Server:
    """A real gunicorn whose only worker is killed at random and replaced by its master."""

    def __init__(self) -> None:
        words = ["--bind", f"0.0.0.0:{PORT}", "--workers", "1", "--threads", "4", "--worker-class", "gthread"]
        words += ["--preload", "--no-control-socket", "--log-level", "critical"]
        self.master = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "prakan.config.wsgi:application", *words]
        )

    def worker(self) -> int:
        """Return the process that answers, as soon as one does."""
        while True:
            children = Path(f"/proc/{self.master.pid}/task/{self.master.pid}/children").read_text().split()
            with socket.socket() as probe:
                if children and probe.connect_ex(("127.0.0.1", PORT)) == 0:
                    return int(children[-1])
            time.sleep(0.05)

    def kill(self, after: float = 0.0) -> None:
        """Kill the worker, now or while a request is under way."""
        victim = self.worker()

        def strike() -> None:
            time.sleep(after)
            with suppress(ProcessLookupError):
                os.kill(victim, signal.SIGKILL)

        threading.Thread(target=strike, daemon=True).start()


def built(route: Route) -> None:
    """Answer with a built file, as the server in front would."""
    route.fulfill(path=MANIFEST.with_name(route.request.url.rpartition("/")[2]))


class Machine:
    """Both devices, what was promised on each, and the steps that can happen."""

    def __init__(
        self, phone: Phone, server: Server, world: World, session: str, chance: random.Random
    ) -> None:
        self.phone, self.server, self.world, self.session, self.chance = phone, server, world, session, chance
        self.devices: dict[str, Device] = {}
        self.promised: dict[str, dict[str, dict[str, Any]]] = {host: {} for host in HOSTS}
        self.rescued: list[dict[str, Any]] = []
        self.done: Counter[str] = Counter()
        self.past: deque[str] = deque(maxlen=30)
        self.faults: list[str] = []
        self.boot()

    def boot(self) -> None:
        """Start the browser over its profile and open both apps."""
        context = self.phone.start()
        context.route("**/static/built/**", built)
        self.sign_in()
        for host in HOSTS:
            page = context.new_page()
            page.set_default_timeout(120_000)
            self.devices[host] = Device(page, f"http://{host}:{PORT}")
            self.enter(host)

    def sign_in(self) -> None:
        assert self.phone.context is not None
        name = settings.SESSION_COOKIE_NAME
        cookies = [{"name": name, "value": self.session, "url": f"http://{h}:{PORT}"} for h in HOSTS]
        self.phone.context.add_cookies(cookies)  # type: ignore[arg-type]

    def enter(self, host: str) -> None:
        """Open the app; what it holds beyond what was promised was recorded as it was killed."""
        device = self.devices[host]
        self.server.worker()
        if device.open() == "new":
            while True:
                with suppress(Failed):  # the server may just be killed
                    device.register()
                    break
        else:
            device.unlock(CODE)
        for one in device.all(self.world.case.pk):
            self.promised[host].setdefault(one["entry"]["id"], one)

    def step(self) -> None:
        """Let one thing happen, and look at everything afterwards."""
        names = list(WEIGHTS)
        what, host = self.chance.choices(names, list(WEIGHTS.values()))[0], self.chance.choice(HOSTS)
        self.past.append(f"{what}@{host}")
        self.done[what] += 1
        getattr(self, what)(host)
        self.look(host)

    def record(self, host: str, step: str, data: dict[str, Any], *files: dict[str, str]) -> None:
        told = self.devices[host].run(RECORD, case=self.world.case.pk, step=step, data=data, files=files)
        self.promised[host][told["entry"]["id"]] = told

    def note(self, host: str) -> None:
        text = f"ข้อสังเกต {self.chance.random()}"
        self.record(host, "score.finding", {"kind": "note", "code": "", "text": text, "evidence": []})

    def score(self, host: str) -> None:
        cited = [key for key, one in self.promised[host].items() if one["entry"]["step"] == "score.attach"]
        mark = self.chance.choice(("good", "excellent", "fair"))
        data = {"code": self.chance.choice(CODES), "mark": mark, "reason": "เหตุผล", "evidence": cited[-1:]}
        self.record(host, "score.save", data)

    def attach(self, host: str) -> None:
        size = self.chance.choice((2_000, 60_000, 5 * 1024 * 1024))
        content = samples.pdf(f"{self.chance.random()}", size=size)
        file = {"name": "แผน.pdf", "type": "application/pdf", "bytes": base64.b64encode(content).decode()}
        self.record(host, "score.attach", evidence(), file)

    def send(self, host: str) -> None:
        self.devices[host].sync()

    def kill_server(self, host: str) -> None:
        self.server.kill(self.chance.uniform(0, 1.5))
        self.devices[host].sync()

    def kill_browser(self, host: str) -> None:
        """In the middle of recording or sending, whatever is under way."""
        script = "window.field.sync.now()" if self.chance.random() < 0.6 else UNDER_WAY
        self.devices[host].page.evaluate(f"(given) => {{ void {script}; }}", self.world.case.pk)
        self.devices[host].page.wait_for_timeout(self.chance.uniform(0, 700))
        self.phone.kill()
        self.boot()

    def skew(self, host: str) -> None:
        self.devices[host].page.evaluate(SKEW, self.chance.choice((-900, -1, 0, 1, 4000)) * DAY)

    def sign_out(self, host: str) -> None:
        assert self.phone.context is not None
        self.phone.context.clear_cookies()
        problem = self.devices[host].sync()
        if problem is None or problem["code"] != "FIELD-070":
            self.faults.append(f"signed out, and told {problem}")
        self.sign_in()

    def full(self, host: str) -> None:
        page = self.devices[host].page
        page.evaluate(FULL, self.chance.randrange(4))
        try:
            self.attach(host)
        except Failed as failed:
            if failed.code != "FIELD-073":
                self.faults.append(f"a full device told {failed}")
        page.evaluate(ROOM_AGAIN)

    def reload(self, host: str) -> None:
        self.enter(host)

    def let_go(self, host: str) -> None:
        self.devices[host].run("return field.log.letGo()")

    def reinstall(self, host: str) -> None:
        """Save a rescue file, lose everything, begin as a new device."""
        device = self.devices[host]
        ours = device.all(self.world.case.pk)
        packed = base64.b64decode(device.run(RESCUE))
        self.faults += rescue_faults(packed, device.run("return field.log.device"), ours)
        self.rescued += [one for one in ours if one["state"] != "confirmed"]
        device.page.goto(f"{device.base}/static/built/none")
        device.page.evaluate(WIPE)
        self.promised[host] = {}
        self.enter(host)

    def look(self, host: str) -> None:
        """Compare what was promised, what the device says and what the server holds."""
        ours = {one["entry"]["id"]: one for one in self.devices[host].all(self.world.case.pk)}
        self.faults += [f"{key} was promised and is gone" for key in self.promised[host].keys() - ours.keys()]
        told = self.devices[host].counts()
        if told[0] != sum(told[1:]) or told[0] != len(ours):
            self.faults.append(f"the ledger says {told} of {len(ours)}")
        self.faults += server_faults(ours)

    def settle(self) -> dict[str, tuple[int, int, int, int]]:
        """Let the line be good at last; returns the ledgers, in which all is confirmed."""
        for host in HOSTS:
            for _ in range(20):
                self.server.worker()
                self.devices[host].sync()
                if self.devices[host].counts()[3] == self.devices[host].counts()[0]:
                    break
            self.look(host)
        told = {host: self.devices[host].counts() for host in HOSTS}
        self.faults += [f"{host} is not all confirmed: {t}" for host, t in told.items() if t[0] != t[3]]
        return told


UNDER_WAY = """window.field.log.record({ case: given, step: "score.finding",
  data: { kind: "note", code: "", text: "ขณะดับ", evidence: [] } })"""
WEIGHTS = {
    "note": 22,
    "score": 18,
    "attach": 14,
    "send": 18,
    "kill_server": 7,
    "kill_browser": 3,
    "skew": 4,
} | {"sign_out": 3, "full": 4, "reload": 4, "let_go": 2, "reinstall": 1}


def evidence() -> dict[str, Any]:
    """Return what a piece of evidence says."""
    told = {"kind": "document", "title": "แผน", "note": "", "code": "", "taken_at": None, "place": ""}
    return told | {"page": None, "second": None}


def server_faults(ours: dict[str, dict[str, Any]]) -> list[str]:
    """Return where what a device calls confirmed is not so on the server, or is there twice."""
    sure = {key: one for key, one in ours.items() if one["state"] == "confirmed"}
    there = {str(row.key): row for row in FieldEntry.objects.filter(key__in=list(ours))}
    faults = [f"{key} is confirmed and not there" for key in sure.keys() - there.keys()]
    faults += [f"{key} has another digest" for key, row in there.items() if row.digest != ours[key]["digest"]]
    held = FieldFile.objects.filter(entry__key__in=list(sure)).select_related("file")
    faults += [f"{f.key} is confirmed and differs" for f in held if not f.file or f.file.digest != f.digest]
    files = sum(len(one["entry"]["files"]) for one in sure.values())
    if files != len(held):
        faults.append(f"{files} files are confirmed, {len(held)} are there")
    met = {key for key, one in sure.items() if one["result"] == "conflict"}
    answered = FieldAnswer.objects.filter(entry__key__in=list(met)).exclude(result="conflict").count()
    listed = FieldConflict.objects.filter(chosen="").count()
    faults += ["two versions are not listed"] if met and not listed and not answered else []
    for model in (CaseEvidence, CaseFinding):
        keys = Counter(model.objects.values_list("key", flat=True))
        faults += [f"{key} is there {many} times" for key, many in keys.items() if key and many > 1]
    connections.close_all()
    return faults


def rescue_faults(packed: bytes, device: str, ours: list[dict[str, Any]]) -> list[str]:
    """Return what a rescue file lacks of what is not confirmed; it is opened as the server would."""
    row = FieldDevice.objects.get(key=device)
    key = AESGCM(base64.b64decode(secrets.unlock(row.secret, PURPOSE)))
    connections.close_all()
    wanted = {one["digest"]: one for one in ours if one["state"] != "confirmed"}
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        lines = [base64.b64decode(line) for line in archive.read("log").split()]
        opened = [
            json.loads(key.decrypt(s[:12], s[12:], f"log:{n}".encode())) for n, s in enumerate(lines, 1)
        ]
        faults = (
            [] if {one["digest"] for one in opened} == wanted.keys() else ["the rescue file lacks entries"]
        )
        for file in (f for one in wanted.values() for f in one["files"] if not f["held"]):
            names = sorted(
                (n for n in archive.namelist() if file["id"] in n), key=lambda n: int(n.split("/")[2])
            )
            pieces = [archive.read(name) for name in names]
            plain = (key.decrypt(p[:12], p[12:], f"{file['id']}:{n}".encode()) for n, p in enumerate(pieces))
            if hashlib.sha256(b"".join(plain)).hexdigest() != file["sha256"]:
                faults.append(f"the rescue file lacks bytes of {file['id']}")
    return faults


def main() -> int:
    """Go on until the wanted number of steps is done or something is wrong; 0 when nothing was."""
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--steps", type=int, default=10_000)
    wanted.add_argument("--seed", type=int, default=1)
    asked = wanted.parse_args()
    world, session = prepare()
    began, server = time.monotonic(), Server()
    with sync_playwright() as playing:
        phone = Phone(playing.chromium, "", Path(FOLDER, "profile"))
        try:
            machine = Machine(phone, server, world, session, random.Random(asked.seed))
            while sum(machine.done.values()) < asked.steps and not machine.faults:
                machine.step()
            ledgers = machine.settle() if not machine.faults else {}
        finally:
            with suppress(Error):
                phone.kill()
            server.master.kill()
            shutil.rmtree(FOLDER, ignore_errors=True)
    told = {"steps": sum(machine.done.values()), "done": machine.done, "ledgers": ledgers}
    told |= {"rescued": len(machine.rescued), "seconds": round(time.monotonic() - began)}
    told |= {"faults": machine.faults[:20], "past": list(machine.past) if machine.faults else []}
    print(json.dumps(told, ensure_ascii=False, indent=2))
    return 1 if machine.faults else 0


if __name__ == "__main__":
    sys.exit(main())
