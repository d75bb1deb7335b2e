"""The world of the soak: two devices in one browser, what they promised, and all that can happen to them."""

from __future__ import annotations

import base64
import time
from collections import Counter, deque
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from playwright.sync_api import BrowserType, Error, Page, Route

from prakan.web.templatetags.assets import MANIFEST
from tests.assessment.scores_world import World
from tests.browser.field_device import CODE, Device, Failed, Phone
from tests.soak.field import FOLDER, checks, scripts
from tests.soak.field.rescue import Opened, bring, lacks, opened
from tests.soak.field.server import Server

HOSTS = ("localhost", "127.0.0.1")  # two origins of one browser are two devices
TRIES = 8


class Field:
    """Both devices and their server. Whatever is found wrong stands in ``faults``."""

    def __init__(self, kind: BrowserType, server: Server, world: World, session: str) -> None:
        self.phone = Phone(kind, "", Path(FOLDER, "profile"))
        self.server, self.world, self.session = server, world, session
        self.devices: dict[str, Device] = {}
        self.promised: dict[str, dict[str, str]] = {host: {} for host in HOSTS}
        self.seen: dict[str, dict[str, Any]] = {}
        self.boxes: list[Opened] = []  # rescue files that nobody has brought yet
        self.owed: set[str] = set()
        self.done: Counter[str] = Counter()
        self.took: Counter[str] = Counter()
        self.past: deque[str] = deque(maxlen=30)
        self.faults: list[str] = []
        self.boot()

    def boot(self) -> None:
        """Start the browser over its profile and open both apps."""
        context = self.phone.start()
        context.route("**/static/built/**", _built)
        self.sign_in()
        for host in HOSTS:
            page = context.new_page()
            page.set_default_timeout(120_000)
            self.devices[host] = Device(page, f"http://{host}:{self.server.port}")
            self.enter(host)

    def sign_in(self) -> None:
        """Give the browser the session of the chair, for both devices."""
        assert self.phone.context is not None
        name = settings.SESSION_COOKIE_NAME
        for host in HOSTS:
            cookie = {"name": name, "value": self.session, "url": f"http://{host}:{self.server.port}"}
            self.phone.context.add_cookies([cookie])  # type: ignore[list-item]

    def enter(self, host: str) -> None:
        """Open the app; what it holds beyond what was promised was recorded as it was killed."""
        device = self.devices[host]
        self.server.worker()
        if self._opened(device) == "new":
            self.insist(lambda: device.register())
        elif not device.unlock(CODE):
            self.faults.append("the right code was called wrong")
        for one in self.look(host)["entries"]:
            self.promised[host].setdefault(one["id"], one["digest"])

    def _opened(self, device: Device) -> str:
        for _ in range(TRIES):
            with suppress(Error):  # the server may just be killed
                return device.open()
            self.server.worker()
        return device.open()

    def insist(self, work: Any) -> None:
        """Do something that needs the server, again when it was just killed."""
        for _ in range(TRIES):
            with suppress(Failed):
                work()
                return
            self.server.worker()
            time.sleep(0.1)
        work()

    def page(self, host: str) -> Page:
        return self.devices[host].page

    def happen(self, name: str, host: str, **given: Any) -> None:
        """Let one thing happen, and compare everything afterwards."""
        short = {key: len(value) if key == "drafts" else value for key, value in given.items()}
        self.past.append(f"{name}@{host} {short or ''}")
        self.done[name] += 1
        began = time.monotonic()
        getattr(self, name)(host, **given)
        self.check(host)
        self.took[name] += int(1000 * (time.monotonic() - began))

    # what a person does

    def record(self, host: str, drafts: Sequence[dict[str, Any]]) -> None:
        told = self.devices[host].run(scripts.RECORD, case=self.world.case.pk, drafts=list(drafts))
        self.promised[host] |= dict(told)

    score = attach = attendance = record  # counted apart

    def send(self, host: str) -> None:
        self.devices[host].sync()

    def reload(self, host: str) -> None:
        self.enter(host)

    def let_go(self, host: str) -> None:
        self.devices[host].run("return field.log.letGo()")

    def package(self, host: str) -> None:
        with suppress(Failed):
            self.devices[host].run(scripts.PACKAGE, case=self.world.case.pk)

    def choose(self, host: str, chosen: str) -> None:
        """Choose between two versions that the device knows of; nothing when there are none."""
        met = [one for one in self.look(host)["entries"] if one["result"] == "conflict"]
        numbers = {one["made"]["conflict"] for one in met}
        data = [{"conflict": number, "chosen": chosen, "reason": "เห็นด้วยตา"} for number in sorted(numbers)]
        self.record(host, [{"step": "field.choose", "data": one} for one in data])

    def sign_out(self, host: str) -> None:
        """Let the session end: nothing may be lost, and the device must say so."""
        assert self.phone.context is not None
        self.phone.context.clear_cookies()
        self.server.worker()
        problem = self.devices[host].sync()
        if problem is None or problem["code"] != "FIELD-070":
            self.faults.append(f"signed out, and told {problem}")
        self.sign_in()

    # what goes wrong

    def kill_server(self, host: str, after: float) -> None:
        strike = self.server.kill(after)
        self.devices[host].sync()
        strike.join()

    def kill_all_of_server(self, host: str) -> None:
        self.page(host).evaluate(scripts.SENDING)
        self.server.kill_all()

    def kill_browser(self, host: str, after: float, recording: bool) -> None:
        """Kill the browser in the middle of recording or sending."""
        script = scripts.UNDER_WAY if recording else scripts.SENDING
        self.page(host).evaluate(script, self.world.case.pk)
        self.page(host).wait_for_timeout(after)
        self.phone.kill()
        self.boot()

    def skew(self, host: str, days: int) -> None:
        self.page(host).evaluate(scripts.SKEW, days * scripts.DAY)

    def full(self, host: str, after: int, drafts: Sequence[dict[str, Any]]) -> None:
        """Let the device be full after some rows: what it says it kept it keeps, the rest it refuses."""
        self.page(host).evaluate(scripts.FULL, after)
        try:
            for draft in drafts:
                self.record(host, [draft])
        except Failed as failed:
            if failed.code != "FIELD-073":
                self.faults.append(f"a full device told {failed}")
        self.page(host).evaluate(scripts.ROOM_AGAIN)

    def reinstall(self, host: str) -> None:
        """Save a rescue file, lose everything, begin as a new device."""
        seen = self.look(host)
        box = opened(base64.b64decode(self.devices[host].run(scripts.RESCUE)), seen["device"])
        self.faults += lacks(box, seen["entries"])
        self.boxes.append(box)
        self.owed |= self.promised[host].keys()
        self.page(host).goto(f"{self.devices[host].base}/static/built/none")
        self.page(host).evaluate(scripts.WIPE)
        self.promised[host] = {}
        self.enter(host)

    def bring(self, host: str) -> None:
        """Bring all rescue files to the server, each twice: twice is once."""
        boxes, self.boxes = self.boxes, []
        for box in (*boxes, *boxes[:1]):
            bring(box)

    # comparing

    def look(self, host: str) -> dict[str, Any]:
        return dict(self.devices[host].run(scripts.LOOK, case=self.world.case.pk))

    def check(self, host: str) -> None:
        """Compare what was promised, what the device says and what the server holds."""
        self.seen[host] = seen = self.look(host)
        faults = checks.of_device(seen, self.promised[host]) + checks.of_server(seen)
        self.faults += checks.closed(faults)

    def settle(self) -> None:
        """Let the line be good at last and bring every rescue file: now all must be confirmed."""
        self.bring(HOSTS[0])
        for host in HOSTS:
            for _ in range(TRIES):
                self.server.worker()
                self.devices[host].sync()
                if (told := self.devices[host].counts())[3] == told[0]:
                    break
            else:
                self.faults.append(f"{host} is not all confirmed: {told}")
            self.check(host)
            left = [one for one in self.seen[host]["entries"] if one["state"] != "confirmed"]
            self.faults += [f"not confirmed: {one}" for one in left[:5]]
        self.faults += checks.closed(checks.of_all(self.owed))


def _built(route: Route) -> None:
    """Answer with a built file, as the server in front would."""
    path = MANIFEST.with_name(route.request.url.rpartition("/")[2])
    if path.is_file():
        route.fulfill(path=path)
    else:
        route.fulfill(content_type="text/html", body="")  # a page with nothing in it
