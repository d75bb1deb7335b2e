"""The day: prepared in the office, recorded in the valley, sent over a line that breaks, read back."""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from django.db import connections
from playwright.sync_api import BrowserType, Error

from prakan.assessment.models import Case, CaseConsensus
from prakan.assessment.queries.case_scores.reaching import pack
from prakan.assessment.queries.field.visiting import VisitLine, visits_to_take
from prakan.domain.cases.stages import CaseStage
from prakan.domain.roles import Role
from prakan.foundation.models import Person
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.browser.field_day import CODE
from tests.soak.field_valley import making, office
from tests.soak.field_valley.line import Line
from tests.soak.field_valley.phone import Handset
from tests.soak.field_valley.server import Demo
from tests.soak.field_valley.truth import Truth

AT_ONCE = 10  # photographs chosen together
NAME = "โทรศัพท์ของผู้ประเมิน (ตัวอย่าง)"
VERSION = "140.0.0.0"


class Untrue(Exception):
    """The ledger said what is not so."""


def somebody() -> tuple[Person, VisitLine]:
    """Return an assessor of the demonstration whose team is on its visit, and the visit."""
    people = Person.objects.filter(is_demo=True, is_active=True, grants__role=Role.ASSESSOR).order_by("pk")
    found = [(one, visit) for one in people.distinct() for visit in visits_to_take(one)]
    agreed = CaseConsensus.objects.exclude(agreed_at=None).values_list("case", flat=True)
    sealed = set(agreed)  # the team agreed already: it takes no more evidence
    found = [pair for pair in found if pair[1].case not in sealed]
    connections.close_all()
    best = [pair for pair in found if pair[1].stage == CaseStage.VISITED]
    if not found:
        raise SystemExit("nobody of the demonstration has a visit")
    return (best or found)[0]


def codes_of(case: int) -> list[str]:
    """Return the indicators of a case that evidence may be of."""
    found = list(pack(Case.objects.get(pk=case)).indicators)
    connections.close_all()
    return found


