"""A made-up evening of visits: teams of three, each person with a device and a day's entries on it.

Everything here is made up and lives in a database of its own.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import NAMESPACE_URL, UUID, uuid5

import prakan.config.boot  # noqa: F401  # isort: skip  (before anything that imports models)
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connections
from django.utils import timezone

from benchmarks.deadline_world import FOLDER, made_up_institutions
from prakan.assessment.actions.cases.routes import install_case_routes
from prakan.assessment.models import Case, CaseRoute, FieldDevice, TeamPlan, TeamSeat, TeamVisit
from prakan.domain.cases.stages import CaseStage
from prakan.domain.frameworks.questions import questions
from prakan.domain.roles import Role
from prakan.domain.team_rules import to_json, usual_rules
from prakan.foundation.models import Person, RoleGrant
from prakan.registry.actions.frameworks import install_packs
from prakan.registry.models import (
    AgencyPlacement,
    Assessor,
    Framework,
    Licence,
    LicenceTerm,
    ParentAgency,
)
from prakan.registry.queries.packs import pack_of

LEVEL, TEAM, ENTRIES = "basic", 3, 50
YEAR = 2567
ROUTES = Path(__file__).resolve().parents[1] / "agencies" / "onesqa" / "case-routes.toml"


@dataclass(frozen=True, slots=True)
class Phone:
    """A device that comes back: its key, the session of its person, the bytes of its batch."""

    key: str
    session: str
    body: bytes


def build(devices: int) -> tuple[Phone, ...]:
    """Make the tables and fill them; returns the devices with what each of them recorded."""
    call_command("migrate", verbosity=0)
    at = timezone.now()
    framework = _framework(at)
    people, assessors = _people(devices, at)
    cases = _cases(assessors, framework, at)
    rows = _devices(people, at)
    sessions = _sessions(people, at)
    codes = [one.code for one in questions(pack_of(framework))]
    made = tuple(
        Phone(str(rows[n].key), sessions[n], batch(rows[n].key, cases[n // TEAM], codes, at))
        for n in range(devices)
    )
    connections.close_all()
    return made


def batch(device: UUID, case: Case, codes: list[str], at: datetime) -> bytes:
    """Return a request with a day's entries: a dozen observations, eight lines, marks with their evidence."""
    log = _Log(device, case.pk, at)
    seen = [log.add("score.attach", "evidence:{id}", _observation(n, codes)) for n in range(12)]
    for n in range(8):
        data = {"kind": "strength", "code": codes[n % len(codes)], "text": f"ข้อค้นพบที่ {n + 1} ของวัน"}
        log.add("score.finding", "finding:{id}", data | {"evidence": [seen[n]]})
    last: dict[str, str] = {}
    for n in range(ENTRIES - 20):
        code = codes[n % len(codes)]
        data = {"code": code, "mark": "good", "reason": f"พบหลักฐานครั้งที่ {n + 1}", "evidence": [seen[n % 12]]}
        last[code] = log.add("score.save", f"score:{code}", data, parent=last.get(code, ""))
    return log.batch()


class _Log:
    def __init__(self, device: UUID, case: int, at: datetime) -> None:
        self._device, self._case, self._at, self._items = device, case, at, list[dict[str, str]]()

    def add(self, step: str, target: str, data: dict[str, object], parent: str = "") -> str:
        """Write an entry at the end; returns its id."""
        seq = len(self._items) + 1
        key = str(uuid5(self._device, str(seq)))
        entry = {
            "format": 1, "id": key, "device": str(self._device), "seq": seq,
            "prev": self._items[-1]["digest"] if self._items else "", "case": self._case, "step": step,
            "target": target.replace("{id}", key), "parent": parent, "base": 0, "data": data,
            "at": (self._at - timedelta(minutes=ENTRIES - seq)).isoformat(timespec="milliseconds"),
            "clock": {"ahead": 0, "boot": str(self._device), "up": seq * 60_000}, "place": None, "files": [],
        }  # fmt: skip
        body = json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
        self._items.append({"body": body, "digest": hashlib.sha256(body.encode()).hexdigest()})
        return key

    def batch(self) -> bytes:
        """Return all of it as one request."""
        many = len(self._items)
        told = {"collected": many, "unsent": many, "sent": 0, "confirmed": 0, "bytes_unsent": 0, "free": None}
        whole = {
            "head": {"seq": many, "digest": self._items[-1]["digest"]},
            "ledger": told | {"persisted": True},
            "sent_at": self._at.isoformat(),
            "items": self._items,
        }
        return json.dumps(whole, ensure_ascii=False).encode()


