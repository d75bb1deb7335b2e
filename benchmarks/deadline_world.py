"""A made-up deadline night: a form of 250 questions, schools without end, a key that sends for them.

Everything here is made up and lives in a database of its own; the season's year is the present one.
"""

from __future__ import annotations

import hashlib
import json
import random
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import prakan.config.boot  # noqa: F401  # isort: skip  (before anything that imports models)
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.db import connections
from django.utils import timezone

from prakan.assessment.queries.forms import in_force
from prakan.domain.calendar import academic_year_of
from prakan.domain.roles import Role
from prakan.domain.sars.form import Asks, form_of
from prakan.foundation.actions.api_keys import digest_of
from prakan.foundation.models import ApiKey, Person, RoleGrant
from prakan.registry.actions.frameworks import install_packs
from prakan.registry.models import AgencyPlacement, Institution, ParentAgency
from prakan.registry.queries.packs import pack_of

LEVEL, KIND, AGENCY = "basic", "basic", "NIGHT"
INDICATORS = (80, 79, 79)  # of three standards; with data sheet, levels, summary and annex: 250 questions
LONGEST = 80  # characters of an answer; 40 on average
WORDS = (
    "ผู้เรียน", "ครู", "สถานศึกษา", "พัฒนา", "คุณภาพ", "ต่อเนื่อง", "ร้อยละ", "ผลการทดสอบ", "ชุมชน", "แผนงาน",
    "กิจกรรม", "อ่านออกเขียนได้",
)  # fmt: skip
FOLDER = Path(__file__).resolve().parents[1] / "frameworks" / "onesqa" / "basic-2567"


@dataclass(frozen=True, slots=True)
class School:
    """A school whose own people submit on the pages."""

    institution: int
    session: str


@dataclass(frozen=True, slots=True)
class World:
    """What clients need to know: the year, the schools, the answers they give, the key they send with."""

    year: int
    institutions: tuple[int, ...]
    answers: dict[str, str]  # by question code; "@" stands for the school
    sections: dict[str, tuple[str, ...]]  # question codes by section
    secret: str
    schools: tuple[School, ...]

    def answers_of(self, institution: int) -> dict[str, str]:
        """Return the 250 answers of one school: no two schools give the same."""
        return {code: text.replace("@", str(institution)) for code, text in self.answers.items()}

    def keep(self, path: Path) -> None:
        """Write it down for clients in other processes."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False))


def build(institutions: int, schools: int = 0) -> World:
    """Make the tables and fill them; ``schools`` of the institutions get people who sign in."""
    call_command("migrate", verbosity=0)
    at = timezone.now()
    install_packs({"night-2567": pack()}, at=at)
    agency = ParentAgency.objects.create(
        code=AGENCY, kind="department", name_th="หน่วยงานสมมติ", is_demo=True, changed_at=at
    )
    AgencyPlacement.objects.create(agency=agency)
    ids = made_up_institutions(agency, institutions, at)
    year = academic_year_of(timezone.localdate(at))
    sections, answers = questions(year)
    secret = key_of(person("night-sender", Role.PARENT_AGENCY, f"agency:{AGENCY}"), at)
    signed_in = tuple(School(pk, session(pk)) for pk in ids[:schools])
    made = World(year, ids, answers, sections, secret, signed_in)
    connections.close_all()
    return made


def pack() -> dict[str, bytes]:
    """Return a pack with 250 questions; scale and rules are those of the house's own."""
    kept = {name: (FOLDER / f"{name}.toml").read_text() for name in ("pack", "rules", "scale")}
    kept["pack"] = kept["pack"].replace('code = "basic"', 'code = "night"')
    kept["indicators"] = "\n".join(_standard(n, count) for n, count in enumerate(INDICATORS, 1))
    kept["examples"] = (
        '[[example]]\nid = "all-good"\nname_th = "ทุกตัวบ่งชี้ดี"\nname_en = "Good everywhere"\nrest = "good"\n\n'
        '[example.expect]\noverall = "good"\n'
    )
    return {f"{name}.toml": text.encode() for name, text in kept.items()}


def _standard(number: int, count: int) -> str:
    lines = [
        f'[[standard]]\ncode = "{number}"\nname_th = "มาตรฐานที่ {number}"\nname_en = "Standard {number}"\n'
    ]
    for n in range(1, count + 1):
        lines.append(
            f'[[standard.indicator]]\ncode = "{number}.{n}"\nname_th = "ตัวบ่งชี้สมมติ {number}.{n}"\n'
            f'name_en = "Made-up indicator {number}.{n}"\nmethods = ["document"]\n'
        )
    return "\n".join(lines)


def made_up_institutions(agency: ParentAgency, count: int, at: datetime) -> tuple[int, ...]:
    """Write open schools of an agency; returns their ids."""
    rows = (
        Institution(
            name_th=f"โรงเรียนสมมติที่ {n}", kind=KIND, agency=agency, is_demo=True, created_at=at, changed_at=at
        )
        for n in range(1, count + 1)
    )  # fmt: skip
    Institution.objects.bulk_create(rows, batch_size=2000)
    return tuple(Institution.objects.order_by("pk").values_list("pk", flat=True))


def questions(year: int) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """Return the codes of the form by section, and an answer to each."""
    asked = form_of(pack_of(in_force(KIND, year)[0]))
    chance = random.Random(2567)
    sections = {s.code: tuple(q.code for q in s.questions) for s in asked.sections}
    answers = {}
    for code, question in asked.questions.items():
        if question.asks is Asks.NUMBER:
            answers[code] = str(chance.randrange(1, 900))
        elif question.asks is Asks.LEVEL:
            answers[code] = question.choices[chance.randrange(len(question.choices))][0]
        else:
            answers[code] = text(chance)
    answers["data.context"] = f"@ {answers['data.context']}"
    return sections, answers


def text(chance: random.Random) -> str:
    """Return some words of Thai, 40 characters on average."""
    made = ""
    wanted = chance.randrange(5, LONGEST)
    while len(made) < wanted:
        made += chance.choice(WORDS)
    return made[:wanted]


def person(username: str, role: Role, scope: str) -> Person:
    """Write a made-up person with a role."""
    made = Person.objects.create_user(username, name_th=f"{username} (สมมติ)", is_demo=True)
    RoleGrant.objects.create(person=made, role=role.value, scope=scope)
    return made


def key_of(sender: Person, at: datetime) -> str:
    """Write an API key without a limit of calls; returns its secret."""
    secret = "pk_night_" + hashlib.sha256(settings.SECRET_KEY.encode()).hexdigest()
    ApiKey.objects.create(
        person=sender, name="night", prefix="pk_night", digest=digest_of(secret), issued_by=sender,
        issued_at=at, expires_at=at + timedelta(days=30), per_minute=0,
    )  # fmt: skip
    return secret


def session(institution: int) -> str:
    """Sign a made-up head of a school in; returns the session's key."""
    head = person(f"head-{institution}", Role.INSTITUTION, f"institution:{institution}")
    store = SessionStore()
    store[SESSION_KEY] = str(head.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    store[HASH_SESSION_KEY] = head.get_session_auth_hash()
    store.create()
    return str(store.session_key)


def item(world: World, institution: int, **more: Any) -> dict[str, Any]:
    """Return the whole report of a school as its parent agency's system sends it."""
    return {
        "key": f"night-{institution}",
        "institution": institution,
        "year": world.year,
        "level": LEVEL,
        "answers": world.answers_of(institution),
        **more,
    }
