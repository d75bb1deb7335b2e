"""The report of a case written by its team: drafted from findings, section by section, nothing lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from prakan.assessment.models import Case, CaseEvidence, CaseFinding, CaseReport, TeamSeat
from prakan.assessment.queries.case_scores.reaching import pack, seat_of
from prakan.assessment.queries.cases.reach import team_reach
from prakan.domain.case_reports import Draftable, Section, drafted, merged, outline, unwritten
from prakan.domain.case_reports.drafting import FindingKind
from prakan.domain.cases.stages import STAGE_NAMES, CaseStage
from prakan.domain.problems import refuse
from prakan.domain.problems_case_reports import CLOSED_FOR_WRITING, NO_SUCH_SECTION, SAVED_SINCE
from prakan.domain.problems_cases import NO_SUCH_CASE
from prakan.domain.problems_scores import NOT_ON_TEAM
from prakan.domain.text import Text
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.registry.queries.packs import FILES

#: stages in which the team writes: before the draft goes out, after the reply, after the reading
WRITTEN = (CaseStage.VISITED, CaseStage.REPLIED, CaseStage.REVISION)
KINDS = [kind.value for kind in FindingKind]


@dataclass(frozen=True, slots=True)
class Put:
    """What is written in a section, over revision ``seen`` of it (0: it was empty)."""

    text: str
    seen: int = 0


@dataclass(frozen=True)
class Writing:
    """A case under a lock, its report, and the outline of its level."""

    case: Case
    seat: TeamSeat  # of who writes
    report: CaseReport
    sections: tuple[Section, ...]

    @property
    def texts(self) -> dict[str, str]:
        return texts_of(self.report)


def texts_of(report: CaseReport) -> dict[str, str]:
    """Return the text of each section that has any."""
    return {key: one["text"] for key, one in report.sections.items() if one["text"]}


def write(case_id: int, step: str, *, by: Person, at: datetime) -> Writing:
    """Return a case under a lock with its report, begun when there is none, for a step of its team.

    Raises ``Refused``: ACCESS-001, CASE-001, SCORE-007 for who does not sit in its team, SCORE-027 without
    a pack, CREPORT-002 at a stage in which nothing is written.
    """
    access.check(by, step)
    rows = Case.objects.select_for_update(of=("self",))
    rows = rows.select_related("institution", "visit", "framework", "route")
    rows = rows.defer("route__stages", *(f"framework__{name}" for name in FILES))
    case = rows.filter(team_reach(by), pk=case_id).first()
    if case is None:
        raise refuse(NO_SUCH_CASE, case=case_id)
    if (seat := seat_of(by, case)) is None:
        raise refuse(NOT_ON_TEAM, number=case.number)
    if case.stage not in WRITTEN:
        raise refuse(CLOSED_FOR_WRITING, number=case.number, stage=STAGE_NAMES[case.stage])
    report = CaseReport.objects.filter(case=case).first()  # whoever else begins it waits for the case
    report = report or CaseReport.objects.create(case=case, begun_by=by, begun_at=at)
    return Writing(case, seat, report, outline(pack(case)))


@transaction.atomic
def draft(*, case_id: int, by: Person, at: datetime) -> int:
    """Fill every section that nobody has written in from the team's findings; returns how many changed.

    Raises ``Refused`` as ``write``.
    """
    held = write(case_id, "case_report.draft", by=by, at=at)
    written = {key for key, one in held.report.sections.items() if one["by"] is not None}
    made = drafted(pack(held.case), held.sections, _findings(held.case))
    texts = merged(held.texts, made, written=written)
    fresh = {key: text for key, text in texts.items() if text != held.texts.get(key, "")}
    _record(held, "case_report.draft", by, at, {"sections": sorted(fresh)})
    for key, text in fresh.items():
        held.report.sections[key] = _entry(held.report, key, text, None, at)
    _keep(held, at)
    return len(fresh)


@transaction.atomic
def save(*, case_id: int, key: str, text: str, seen: int, by: Person, at: datetime) -> int:
    """Write a section over revision ``seen`` of it (0: it was empty); returns its revision now.

    The same text again changes nothing. Raises ``Refused`` as ``write``; CREPORT-001, CREPORT-003 naming who
    changed it meanwhile.
    """
    return save_all(case_id=case_id, texts={key: Put(text, seen)}, by=by, at=at)[key]


@transaction.atomic
def save_all(*, case_id: int, texts: Mapping[str, Put], by: Person, at: datetime) -> dict[str, int]:
    """Write several sections that come in together, all or none; returns their revisions now, by key.

    Raises ``Refused`` as ``save``.
    """
    held = write(case_id, "case_report.save", by=by, at=at)
    known, there = {one.key for one in held.sections}, held.report.sections
    fresh: dict[str, str] = {}
    for key, put in texts.items():
        if key not in known:
            raise refuse(NO_SUCH_SECTION, key=key[:40])
        text, now = put.text.strip(), there.get(key)
        if now is not None and now["text"] == text:
            continue
        if now is not None and now["rev"] != put.seen:
            raise refuse(SAVED_SINCE, "text", who=_name(now["by"]), at=_clock(now["at"]))
        fresh[key] = text
    if fresh:
        audit.record_all([_saved(held, key) for key in fresh], by=by, at=at)
        there |= {key: _entry(held.report, key, text, by, at) for key, text in fresh.items()}
        _keep(held, at)
    return {key: int(there[key]["rev"]) for key in texts}


def _saved(held: Writing, key: str) -> audit.Entry:
    """Return what the trail says of a section that is written anew: its text before."""
    now = held.report.sections.get(key)
    after = {"number": held.case.number, "section": key}
    before = {"text": now["text"] if now else ""}
    return audit.Entry("case_report.save", f"case:{held.case.pk}", before, after)


def _keep(held: Writing, at: datetime) -> None:
    held.report.is_whole = not unwritten(held.sections, held.texts)
    held.report.revision += 1
    held.report.saved_at = at
    held.report.save(update_fields=["sections", "is_whole", "revision", "saved_at"])


def _entry(report: CaseReport, key: str, text: str, by: Person | None, at: datetime) -> dict[str, Any]:
    last = report.sections.get(key, {"rev": 0})["rev"]
    return {"text": text, "by": by.pk if by else None, "at": at.isoformat(), "rev": last + 1}


def _findings(case: Case) -> list[Draftable]:
    seen = CaseEvidence.objects.filter(case=case).order_by("pk").values_list("pk", "hidden_at")
    numbers = {pk: number for number, (pk, hidden) in enumerate(seen, 1) if hidden is None}
    rows = CaseFinding.objects.filter(case=case, kind__in=KINDS, removed_at=None).order_by("pk")
    return [
        Draftable(
            FindingKind(one.kind),
            one.target,
            one.text,
            tuple(numbers[e] for e in one.evidence if e in numbers),
        )
        for one in rows
    ]


def _record(
    held: Writing,
    step: str,
    by: Person,
    at: datetime,
    after: Mapping[str, Any],
    before: Mapping[str, Any] | None = None,
) -> None:
    said = {"number": held.case.number, **after}
    audit.record(step=step, subject=f"case:{held.case.pk}", by=by, at=at, before=before or {}, after=said)


def _name(person: int | None) -> Text:
    found = Person.objects.filter(pk=person).first() if person else None
    return found.name if found else Text("ระบบ", "The system")


def _clock(at: str) -> str:
    return timezone.localtime(datetime.fromisoformat(at)).strftime("%H.%M")
