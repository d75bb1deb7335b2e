"""The package of a visit (docs/reference/field-protocol.md): for its team, without marks of others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch

from prakan.assessment.models import (
    Case,
    CaseEvidence,
    CaseSheet,
    CaseVerdict,
    FieldConflict,
    Sar,
    SarEvidence,
    TeamSeat,
)
from prakan.assessment.queries.case_scores.papers import EvidenceView, evidence_of, findings_of, shares_of
from prakan.assessment.queries.case_scores.reaching import pack, scored_case, seat_of, seats
from prakan.assessment.queries.case_scores.sar_said import IN_HAND
from prakan.assessment.queries.field.conflicts import own_open, view_of
from prakan.assessment.queries.forms import form
from prakan.assessment.queries.reports import answers_of, values_of
from prakan.assessment.queries.visit_records import standing_of
from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.case_scores.papers import FindingKind
from prakan.domain.case_scores.sheets import Entry, entries_of
from prakan.domain.cases.stages import AFTER_VERDICT
from prakan.domain.field.packages import Said, both, pack_said
from prakan.domain.frameworks.model import Pack
from prakan.domain.frameworks.pilot import typed
from prakan.domain.frameworks.vocabulary import NOT_ASSESSED, OVERALL
from prakan.domain.frameworks.words import NOT_ASSESSED_TEXT, level_name
from prakan.domain.places.table import district, province
from prakan.domain.problems import refuse
from prakan.domain.problems_visit_records import NOT_OF_TEAM
from prakan.domain.sars.form import Asks, Question
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.registry.models import Institution
from prakan.registry.queries.packs import pack_of

STEP = "look.package"
Address = Callable[[int], str]


def package(person: Person, case_id: int, address: Address) -> Said:
    """Return what a visit needs; ``address`` gives the address of a file (id) of the report.

    Raises ``Refused``: ACCESS-001, as ``scored_case``, FIELD-054 for whoever does not sit in its team now,
    SCORE-027 without a pack.
    """
    access.check(person, STEP)
    case = scored_case(person, case_id)
    mine = seat_of(person, case)
    if mine is None:
        raise refuse(NOT_OF_TEAM, number=case.number)
    asked, evidence = pack(case), evidence_of(case)
    return {
        "case": _case(case),
        "team": [_seat(one, mine) for one in seats(case)],
        "pack": {"code": asked.key, "digest": case.pack_digest, "standards": pack_said(asked)},
        "sar": _sar(case, address),
        "past": list(_past(case)),
        "shares": dict(shares_of(case)),
        "mine": _mine(case, mine, {one.id: one.key for one in evidence}),
        "evidence": [_evidence(one) for one in evidence],
        **_lines(case),
        "records": _records(case),
        "conflicts": [_conflict(row) for row in own_open(person, case)],
    }


def _case(case: Case) -> Said:
    visit, place = case.visit, case.institution
    return {
        "id": case.pk,
        "number": case.number,
        "institution": {"name": both(place.name), "place": both(_place(place))},
        "level": both(LEVEL_NAMES.get(case.level, Text(case.level))),
        "mode": case.mode,
        "starts": _day(visit.starts if visit else None),
        "ends": _day(visit.ends if visit else None),
        "demo": place.is_demo,
    }


def _place(of: Institution) -> Text:
    """Return where an institution lies: its address as written, district and province in both languages."""
    found = [one.name for one in (district(of.district), province(of.province)) if one]
    thai, english = (" ".join((of.address, *(one.say(lang) for one in found))) for lang in ("th", "en"))
    return Text(thai.strip(), english.strip())


def _seat(one: TeamSeat, mine: TeamSeat) -> Said:
    name = one.assessor.name.th
    return {"assessor": one.assessor_id, "name": name, "seat": one.seat, "me": one.pk == mine.pk}


def _sar(case: Case, address: Address) -> Said:
    sar = case.sar
    if sar is None or sar.stage not in IN_HAND:
        return {"answers": [], "files": []}
    values = values_of(answers_of(sar))
    asked = [one for section in form(sar).sections for one in section.questions if values.get(one.code)]
    answers = [{"code": q.code, "name": both(q.name), "text": _answer(q, values[q.code])} for q in asked]
    return {"answers": answers, "files": [_file(row, address) for row in _files(sar)]}


def _answer(asked: Question, value: str) -> str:
    """Return an answer as it is read: a level by its name in both languages."""
    if asked.asks is not Asks.LEVEL:
        return value
    found = dict(asked.choices).get(value)
    return f"{found.th} ({found.say('en')})" if found else value


def _files(sar: Sar) -> Iterable[SarEvidence]:
    return SarEvidence.objects.filter(sar=sar, removed_at=None).select_related("file").order_by("pk")


def _file(row: SarEvidence, address: Address) -> Said:
    return {
        "id": row.pk,
        "title": row.title,
        "name": row.file.name,
        "type": row.file.media_type,
        "size": row.file.size,
        "page": row.page,
        "second": row.second,
        "code": row.question,
        "url": address(row.pk),
    }


def _past(case: Case) -> Iterable[Said]:
    """Yield earlier verdicts of the institution at its level, the newest first, each in its own words."""
    earlier = Case.objects.filter(
        institution=case.institution_id, level=case.level, year__lt=case.year, stage__in=AFTER_VERDICT
    )
    rows = Prefetch("verdicts", CaseVerdict.objects.order_by("-version"))
    for one in earlier.select_related("framework").prefetch_related(rows).order_by("-year")[:3]:
        verdict = next(iter(one.verdicts.all()), None)
        if verdict is None or one.framework is None:
            continue
        under = pack_of(one.framework)
        said = [(code, outcome) for code, outcome in verdict.outcomes.items() if code in under.standard_of]
        told = [{"code": code, "name": both(_outcome(under, code, word))} for code, word in said]
        yield {"year": one.year, "overall": both(_outcome(under, OVERALL, verdict.overall)), "outcomes": told}


def _outcome(under: Pack, code: str, word: str) -> Text:
    if word == NOT_ASSESSED:
        return NOT_ASSESSED_TEXT
    return level_name(under, next(iter(under.judged_by.get(code, ())), None), word)


def _mine(case: Case, mine: TeamSeat, keys: Mapping[int, str]) -> Said:
    row = CaseSheet.objects.filter(case=case, assessor=mine.assessor_id).first()
    entries = entries_of(row.marks) if row else {}
    keys = {**_hidden(case, entries.values(), keys), **keys}
    marks = {code: _mark(entry, keys) for code, entry in entries.items()}
    return {"marks": marks, "handed_in_at": _moment(row.handed_in_at if row else None)}


def _hidden(case: Case, entries: Iterable[Entry], keys: Mapping[int, str]) -> dict[int, str]:
    """Return the keys of evidence that is cited and was hidden since, so that a mark says all it rests on."""
    lost = {one for entry in entries for one in entry.evidence} - keys.keys()
    rows = CaseEvidence.objects.filter(case=case, pk__in=lost) if lost else CaseEvidence.objects.none()
    return dict(rows.values_list("pk", "key"))


def _mark(entry: Entry, keys: Mapping[int, str]) -> Said:
    return {
        "mark": str(typed(entry.mark)),
        "reason": entry.reason,
        "evidence": [keys[one] for one in entry.evidence],
        "revision": entry.revision,
    }


def _evidence(one: EvidenceView) -> Said:
    return {
        "key": one.key,
        "kind": one.kind,
        "title": one.title,
        "note": one.note,
        "code": one.target,
        "by": one.by.th,
        "at": _moment(one.taken_at or one.at),
        "size": one.size,
    }


def _lines(case: Case) -> Said:
    found = findings_of(case)
    return {
        "agenda": [{"key": one.key, "text": one.text} for one in found if one.kind == FindingKind.AGENDA],
        "findings": [
            {
                "key": one.key,
                "kind": one.kind,
                "code": one.target,
                "text": one.text,
                "by": one.by.th,
                "revision": one.revision,
            }
            for one in found
            if one.kind != FindingKind.AGENDA
        ],
    }


def _records(case: Case) -> list[Said]:
    return [
        {
            "kind": one.line.kind,
            "part": one.line.part,
            "version": one.line.version,
            "content": dict(one.content or {}),
            "by": one.line.by.th,
            "at": _moment(one.line.at),
        }
        for one in standing_of(case)
    ]


def _conflict(row: FieldConflict) -> dict[str, Any]:
    view = view_of(row)
    told = {"standing": view.standing.content, "arrived": view.arrived.content}
    return {"id": view.id, "target": view.target, **{name: dict(said or {}) for name, said in told.items()}}


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _moment(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""