def _observation(n: int, codes: list[str]) -> dict[str, object]:
    said = {"kind": "observation", "title": f"สังเกตครั้งที่ {n + 1}", "note": "เห็นการจัดการเรียนรู้ในชั้นเรียนจริง"}
    more = {"taken_at": None, "place": "", "page": None, "second": None}
    return {**said, "code": codes[n % len(codes)], **more}


def _framework(at: datetime) -> Framework:
    files = {one.name: one.read_bytes() for one in FOLDER.glob("*.toml")}
    install_packs({FOLDER.name: files}, at=at)
    return Framework.objects.get(code=FOLDER.name.partition("-")[0])


def _people(many: int, at: datetime) -> tuple[list[Person], list[Assessor]]:
    LicenceTerm.objects.get_or_create(level=LEVEL, defaults={"prefix": "B", "years": 3})
    assessors = Assessor.objects.bulk_create(
        Assessor(number=f"F-{n:05d}", name_th=f"ผู้ประเมินสมมติ {n}", is_demo=True, created_at=at, changed_at=at)
        for n in range(many)
    )
    Licence.objects.bulk_create(
        Licence(assessor=one, level=LEVEL, number=f"FL-{one.number}", starts=date(2020, 1, 1),
                ends=date(2090, 1, 1), resolution="สมมติ", at=at)
        for one in assessors
    )  # fmt: skip
    people = Person.objects.bulk_create(
        Person(username=f"field-{n}", name_th=f"ผู้ประเมินสมมติ {n}", is_demo=True, password="!")
        for n in range(many)
    )
    RoleGrant.objects.bulk_create(
        RoleGrant(person=person, role=Role.ASSESSOR.value, scope=f"assessor:{one.pk}")
        for person, one in zip(people, assessors, strict=True)
    )
    return people, assessors


def _cases(assessors: list[Assessor], framework: Framework, at: datetime) -> list[Case]:
    """Write a visit and a case for every team; its days are those around now."""
    agency = ParentAgency.objects.create(
        code="FIELD", kind="department", name_th="หน่วยงานสมมติ", is_demo=True, changed_at=at
    )
    AgencyPlacement.objects.create(agency=agency)
    teams = [assessors[n : n + TEAM] for n in range(0, len(assessors), TEAM)]
    places = made_up_institutions(agency, len(teams), at)
    today = timezone.localdate(at)
    plan = TeamPlan.objects.create(
        year=YEAR, name="แผนสมมติ", stage="confirmed", policy=to_json(usual_rules()), starts_on=today, weeks=1,
        steps=1, at=at, counts={},
    )  # fmt: skip
    visits = TeamVisit.objects.bulk_create(
        TeamVisit(plan=plan, number=n, level=LEVEL, week=0, starts=today - timedelta(days=1), ends=today,
                  cost=0, metres=0)
        for n in range(1, len(teams) + 1)
    )  # fmt: skip
    TeamSeat.objects.bulk_create(
        TeamSeat(visit=visit, assessor=one, seat="member" if n else "chair")
        for visit, team in zip(visits, teams, strict=True)
        for n, one in enumerate(team)
    )
    install_case_routes(tomllib.loads(ROUTES.read_text(encoding="utf-8")), at=at)
    route = CaseRoute.objects.get(level=LEVEL)
    return Case.objects.bulk_create(
        Case(number=f"CASE-FIELD-{n:06d}", year=YEAR, institution_id=place, level=LEVEL, framework=framework,
             pack_digest=framework.digest, route=route, stage=CaseStage.VISITED.value, entered_at=at,
             visit=visit, opened_at=at)
        for n, (place, visit) in enumerate(zip(places, visits, strict=True), 1)
    )  # fmt: skip


def _devices(people: list[Person], at: datetime) -> list[FieldDevice]:
    return FieldDevice.objects.bulk_create(
        FieldDevice(key=uuid5(NAMESPACE_URL, one.username), person=one, name="เครื่องสมมติ", secret="-",
                    registered_at=datetime(2024, 1, 1, tzinfo=UTC), seen_at=at)
        for one in people
    )  # fmt: skip


def _sessions(people: list[Person], at: datetime) -> list[str]:
    store, keys = SessionStore(), [f"{n:032d}" for n in range(len(people))]
    Session.objects.bulk_create(
        Session(session_key=key, expire_date=at + timedelta(days=1), session_data=store.encode({
            SESSION_KEY: str(one.pk),
            BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[-1],
            HASH_SESSION_KEY: one.get_session_auth_hash(),
        }))
        for key, one in zip(keys, people, strict=True)
    )  # fmt: skip
    return keys