class Day:
    """One telephone, its line and the server it speaks with; whatever is untrue ends the day."""

    def __init__(
        self, kind: BrowserType, demo: Demo, line: Line, folder: Path, given: argparse.Namespace
    ) -> None:
        self.kind, self.demo, self.line, self.folder, self.given = kind, demo, line, folder, given
        self.person, self.visit = somebody()
        self.codes = codes_of(self.visit.case)
        self.truth, self.chance = Truth(self.visit.case), random.Random(given.seed)
        self.began, self.took = time.monotonic(), dict[str, float]()
        self.kept = 0  # entries that the screen said it kept
        self.at_end: dict[str, int] = {}
        base = f"http://127.0.0.1:{line.port}"
        self.handset = Handset(kind, base, folder / "profile", VERSION)

    def live(self) -> None:
        """Live it from the office to the office."""
        for part in (self.prepare, self.record, self.film, self.send, self.read):
            began = time.monotonic()
            part()
            self.took[part.__name__] = round(time.monotonic() - began, 1)
            self.say(f"{part.__name__}: {self.took[part.__name__]} s")

    def say(self, words: str) -> None:
        print(f"{time.monotonic() - self.began:7.1f} s  {words}", file=sys.stderr, flush=True)

    def prepare(self) -> None:
        """Sign in, set the device up, take the visit along; then the line is gone."""
        self.say(f"{self.person.username}, case {self.visit.number} ({self.visit.stage})")
        self.handset.sign_in(self.person.username)
        self.handset.prepare(self.visit.case, CODE, NAME)
        self.line.set(up=False)
        self.handset.offline(True)
        self.handset.unlock(CODE)
        self.look(0)

    def record(self) -> None:
        """Record photographs, one by one, then ten at once; the browser is killed in the middle."""
        single, last = min(self.given.single, self.given.photos), self.given.photos
        for n in range(1, single + 1):
            self.photographs(n, 1)
        middle = single + (last - single) // 2
        for n in range(single + 1, last + 1, AT_ONCE):
            many = min(AT_ONCE, last + 1 - n)
            if n <= middle < n + many:
                self.photographs(n, many, kill=True)
            else:
                self.photographs(n, many)

    def photographs(self, n: int, many: int, *, kill: bool = False) -> None:
        """Keep some photographs; what a kill leaves of them is taken again."""
        titles = [f"ภาพที่ {n}" if many == 1 else f"ภาพที่ {n} ({m}/{many})" for m in range(1, many + 1)]
        made = [making.photo(self.folder, n + m) for m in range(many)]
        self.truth.made |= dict(zip(titles, made, strict=True))
        self.handset.take(self.visit.case, "photo", self.code(n), f"ภาพที่ {n}", made)
        if not kill:
            self.until(self.handset.kept, many)
            return
        self.handset.hand.page.wait_for_timeout(self.chance.uniform(50, 900))
        self.killed_offline(many)
        for title, one in zip(titles, made, strict=True):
            if title not in self.truth.seen.values():
                self.handset.take(self.visit.case, "photo", self.code(n), title, [one])
                self.until(self.handset.kept, 1)

    def code(self, n: int) -> str:
        """Return the indicator that a photograph is of; the office looks for it there."""
        return self.codes[n % len(self.codes)]

    def killed_offline(self, under_way: int) -> None:
        """Kill the browser, open it without a line: what was promised is there, and perhaps some more."""
        self.handset.kill()
        self.say("the browser was killed while it kept something")
        self.handset.on(offline=True)
        self.handset.unlock(CODE)
        told = self.look(under_way)
        self.kept = sum(told.values())
        self.say(f"{self.kept} entries are on it")

    def film(self) -> None:
        """Record the long video; the browser is killed the first time."""
        made = making.video(self.folder, self.given.megabytes * making.MB)
        self.truth.made["คาบเรียน (ตัวอย่าง)"] = made
        for kill in (True, False):
            self.handset.take(self.visit.case, "video", self.codes[0], "คาบเรียน (ตัวอย่าง)", [made])
            if kill:
                self.handset.hand.page.wait_for_timeout(self.chance.uniform(300, 2500))
                self.killed_offline(1)
            if "คาบเรียน (ตัวอย่าง)" in self.truth.seen.values():
                return
        self.until(self.handset.kept, 1)

    def until(self, done: Callable[[], bool], under_way: int) -> None:
        """Look each second at what the screen says until something is kept."""
        ends, looked = time.monotonic() + 600, 0.0
        while not done():
            if time.monotonic() - looked >= 1:
                looked = time.monotonic()
                self.look(under_way)
            self.handset.hand.page.wait_for_timeout(50)
            if time.monotonic() > ends:
                raise Untrue("it is never kept")
        self.kept += under_way
        self.look(0)

    def look(self, under_way: int) -> dict[str, int]:
        """Compare the screen with the server, now; ends the day at the first untruth."""
        states = self.truth.compare(self.handset.look(), self.kept, self.kept + under_way)
        if self.truth.faults:
            raise Untrue
        return dict(states)

    def send(self) -> None:
        """Send over a line that breaks, to a server that is killed; the browser is killed once more."""
        self.handset.hand.go("/ledger")
        self.look(0)
        self.line.set(up=True, every=self.given.every)
        self.handset.offline(False)
        self.demo.kill_at_random()
        ends, half = time.monotonic() + 60 * self.given.minutes, False
        said, told = 0.0, {"confirmed": 0}
        while told.get("confirmed", 0) < self.kept:
            if time.monotonic() > ends:
                screen = self.handset.hand.page.locator("body").inner_text()[:2000]
                self.truth.faults.append(
                    f"after {self.given.minutes} minutes {told} of {self.kept}; {screen}"
                )
                raise Untrue
            began = time.monotonic()
            if self.handset.signed_out():
                self.in_again()
            self.handset.videos_too()
            told = self.look(0)
            if not half and told.get("confirmed", 0) > self.kept // 2:
                half = self.killed_online()
            if began - said > 15:
                said = began
                self.say(f"{told}, {dict(self.demo.kills)} kills, {self.line.cuts} breaks")
            self.handset.hand.page.wait_for_timeout(max(0, 1000 * (began + 1 - time.monotonic())))
        self.demo.leave_alone()

    def in_again(self) -> None:
        """Sign in again, as the app asks: a kill can take the browser's session along."""
        self.say("the session is over")
        with suppress(Error):  # the line breaks here, too; it is asked again in a second
            self.handset.sign_in(self.person.username)
            self.handset.unlock(CODE)
            self.handset.hand.go("/ledger")

    def killed_online(self) -> bool:
        self.handset.kill()
        self.say("the browser was killed while it was sending")
        self.handset.on(offline=False)
        self.handset.unlock(CODE)
        return True

    def read(self) -> None:
        """Read all of it back, and what the office is told of it."""
        self.line.set(up=True)
        self.handset.hand.page.wait_for_timeout(8_000)  # its last word to the office
        self.look(0)
        self.truth.faults += self.truth.in_the_end()
        self.handset.phone.kill()
        browser = self.kind.launch(executable_path=CHROMIUM, args=list(FLAGS))
        try:
            told = office.board(browser, self.demo.port, self.visit.number, self.visit.starts)
        finally:
            browser.close()
        self.at_end, wanted = told, {"here": self.kept, "not settled": 0, "unsent": 0}
        if told != wanted:
            self.truth.faults.append(f"the board says {told}, it is {wanted}")
        if self.truth.faults:
            raise Untrue

    def told(self) -> dict[str, object]:
        """Return the day in figures."""
        return {
            "person": self.person.username,
            "case": self.visit.number,
            "entries": self.kept,
            "files": len(self.truth.made),
            "bytes": sum(one.size for one in self.truth.made.values()),
            "looks": self.truth.looks,
            "entries_compared": self.truth.compared,
            "browser_kills": self.handset.kills,
            "server_kills": dict(self.demo.kills),
            "line_breaks": self.line.cuts,
            "connections_cut": self.line.broken,
            "connections_silent": self.line.silenced,
            "bytes_over_the_line": self.line.bytes,
            "board": self.at_end,
            "took": self.took,
        }
