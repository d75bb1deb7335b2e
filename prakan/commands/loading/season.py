"""Loading the season of SARs: its deadlines, and the made-up submissions of a demonstration."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from django.db import transaction

from prakan.assessment.actions.season_applicants import apply_
from prakan.assessment.actions.season_seeding import MadeUpSar, seed_submissions
from prakan.assessment.actions.seasons import DeadlineFields, extend, open_season, set_deadline
from prakan.assessment.queries.forms import in_force
from prakan.assessment.queries.season_seeding import listed, made_up_of, placed, season_there
from prakan.commands.loading.folder import Record, read
from prakan.commands.loading.season_answers import with_answers
from prakan.domain.institution_levels import OWN, due_level
from prakan.domain.institutions import Kind
from prakan.domain.season import OPT_IN, end_of
from prakan.domain.waiting_list import OrderRule
from prakan.registry.models import Framework

MADE_UP = "ข้อมูลสมมติ"
IN_TIME = 0.95  # of those that hand in
TAIL = 9  # days after the deadline, on the average, of those that do not
LONGEST = 150  # days before it from which on they come in


@transaction.atomic
def load_season(folder: Path, year: int, at: datetime) -> int:
    """Open the season of an academic year with its deadlines and made-up submissions, once.

    Returns how many submissions were made up.
    """
    said = read(folder / f"sar-{year}.toml")
    if not said or season_there(year):
        return 0
    demo: Record = said.get("demo", {})
    open_season(
        year=year,
        stands_on=demo.get("stands_on"),
        is_demo=bool(demo),
        ladder=said.get("reminder", ()),
        ladder_confirmed=bool(said.get("reminders_confirmed")),
        by=None,
        at=at,
    )
    for record in said.get("deadline", ()):
        _deadline(year, record, at)
    for record in demo.get("extension", ()):
        extend(year=year, by=None, at=at, **record)
    for record in demo.get("applied", ()):
        ids = _wanting(year, record["kind"], record["count"])
        apply_(year=year, institution_ids=ids, applied_on=record["on"], source=MADE_UP, by=None, at=at)
    return _submissions(year, said, at) + _year_before(year, demo, at) if demo else 0


def _wanting(year: int, kind: str, count: int) -> list[int]:
    """Return who applies: those on the year's list first, then others of the kind."""
    on_list = listed(year, kind)
    return [*on_list, *(pk for pk in made_up_of(kind) if pk not in set(on_list))][:count]


def _deadline(year: int, record: Record, at: datetime) -> None:
    fields = DeadlineFields(
        due_on=record.get("due_on"),
        confirmed=record["confirmed"],
        apply_by=record.get("apply_by"),
        places=record.get("places"),
        order_rule=OrderRule(record.get("order_rule", OrderRule.FIRST_COME)),
    )
    kind, reason = Kind(record["kind"]), record["reason"]
    set_deadline(year=year, kind=kind, fields=fields, reason=reason, revision=1, by=None, at=at)


def _submissions(year: int, said: Record, at: datetime) -> int:
    demo, due = said["demo"], {d["kind"]: d.get("due_on") for d in said["deadline"]}
    chance = Random(demo["seed"])  # noqa: S311 - a demonstration that comes out the same each time
    made: list[MadeUpSar] = []
    for wish in demo["submissions"]:
        level = wish.get("level", OWN)
        able = placed(year, wish["kind"]) if wish["kind"] in OPT_IN else listed(year, wish["kind"], level)
        coming = [pk for pk in able if chance.random() < wish["share"]]
        made += _come(coming, due[wish["kind"]], wish["early"], chance, level, wish.get("around"))
    until = end_of(demo["stands_on"])
    so_far = [one for one in made if one.at < until]
    frameworks = _frameworks(year)
    told = with_answers(so_far, demo.get("written", {}), frameworks, chance)
    return seed_submissions(year=year, made_up=told, frameworks=frameworks, at=at)


def _year_before(year: int, demo: Record, at: datetime) -> int:
    chance = Random(demo["seed"] - 1)  # noqa: S311 - see above
    made: list[MadeUpSar] = []
    for wish in demo.get("year_before", ()):
        level = wish.get("level", OWN)
        ids = made_up_of(wish["kind"], level)
        chosen = sorted(chance.sample(ids, min(wish["count"], len(ids))))
        made += _come(chosen, wish["due_on"], wish["early"], chance, level)
    return seed_submissions(year=year - 1, made_up=made, frameworks=_frameworks(year), at=at)


def _come(
    ids: list[int], due: date | None, early: int, chance: Random, level: str = OWN, around: date | None = None
) -> list[MadeUpSar]:
    """Return when each report comes: ever more of them towards the deadline, a tail after it.

    ``around``: the day towards which they come while no last day is fixed; none of them is late then.
    """
    towards = due or around
    assert towards is not None, "a demonstration says around which day reports without a deadline come"
    ends = end_of(due) if due else None
    return [MadeUpSar(pk, _moment(towards, early, chance), ends, level) for pk in ids]


def _moment(due: date, early: int, chance: Random) -> datetime:
    in_time = chance.random() < IN_TIME
    days = chance.expovariate(1 / early) if in_time else chance.expovariate(1 / TAIL)
    day = due - timedelta(days=int(min(days, LONGEST))) if in_time else due + timedelta(days=1 + int(days))
    hour = timedelta(seconds=chance.randrange(8 * 3600, 23 * 3600))
    return end_of(day - timedelta(days=1)) + hour


def _frameworks(year: int) -> dict[tuple[str, str], Framework]:
    """Return the frameworks by kind and level due; the year before has none of its own in the folder."""
    return {(kind.value, due_level(kind, f.level)): f for kind in Kind for f in in_force(kind, year)}
