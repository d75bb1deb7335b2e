"""What people do with their devices on a visit, and what goes wrong with them."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from django.db import connections
from django.utils import timezone
from playwright.sync_api import Route

from prakan.assessment.actions.field_devices import restore, withdraw
from prakan.assessment.intake import end_wait
from prakan.assessment.models import FieldDevice, FieldEntry
from prakan.assessment.queries.field.waited import waited_for
from tests.browser.field_device import CODE, Failed
from tests.soak.field import checks, scripts
from tests.soak.field.rescue import EDITS, bring, edited, first_file, held, lacks, opened
from tests.soak.field.server import HOSTS, session_of, sign_off
from tests.soak.field.world import World
from tests.soak.full_disk import ALL, PARTS, SIGN, STORE

Drafts = Sequence[dict[str, Any]]


class People(World):
    """What a person does."""

    def record(self, host: str, drafts: Drafts) -> None:
        """Record drafts; what the device says it kept is promised."""
        told = self.devices[host].run(scripts.RECORD, case=self.case, drafts=list(drafts))
        self.promised[host] |= dict(told)

    score = attach = attendance = record  # counted apart

    def send(self, host: str) -> None:
        """Send."""
        self.devices[host].sync()

    def reload(self, host: str) -> None:
        """Open the app anew."""
        self.enter(host)

    def let_go(self, host: str) -> None:
        """Free room."""
        self.devices[host].run("return field.log.letGo()")

    def package(self, host: str) -> None:
        """Take the package along."""
        with suppress(Failed):
            self.devices[host].run(scripts.PACKAGE, case=self.case)

    def choose(self, host: str, chosen: str) -> None:
        """Choose between the pairs that the device knows of, its own and those of colleagues."""
        pairs = self.devices[host].run(scripts.PAIRS, case=self.case)
        data = [{"conflict": number, "chosen": chosen, "reason": "เห็นด้วยตา"} for number in sorted(pairs)]
        self.record(host, [{"step": "field.choose", "data": one} for one in data[:20]])

    def change(self, host: str, number: int, remove: bool) -> None:
        """Write a line of the team anew, or take it off; nothing when there is none."""
        lines = self.devices[host].run(scripts.LINES, case=self.case)
        if not lines:
            return
        step, data = ("finding_remove", {}) if remove else ("finding_edit", {"text": f"แก้ไข {number}"})
        self.record(host, [{"step": f"score.{step}", "data": data, **lines[number % len(lines)]}])

    def bring(self, host: str) -> None:
        """Bring all rescue files to the server, by whoever's device it is."""
        self.bring_all()


