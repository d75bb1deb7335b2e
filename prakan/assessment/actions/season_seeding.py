"""Made-up submissions of a season, many at once, so that a demonstration has something to show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from prakan.assessment.models import Sar, SarNumber, SarPart, SarReceipt
from prakan.assessment.queries.forms import form
from prakan.domain.institution_levels import OWN, due_level
from prakan.domain.sars.answers import stored
from prakan.domain.sars.content import Head, canonical, digest, number
from prakan.foundation import audit
from prakan.foundation.statistics import count_anew
from prakan.registry.models import Framework, Institution

STEP = "season.seed"
AT_ONCE = 1000
Frameworks = Mapping[tuple[str, str], Framework]  # by kind and the level under which a report is due


@dataclass(frozen=True, slots=True)
class MadeUpSar:
    """A report that was never written: of which institution, when it is said to have come, due when."""

    institution: int
    at: datetime
    ends: datetime | None = None  # the first moment after its due day
    level: str = OWN  # under which it is due
    answers: Mapping[str, str] = field(default_factory=dict)  # by question code


@transaction.atomic
def seed_submissions(*, year: int, made_up: Iterable[MadeUpSar], frameworks: Frameworks, at: datetime) -> int:
    """Write made-up reports of an academic year (B.E.) with their receipts; returns how many.

    Institutions that have the report of the year already keep it; only made-up institutions get one. The
    operator of the machine does this ("system" in the trail).
    """
    wanted = _free(year, made_up)
    rows = Institution.objects.filter(is_demo=True).in_bulk({one.institution for one in wanted})
    kept = [
        (row, one, framework)
        for one in wanted
        if (row := rows.get(one.institution)) and (framework := frameworks.get((row.kind, one.level)))
    ]
    if not kept:
        return 0
    audit.record(
        step=STEP, subject=f"season:{year}", by=None, at=at, after={"year": year, "reports": len(kept)}
    )
    last, _ = SarNumber.objects.select_for_update().get_or_create(year=year)
    kept.sort(key=lambda one: (one[1].at, one[0].pk, one[1].level))
    sars = [
        _sar(row, one, framework, year, number(year, last.last + n))
        for n, (row, one, framework) in enumerate(kept, 1)
    ]
    Sar.objects.bulk_create(sars, batch_size=AT_ONCE)
    told = [(sar, one.answers) for sar, (_, one, _) in zip(sars, kept, strict=True)]
    SarPart.objects.bulk_create(part for sar, answers in told if answers for part in _parts(sar, answers))
    SarReceipt.objects.bulk_create((_receipt(*one) for one in told), batch_size=AT_ONCE)
    last.last += len(sars)
    last.save(update_fields=["last"])
    count_anew(Sar, SarReceipt)
    return len(sars)


def _free(year: int, made_up: Iterable[MadeUpSar]) -> list[MadeUpSar]:
    kept = Sar.objects.filter(year=year).values_list("institution_id", "kind", "level")
    taken = {(pk, due_level(kind, level)) for pk, kind, level in kept}
    return [one for one in made_up if (one.institution, one.level) not in taken]


def _sar(row: Institution, one: MadeUpSar, framework: Framework, year: int, mine: str) -> Sar:
    sar = Sar(
        institution=row,
        year=year,
        kind=row.kind,
        level=framework.level,
        framework=framework,
        pack_digest=framework.digest,
        stage=Sar.Stage.SUBMITTED,
        late=one.ends is not None and one.at >= one.ends,
        number=mine,
        started_at=one.at,
        saved_at=one.at,
        submitted_at=one.at,
    )
    if one.answers:
        tallies = form(sar).tallies(one.answers)
        sar.filled, sar.asked = sum(t.filled for t in tallies), sum(t.asked for t in tallies)
    return sar


def _parts(sar: Sar, answers: Mapping[str, str]) -> Iterator[SarPart]:
    at = sar.started_at.isoformat()
    for section in form(sar).sections:
        told = {q.code: stored(answers[q.code], None, at, 1) for q in section.questions if q.code in answers}
        yield SarPart(sar=sar, section=section.code, answers=told)


def _receipt(sar: Sar, answers: Mapping[str, str]) -> SarReceipt:
    name = f"{sar.institution.name_th} (ข้อมูลสมมติ)"
    pack = f"{sar.framework.key}/{sar.framework.number}"
    head = Head(sar.institution_id, name, sar.year, sar.level, pack, sar.pack_digest)
    content = canonical(head, answers, ())
    return SarReceipt(
        sar=sar, year=sar.year, number=sar.number, at=sar.started_at, late=sar.late, content=content,
        digest=digest(content),
    )  # fmt: skip
