"""The world of the soak: three devices of two people, what they promised, and comparing it all."""

from __future__ import annotations

import shutil
import time
from collections import Counter, deque
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone
from playwright.sync_api import BrowserType, Error, Page, Route

from prakan.assessment.intake import sweep
from prakan.foundation.models import Person
from prakan.web.templatetags.assets import MANIFEST
from tests.browser.field_device import CODE, Device, Failed, Phone
from tests.soak.field import FOLDER, checks, scripts
from tests.soak.field.rescue import bring
from tests.soak.field.server import HOSTS, Prepared, Server, session_of

TRIES = 8


class World:
    """The devices and their server. Whatever is found wrong stands in ``faults``."""

    def __init__(self, kind: BrowserType, server: Server, prepared: Prepared) -> None:
        self.phone = Phone(kind, "", Path(FOLDER, "profile"))
        self.server, self.prepared, self.case = server, prepared, prepared.world.case.pk
        self.sessions: dict[str, str] = {}
        self.devices: dict[str, Device] = {}
        self.promised: dict[str, dict[str, str]] = {host: {} for host in HOSTS}
        self.seen: dict[str, dict[str, Any]] = {}
        self.boxes: list[tuple[str, bytes]] = []  # rescue files that nobody has brought yet, and whose
        self.owed: set[str] = set()
        self.done: Counter[str] = Counter()
        self.took: Counter[str] = Counter()
        self.browser_kills = 0
        self.past: deque[str] = deque(maxlen=30)
        self.faults: list[str] = []
        self.boot()

    def boot(self) -> None:
        """Start the browser over its profile and open all apps."""
        context = self.phone.start()
        context.route("**/static/built/**", _built)
        for host in HOSTS:
            self.sign_in(host)
            page = context.new_page()
            page.set_default_timeout(120_000)
            self.devices[host] = Device(page, f"http://{host}:{self.server.port}")
            self.enter(host)

    def kill(self) -> None:
        """Kill the browser."""
        self.browser_kills += 1
        self.phone.kill()

    def person(self, host: str) -> Person:
        """Return whose device it is."""
        return self.prepared.person(host)

    def sign_in(self, host: str) -> None:
        """Give a device a session of its person, the one it has or a new one."""
        assert self.phone.context is not None
        session = self.sessions.get(host) or session_of(self.person(host))
        self.sessions[host] = session
        url = f"http://{host}:{self.server.port}"
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": url}
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
        """Return the page of a device."""
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

    @property
    def steps(self) -> int:
        """Return how many steps are done or under way."""
        return sum(self.done.values())

    def expect(self, host: str, what: str, codes: set[str], told: dict[str, Any] | None) -> None:
        """Note a fault unless a device told one of some problems."""
        if (told or {}).get("code") not in codes:
            self.faults.append(f"{what} at {host}, and told {told}")

    # comparing

    def look(self, host: str) -> dict[str, Any]:
        """Return all that a device says of its log."""
        return dict(self.devices[host].run(scripts.LOOK, case=self.case))

    def check(self, host: str) -> None:
        """Compare what was promised, what the device says and what the server holds."""
        self.seen[host] = seen = self.look(host)
        faults = checks.of_device(seen, self.promised[host]) + checks.of_server(seen)
        self.faults += checks.closed(faults)

    def settle(self) -> None:
        """Let the line be good at last and bring every rescue file: now all must be confirmed."""
        self.bring_all()
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
            self.faults += checks.left_behind(self.seen[host])
        sweep(timezone.now())  # what a kill left between keeping a late file and making evidence of it
        self.faults += checks.closed(checks.of_all(self.owed))

    def bring_all(self) -> None:
        """Bring all rescue files by their owners, the first of them twice: twice is once."""
        boxes, self.boxes = self.boxes, []
        for host, box in (*boxes, *boxes[:1]):
            told = bring(box, self.person(host))
            if told.code or any(one.startswith("FIELD-06") for one in told.codes):
                self.faults.append(f"a whole rescue file was told {told}")

    # the profile on the disk

    def keep_profile(self) -> Path:
        """Copy the profile of a browser that does not run; returns where."""
        place = Path(FOLDER, "backup")
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self.phone.profile, place, symlinks=True, ignore=shutil.ignore_patterns("Singleton*"))
        return place

    def put_profile(self, kept: Path) -> None:
        """Put an older profile in the place of the one that is there."""
        shutil.rmtree(self.phone.profile)
        kept.rename(self.phone.profile)


def _built(route: Route) -> None:
    """Answer with a built file, as the server in front would."""
    path = MANIFEST.with_name(route.request.url.rpartition("/")[2])
    if path.is_file():
        route.fulfill(path=path)
    else:
        route.fulfill(content_type="text/html", body="")  # a page with nothing in it
