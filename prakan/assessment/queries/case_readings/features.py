"""What the reading list knows of cases: marks, own report, last result, its team's severity, agreement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from prakan.assessment.models import Case, CaseSheet, CaseVerdict, SarPart, TeamSeat
from prakan.assessment.queries.cases.reach import DRAFTED
from prakan.domain.case_scores.agreement import agreement
from prakan.domain.case_scores.differences import position
from prakan.domain.case_scores.sheets import entries_of, marks_of
from prakan.domain.cases.stages import AFTER_VERDICT, CaseStage
from prakan.domain.frameworks.model import Mark, Pack
from prakan.domain.frameworks.pilot import restored
from prakan.domain.reading_list import CaseMarks
from prakan.domain.sars.answers import from_json
from prakan.registry.models import Framework
from prakan.registry.queries.packs import pack_of

#: stages whose reports the list puts into order
LISTED = (CaseStage.DRAFT_SENT, CaseStage.REPLIED, CaseStage.READING)
LEVEL = ".level"  # ends the code of the level that an institution gives itself in a standard


@dataclass(frozen=True)
class Known:
    """Cases of a level and year that have a verdict, with what is known of each; ``listed`` numbers by id."""

    marks: tuple[CaseMarks, ...]
    listed: Mapping[int, str]
    agreement: Mapping[int, tuple[float | None, float | None]]  # percent the same, alpha


def known(year: int, level: str, severity: Mapping[int, float]) -> Known:
    """Return what the list of a year and level starts from; some ten statements whatever their number.

    ``severity`` is that of assessors (id) in logits, positive when strict.
    """
    rows = list(
        Case.objects.filter(year=year, level=level, stage__in=DRAFTED, verdicts__isnull=False)
        .distinct()
        .order_by("pk")
        .values_list("pk", "number", "stage", "institution_id", "framework_id", "sar_id", "visit_id")
    )
    ids = [row[0] for row in rows]
    packs = _packs({row[4] for row in rows})
    marks, before = (
        _marks(ids, {row[0]: packs[row[4]] for row in rows}),
        _before(year, level, {row[3] for row in rows}),
    )
    said, strict = _said({row[5] for row in rows if row[5]}), _severity({row[6] for row in rows}, severity)
    listed = {row[0]: row[1] for row in rows if row[2] in LISTED}
    return Known(
        tuple(
            CaseMarks(
                id=pk,
                marks=marks.get(pk, {}),
                said=_own(packs[framework], said.get(sar or 0, {}), marks.get(pk, {})),
                before=before.get(place),
                severity=strict.get(visit or 0, 0.0),
            )
            for pk, _number, _stage, place, framework, sar, visit in rows
        ),
        listed,
        _agreement(listed, {row[0]: packs[row[4]] for row in rows}),
    )


def _packs(frameworks: Collection[int | None]) -> dict[int | None, Pack]:
    return {one.pk: pack_of(one) for one in Framework.objects.filter(pk__in=[pk for pk in frameworks if pk])}


def _marks(ids: Iterable[int], packs: Mapping[int, Pack]) -> dict[int, dict[str, float]]:
    found: dict[int, dict[str, float]] = {}
    rows = CaseVerdict.objects.filter(case__in=list(ids)).order_by("version")
    for case, stored in rows.values_list("case_id", "marks"):
        found[case] = _positions(packs[case], restored(stored))
    return found


def _positions(pack: Pack, marks: Mapping[str, Mark]) -> dict[str, float]:
    found = {code: position(pack, code, mark) for code, mark in marks.items()}
    return {code: float(place) for code, place in found.items() if place is not None}


def _before(year: int, level: str, places: Collection[int]) -> dict[int, float]:
    """Return the mean position of the marks of the last certified result, by institution."""
    earlier = Case.objects.filter(year__lt=year, level=level, institution__in=places, stage__in=AFTER_VERDICT)
    verdicts = CaseVerdict.objects.filter(case__in=earlier).order_by("case__year", "version")
    found: dict[int, float] = {}
    read = list(verdicts.values_list("case__institution_id", "case__framework_id", "marks"))
    packs = _packs({framework for _place, framework, _marks in read})
    for place, framework, stored in read:
        if framework in packs and (marks := _positions(packs[framework], restored(stored))):
            found[place] = sum(marks.values()) / len(marks)
    return found


def _said(sars: Collection[int]) -> dict[int, dict[str, str]]:
    """Return the levels that institutions gave themselves, by report and standard or indicator."""
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for sar, answers in SarPart.objects.filter(sar__in=sars).values_list("sar_id", "answers"):
        for code, stored in answers.items():
            if code.endswith(LEVEL):
                found[sar][code.removesuffix(LEVEL)] = from_json(stored).value
    return found


def _own(pack: Pack, said: Mapping[str, str], marks: Mapping[str, float]) -> dict[str, float]:
    """Return what a report says of each mark: of the indicator itself, else of its standard."""
    found: dict[str, float] = {}
    for code in marks:
        level = said.get(code) or said.get(code.split(".")[0], "")
        place = _place(pack, code, level)
        if place is not None:
            found[code] = float(place)
    return found


def _place(pack: Pack, code: str, level: str) -> int | None:
    try:
        return position(pack, code, Mark(level=level)) if level else None
    except ValueError:  # a level of another scale says nothing of this mark
        return None


def _severity(visits: Collection[int | None], severity: Mapping[int, float]) -> dict[int, float]:
    """Return the mean severity of those of a team for whom it was estimated, by visit."""
    found: dict[int, list[float]] = defaultdict(list)
    seats = TeamSeat.objects.filter(visit__in=[one for one in visits if one])
    for visit, assessor in seats.values_list("visit_id", "assessor_id"):
        if assessor in severity:
            found[visit].append(severity[assessor])
    return {visit: sum(values) / len(values) for visit, values in found.items()}


def _agreement(
    listed: Iterable[int], packs: Mapping[int, Pack]
) -> dict[int, tuple[float | None, float | None]]:
    sheets: dict[int, list[dict[str, Mark]]] = defaultdict(list)
    rows = CaseSheet.objects.filter(case__in=list(listed), stage=CaseSheet.Stage.HANDED_IN)
    for case, marks in rows.values_list("case_id", "marks"):
        sheets[case].append(marks_of(entries_of(marks)))
    found = {case: agreement(packs[case], given) for case, given in sheets.items()}
    return {
        case: (
            None if one.percent is None else round(float(one.percent), 2),
            None if one.alpha is None else round(float(one.alpha), 3),
        )
        for case, one in found.items()
    }
