"""Cases with a verdict of the demo's own pack that stand before a certificate."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from prakan.assessment.actions.case_certificates.making import install_certificates, make
from prakan.assessment.actions.case_certificates.publishing import publish
from prakan.assessment.models import Case, CaseReportVersion, CaseVerdict
from prakan.assessment.queries.case_scores.reaching import pack
from prakan.assessment.transition.case_scores import write_verdict
from prakan.domain.case_scores.papers import VerdictWhy
from prakan.domain.cases.stages import CaseStage
from prakan.domain.frameworks.model import Mark
from prakan.domain.frameworks.questions import questions
from prakan.foundation.models import Agency, Person
from tests.assessment.cases_world import opened

FILE = Path(__file__).parents[2] / "agencies" / "onesqa" / "certificates.toml"
SECTIONS = {"summary": "โรงเรียนพัฒนาต่อเนื่อง", "1/strengths": "อ่านเขียนดี", "overall": "ทำต่อ"}


def rules(at: datetime) -> None:
    """Install the rules of the agency's folder, and an agency that signs."""
    if not Agency.objects.exists():
        names = {"name_th": "หน่วยงานทดสอบ", "name_en": "Test agency", "short_th": "ทส.", "short_en": "TA"}
        Agency.objects.create(code="test", sign_off=[], **names)
    install_certificates(tomllib.loads(FILE.read_text(encoding="utf-8")), at=at)


def marked(
    case: Case, by: Person, at: datetime, rest: str = "good", marks: Mapping[str, str] | None = None
) -> CaseVerdict:
    """Write a verdict of a case: every question marked alike but for some."""
    found = pack(case)
    given = {one.code: Mark(level=(marks or {}).get(one.code, rest)) for one in questions(found)}
    return write_verdict(case, found, given, VerdictWhy.CONSENSUS, by=by, at=at)


def certified(by: Person, at: datetime, *, cases: int = 1, rest: str = "good") -> list[Case]:
    """Open cases and let them stand certified, each with a report and a verdict."""
    rules(at)
    found = opened(by, at, schools=cases)[:cases]
    content = json.dumps({"sections": SECTIONS}, ensure_ascii=False)
    for case in found:
        CaseReportVersion.objects.create(
            case=case, number=1, why="draft", content=content, digest="1" * 64, at=at
        )
        marked(case, by, at, rest)
    ids = [case.pk for case in found]
    Case.objects.filter(pk__in=ids).update(stage=CaseStage.CERTIFIED, entered_at=at)
    return list(Case.objects.filter(pk__in=ids).order_by("pk"))


def published(by: Person, at: datetime, *, cases: int = 1, rest: str = "good") -> list[Case]:
    """As ``certified``, and published with their certificates."""
    ids = [case.pk for case in certified(by, at, cases=cases, rest=rest)]
    make(cases=ids, by=by, at=at)
    publish(cases=ids, by=by, at=at)
    return list(Case.objects.filter(pk__in=ids).order_by("pk"))