class Field(People):
    """What goes wrong."""

    def kill_server(self, host: str, after: float) -> None:
        """Kill the worker while the device sends."""
        strike = self.server.kill(after)
        self.devices[host].sync()
        strike.join()

    def kill_all_of_server(self, host: str) -> None:
        """Kill the whole server while the device sends."""
        self.page(host).evaluate(scripts.SENDING)
        self.server.kill_all()

    def kill_browser(self, host: str, after: float, recording: bool) -> None:
        """Kill the browser in the middle of recording or sending."""
        script = scripts.UNDER_WAY if recording else scripts.SENDING
        self.page(host).evaluate(script, self.case)
        self.page(host).wait_for_timeout(after)
        self.kill()
        self.boot()

    def skew(self, host: str, days: int) -> None:
        """Set a clock wrong."""
        self.page(host).evaluate(scripts.SKEW, days * scripts.DAY)

    def full(self, host: str, after: int, drafts: Drafts) -> None:
        """Let the device be full after some rows: what it says it kept it keeps, the rest it refuses."""
        self.page(host).evaluate(scripts.FULL, after)
        try:
            for draft in drafts:
                self.record(host, [draft])
        except Failed as failed:
            if failed.code != "FIELD-073":
                self.faults.append(f"a full device told {failed}")
        self.page(host).evaluate(scripts.ROOM_AGAIN)

    def server_full(self, host: str, what: str, drafts: Drafts) -> None:
        """Let the disk of the server be full: what cannot be kept stays here, and the device says why."""
        self.record(host, drafts)
        before = self._there()
        self.server.worker()
        SIGN.write_text(what)
        problem = self.devices[host].sync()
        SIGN.unlink()
        self.seen[host] = self.look(host)
        waits = [one for one in self.seen[host]["entries"] if one["state"] != "confirmed"]
        if what == ALL:
            self.expect(host, "the server is full", {"FIELD-010"}, problem)
            self.faults += [f"{key} came to a full server" for key in self._there() - before]
        elif what == PARTS and any(one["files"] for one in waits):
            self.expect(host, "no bytes are taken", {"UPLOAD-010"}, problem)
        elif what == STORE and "FILE-018" not in {one["problem"] for one in waits}:
            self.faults.append(f"no file was kept, and {host} does not say so")
        if not waits:
            self.faults.append(f"all was confirmed while the disk was full ({what})")

    def _there(self) -> set[str]:
        found = {str(key) for key in FieldEntry.objects.values_list("key", flat=True)}
        connections.close_all()
        return found

    def expire(self, host: str, drafts: Drafts) -> None:
        """Let a session end while there is no line: nothing is lost, and the device says so."""
        assert self.phone.context is not None
        self.phone.context.set_offline(True)
        self.record(host, drafts)
        self.devices[host].sync()
        self.check(host)
        sign_off(self.sessions[host])
        self.phone.context.set_offline(False)
        self.server.worker()
        self.expect(host, "signed out", {"FIELD-070"}, self.devices[host].sync())
        self.sessions[host] = session_of(self.person(host))
        self.sign_in(host)

    def old_app(self, host: str, drafts: Drafts) -> None:
        """Let the app be older than the server takes."""
        page = self.page(host)
        page.route("**/field/**", _older)
        self.record(host, drafts)
        self.server.worker()
        self.expect(host, "too old", {"FIELD-071"}, self.devices[host].sync())
        page.unroute("**/field/**")

    def withdrawn(self, host: str, drafts: Drafts, again: bool) -> None:
        """Take a lost device's access: it shuts; found again and given back, all is there."""
        self.record(host, drafts)
        with self._officer(host) as (device, now):
            withdraw(device_id=device, reason="ทำหาย", by=self.prepared.officer, at=now)
        before = self._there()
        self.server.worker()
        self.expect(host, "withdrawn", {"FIELD-072"}, self.devices[host].sync())
        if again and self.devices[host].open() != "locked":
            self.faults.append(f"{host} was withdrawn and is not locked")
        with suppress(Failed):
            self.devices[host].unlock(CODE)
            self.faults.append(f"{host} was withdrawn and opened")
        self.faults += [f"{key} came from a withdrawn device" for key in self._there() - before]
        with self._officer(host) as (device, now):
            restore(device_id=device, by=self.prepared.officer, at=now)
        again_open = "return field.door.unlockOnline(given.code)"
        self.insist(lambda: self.devices[host].run(again_open, code=CODE))

    def end_wait(self, host: str, drafts: Drafts, comes: bool) -> None:
        """Let an officer wait no longer for what has not come; what comes all the same is kept."""
        self.record(host, drafts)
        self.server.worker()
        SIGN.write_text(PARTS)
        self.devices[host].sync()
        SIGN.unlink()
        ended = self._end_all(self.look(host)["device"])
        if not ended:
            self.faults.append(f"no bytes of {host} were taken, and nothing waits")
        self.check(host)  # told before it asks
        if not comes:
            return
        self.devices[host].sync()
        self.devices[host].sync()  # the first may be told that another is under way
        seen = {file["id"]: file for one in self.look(host)["entries"] for file in one["files"]}
        late = [key for key in ended if not (seen[key]["held"] or seen[key]["refused"])]
        self.faults += [f"{key} was not waited for, and did not come" for key in late]

    def _end_all(self, device: str) -> list[str]:
        """End the waiting for all files of a device; returns which."""
        rows = waited_for(self.prepared.officer).filter(entry__device__key=device)
        ended, given = list(rows), {"by": self.prepared.officer, "at": timezone.now()}
        for row in ended:
            end_wait(file_id=row.pk, reason="ไม่มาแล้ว", **given)
        connections.close_all()
        return [str(row.key) for row in ended]

    @contextmanager
    def _officer(self, host: str) -> Iterator[tuple[int, Any]]:
        yield FieldDevice.objects.get(key=self.seen_key(host)).pk, timezone.now()
        connections.close_all()

    def seen_key(self, host: str) -> str:
        """Return the key of a device as it was last seen."""
        return str((self.seen.get(host) or self.look(host))["device"])

    def reinstall(self, host: str) -> None:
        """Save a rescue file, lose everything, begin as a new device."""
        seen = self.look(host)
        packed = base64.b64decode(self.devices[host].run(scripts.RESCUE))
        self.faults += checks.closed(lacks(opened(packed, seen["device"]), seen["entries"]))
        self.boxes.append((host, packed))
        self.owed |= self.promised[host].keys()
        self.page(host).goto(f"{self.devices[host].base}/static/built/none")
        self.page(host).evaluate(scripts.WIPE)
        self.promised[host] = {}
        self.enter(host)

    def rescue_edited(self, host: str, how: str, number: int, drafts: Drafts) -> None:
        """Bring a rescue file that was edited by hand: it is told, and nothing strange comes of it."""
        self.record(host, drafts)
        packed = base64.b64decode(self.devices[host].run(scripts.RESCUE))
        other = self.seen_key(next(one for one in HOSTS if one != host))
        before = self._there()
        needless = how == "piece" and held(
            first_file(packed)
        )  # what is on the server by now is not read again
        told = bring(edited(packed, how, number, other), self.prepared.officer)
        if EDITS[how] not in {told.code, *told.codes} and not needless:
            self.faults.append(f"a rescue file with a {how} was told {told}")
        strange = self._there() - before - self.promised[host].keys()
        self.faults += [f"{key} came out of an edited rescue file" for key in strange]

    def put_back(self, host: str, sends: bool, drafts: Drafts) -> None:
        """Put an older backup of the machine back: numbers are used twice, nothing that was sent is lost."""
        self.kill()
        backup, promised = self.keep_profile(), {one: dict(self.promised[one]) for one in HOSTS}
        self.boot()
        self.record(host, drafts)
        if sends:
            self.devices[host].sync()
        self.kill()
        self.put_profile(backup)
        gone = self.promised[host].keys() - promised[host].keys()
        self.owed |= gone & self._there()
        self.promised = promised
        self.boot()
        self.record(host, drafts[:1])
        self.server.worker()
        self.devices[host].sync()
        seen = self.look(host)
        rows = FieldEntry.objects.filter(device__key=seen["device"]).values_list("key", flat=True)
        strange = {str(key) for key in rows} - {one["id"] for one in seen["entries"]}
        connections.close_all()
        if seen["elsewhere"] != len(strange):
            self.faults.append(f"{len(strange)} entries are elsewhere, and {host} says {seen['elsewhere']}")


def _older(route: Route) -> None:
    """Let a request say that it comes from an older app."""
    route.continue_(headers={**route.request.headers, "x-field-app": "0.9"})
