"""What certificates of many cases are made from, gathered in a few statements."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Min, QuerySet
from django.utils import timezone

from prakan.assessment.models import (
    AgendaItem,
    Case,
    CaseCertificate,
    CaseMove,
    CasePublication,
    CaseReportVersion,
    CaseVerdict,
    Meeting,
)
from prakan.assessment.queries.case_certificates.rules import certificate_rules
from prakan.domain.case_certificates.content import Place
from prakan.domain.case_certificates.rules import CertificateRules, TermFrom
from prakan.domain.cases.stages import CaseStage
from prakan.domain.frameworks.model import Pack
from prakan.domain.institutions import CodeScheme
from prakan.domain.meetings import Resolution
from prakan.domain.text import Text
from prakan.foundation.queries.texts import agency
from prakan.registry.models import Framework, InstitutionCode
from prakan.registry.queries.packs import FILES, pack_of

RESOLVED = Text("มติ{body} ครั้งที่ {number}", "{body}, meeting {number}")


@dataclass(frozen=True, slots=True)
class Material:
    """What there is of some cases, by id: newest verdict, standing certificate, resolution, code."""

    verdicts: Mapping[int, CaseVerdict]
    standing: Mapping[int, CaseCertificate]
    resolutions: Mapping[int, Text]
    codes: Mapping[int, str]  # of institutions
    packs: Mapping[int, Pack]  # of frameworks
    rules: CertificateRules
    made_up: bool  # the whole agency is a demonstration
    begins: Mapping[int, date]  # of terms, as the rules count them; of a case without, when it was certified
    first_ends: Mapping[int, date]  # the earliest last day of any certificate made before

    def place(self, case: Case) -> Place:
        """Return whose result it is; the case comes with its institution and agency."""
        row = case.institution
        return Place(
            code=self.codes.get(row.pk, ""),
            name=row.name,
            province=row.province,
            agency=row.agency.name if row.agency else Text(""),
            is_demo=self.made_up or row.is_demo,
        )


def material(cases: Collection[Case]) -> Material:
    """Return what certificates of some cases are made from; eight statements."""
    ids, rules = [case.pk for case in cases], certificate_rules()
    verdicts, agreed = newest_verdicts(ids), list(_agreed(ids))
    return Material(
        verdicts=verdicts,
        standing=standing(ids),
        resolutions=_resolutions(agreed),
        codes=codes_of(case.institution_id for case in cases),
        packs=packs_of(case.framework_id for case in cases),
        rules=rules,
        made_up=agency().is_demo,
        begins=_begins(ids, rules.term_from, verdicts, agreed),
        first_ends=_first_ends(ids),
    )


def newest_verdicts(ids: Collection[int]) -> dict[int, CaseVerdict]:
    """Return the newest verdict of each case."""
    rows = CaseVerdict.objects.filter(case__in=ids).order_by("version").defer("marks")
    return {row.case_id: row for row in rows}


def standing(ids: Collection[int]) -> dict[int, CaseCertificate]:
    """Return the valid certificate of each case."""
    rows = CaseCertificate.objects.filter(case__in=ids, stage=CaseCertificate.Stage.VALID)
    return {row.case_id: row for row in rows.select_related("verdict").defer("verdict__marks")}


def resolutions(ids: Collection[int]) -> dict[int, Text]:
    """Return, as it is printed, which closed meeting agreed to each case last."""
    return _resolutions(_agreed(ids))


def _resolutions(agreed: Iterable[AgendaItem]) -> dict[int, Text]:
    return {
        row.case_id: Text(
            RESOLVED.th.format(body=row.meeting.body.short.th, number=row.meeting.label),
            RESOLVED.en.format(body=row.meeting.body.short.say("en"), number=row.meeting.label),
        )
        for row in agreed
    }


def _agreed(ids: Collection[int]) -> QuerySet[AgendaItem]:
    rows = AgendaItem.objects.filter(
        case__in=ids, resolution=Resolution.AGREED, meeting__stage=Meeting.Stage.CLOSED
    )
    return rows.select_related("meeting__body").order_by("meeting__closed_at", "pk")


def _begins(
    ids: Collection[int],
    counts: TermFrom,
    verdicts: Mapping[int, CaseVerdict],
    agreed: Iterable[AgendaItem],
) -> dict[int, date]:
    """Return the days from which terms count; without the day that is asked for, the first certified one."""
    if counts is TermFrom.VERDICT:
        return {pk: timezone.localdate(row.at) for pk, row in verdicts.items()}
    moves = CaseMove.objects.filter(case__in=ids, target=CaseStage.CERTIFIED).order_by()
    first = dict(moves.values_list("case").annotate(first=Min("at")))
    found = {pk: timezone.localdate(at) for pk, at in first.items()}
    if counts is TermFrom.RESOLUTION:
        found |= {row.case_id: row.meeting.on for row in agreed}
    return found


def _first_ends(ids: Collection[int]) -> dict[int, date]:
    rows = CaseCertificate.objects.filter(case__in=ids, ends__isnull=False).order_by()
    return dict(rows.values_list("case").annotate(first=Min("ends")))


def codes_of(institutions: Iterable[int]) -> dict[int, str]:
    """Return a code that each institution carries now, the ten-digit code before others."""
    rows = InstitutionCode.objects.filter(institution__in=set(institutions), ends=None)
    found = sorted(rows, key=lambda row: (row.scheme == CodeScheme.SCHOOL10, row.pk))
    return {row.institution_id: row.value for row in found}


def packs_of(frameworks: Iterable[int | None]) -> dict[int, Pack]:
    """Return the packs of some frameworks, by id."""
    rows = Framework.objects.filter(pk__in={pk for pk in frameworks if pk}).defer(*FILES)
    return {row.pk: pack_of(row) for row in rows}


def newest_reports(ids: Collection[int]) -> dict[int, CaseReportVersion]:
    """Return the newest version of the report of each case."""
    rows = CaseReportVersion.objects.filter(case__in=ids).order_by("number")
    return {row.case_id: row for row in rows}


def newest_publications(ids: Collection[int]) -> dict[int, CasePublication]:
    """Return the newest publication of each case."""
    rows = CasePublication.objects.filter(case__in=ids).order_by("version")
    return {row.case_id: row for row in rows}


def sections_of(row: CaseReportVersion | None) -> dict[str, str]:
    """Return the sections of a version of a report by key; none of none."""
    found: dict[str, str] = json.loads(row.content).get("sections", {}) if row else {}
    return found
