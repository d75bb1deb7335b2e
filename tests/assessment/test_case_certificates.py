"""Certificates of results made one or many at once, replaced, withdrawn, and published."""

from __future__ import annotations

import hashlib
import re
import subprocess
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from prakan.assessment.actions.case_certificates import runs
from prakan.assessment.actions.case_certificates.making import make, withdraw
from prakan.assessment.actions.case_certificates.publishing import publish, publish_anew
from prakan.assessment.models import (
    Case,
    CaseCertificate,
    CaseCertificateNumber,
    CasePublication,
    CaseResultRun,
)
from prakan.assessment.queries.case_facts import met_by
from prakan.domain.case_certificates.answers import Answer, from_json
from prakan.domain.case_certificates.content import read
from prakan.domain.cases.needs import Need
from prakan.domain.cases.stages import CaseStage
from prakan.domain.problems import Refused
from prakan.foundation.models import AuditRow, Person
from prakan.reporting.actions.case_certificates import paper, paper_bytes
from tests.assessment.results_world import certified, marked, published

MADE, ALREADY, REFUSED = "done", "already", "refused"


def codes(call: Callable[..., object], **told: Any) -> list[str]:
    """Return the codes with which a call is refused."""
    with pytest.raises(Refused) as caught:
        call(**told)
    return [fault.code for fault in caught.value.faults]


def became(answers: Sequence[Answer]) -> list[str]:
    """Return what became of each case: the code of those refused."""
    return [one.fault.code if one.fault else one.became.value for one in answers]


def test_a_certificate_is_made_once_with_one_number_whoever_asks(
    registrar: Person, secretary: Person, now: datetime
) -> None:
    first, second = certified(registrar, now, cases=2)
    assert Need.CERTIFICATE_MADE not in met_by(first.pk, now.date())
    told = {"by": registrar, "at": now}
    assert became(make(cases=[first.pk, 999_999], **told)) == [MADE, "CASE-001"]
    assert became(make(cases=[first.pk, second.pk], by=registrar, at=now)) == [ALREADY, MADE]
    rows = list(CaseCertificate.objects.order_by("pk"))
    assert [(row.case_id, row.number) for row in rows] == [
        (first.pk, "QA-2567-000001"),
        (second.pk, "QA-2567-000002"),
    ]
    assert CaseCertificateNumber.objects.get().last == 2
    said = read(rows[0].content)
    assert (said.number, said.case, said.verdict, said.overall and said.overall.level) == (
        "QA-2567-000001",
        first.number,
        1,
        "good",
    )
    assert rows[0].digest == hashlib.sha256(rows[0].content.encode()).hexdigest()
    assert (said.starts, said.ends) == (rows[0].starts, rows[0].ends)
    assert (said.ends.year if said.ends else 0) - said.starts.year == 5
    assert (said.confirmed, said.placeholder) == (False, True)
    assert Need.CERTIFICATE_MADE in met_by(first.pk, now.date())
    assert codes(make, cases=[first.pk], by=secretary, at=now) == ["ACCESS-001"]


def test_a_result_below_the_level_gets_a_notification_that_does_not_run_out(
    registrar: Person, now: datetime
) -> None:
    (case,) = certified(registrar, now, rest="improve")
    make(cases=[case.pk], by=registrar, at=now)
    row = CaseCertificate.objects.get()
    assert (row.paper, row.number, row.ends) == ("notification", "QN-2567-000001", None)


def test_only_certified_cases_of_the_shown_revision_get_one(registrar: Person, now: datetime) -> None:
    cases = certified(registrar, now, cases=3)
    Case.objects.filter(pk=cases[0].pk).update(stage=CaseStage.BOARD)
    shown = {case.pk: case.revision for case in cases}
    Case.objects.filter(pk=cases[1].pk).update(revision=7)
    answers = make(cases=[case.pk for case in cases], by=registrar, at=now, shown=shown)
    assert became(answers) == ["CERT-001", "CASE-008", MADE]


def test_publishing_asks_for_the_certificate_of_the_newest_verdict(registrar: Person, now: datetime) -> None:
    first, second = certified(registrar, now, cases=2)
    ids = [first.pk, second.pk]
    assert became(publish(cases=ids, by=registrar, at=now)) == ["CERT-003", "CERT-003"]
    make(cases=ids, by=registrar, at=now)
    marked(first, registrar, now, "improve")
    assert became(publish(cases=ids, by=registrar, at=now)) == ["CERT-004", MADE]
    assert became(make(cases=[first.pk], by=registrar, at=now)) == [MADE]
    old, new = CaseCertificate.objects.filter(case=first).order_by("pk")
    assert (old.stage, old.reason) == ("replaced", f"แทนที่ด้วย {new.number}")
    assert became(publish(cases=ids, by=registrar, at=now)) == [MADE, ALREADY]
    assert list(CasePublication.objects.filter(case=first).values_list("version", "why", "certificate")) == [
        (1, "first", new.pk)
    ]
    assert set(Case.objects.values_list("stage", flat=True)) == {"published"}


def test_a_withdrawn_certificate_stays_on_record_and_another_is_published(
    registrar: Person, secretary: Person, now: datetime
) -> None:
    (case,) = published(registrar, now)
    row = CaseCertificate.objects.get()
    told = {"certificate_id": row.pk, "at": now}
    assert codes(withdraw, reason="x", by=registrar, **told) == ["ACCESS-001"]
    assert codes(withdraw, reason="  ", by=secretary, **told) == ["CERT-006"]
    withdraw(reason="มติคณะกรรมการ ครั้งที่ 4/2567", by=secretary, **told)
    assert codes(withdraw, reason="อีกครั้ง", by=secretary, **told) == ["CERT-007"]
    assert codes(publish_anew, case_id=case.pk, by=registrar, at=now) == ["CERT-003"]
    make(cases=[case.pk], by=registrar, at=now + timedelta(days=60))
    anew = CaseCertificate.objects.get(stage="valid")
    assert (anew.starts > row.starts, anew.ends) == (True, row.ends)  # its term does not begin again
    again = publish_anew(case_id=case.pk, by=registrar, at=now)
    assert (again.version, again.why, again.certificate.number) == (2, "corrected", "QA-2567-000002")
    assert publish_anew(case_id=case.pk, by=registrar, at=now).pk == again.pk
    steps = AuditRow.objects.filter(step__startswith="certificate.").order_by("pk")
    assert list(steps.values_list("step", flat=True))[-2:] == ["certificate.withdraw", "certificate.make"]


def test_a_run_takes_the_step_over_many_cases_part_by_part(
    registrar: Person, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runs, "PART", 2)
    cases = certified(registrar, now, cases=3)
    Case.objects.filter(pk=cases[2].pk).update(stage=CaseStage.BOARD)
    shown = [(case.pk, case.revision) for case in cases]
    assert codes(runs.ask, step="certificate.make", year=2567, cases=[], by=registrar, at=now) == ["CERT-010"]
    run = runs.ask(step="certificate.make", year=2567, cases=shown, by=registrar, at=now)
    assert runs.work_off(now) == 1
    run.refresh_from_db()
    assert (run.stage, run.done, run.of) == ("ready", 3, 3)
    assert became([from_json(one) for one in run.answers]) == [MADE, MADE, "CERT-001"]
    assert codes(runs.cancel, run_id=run.pk, by=registrar, at=now) == ["CERT-011"]
    other = runs.ask(step="case.publish", year=2567, cases=shown, by=registrar, at=now)
    runs.cancel(run_id=other.pk, by=registrar, at=now + timedelta(minutes=1))
    assert runs.work_off(now) == 0


def test_a_run_that_goes_on_for_long_is_not_taken_for_dead(
    registrar: Person, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runs, "PART", 1)
    shown = [(case.pk, case.revision) for case in certified(registrar, now, cases=2)]
    run = runs.ask(step="certificate.make", year=2567, cases=shown, by=registrar, at=now)
    began = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: began + timedelta(minutes=9))
    seen: list[tuple[int, int]] = []

    def look_in(**told: Any) -> tuple[Answer, ...]:
        """Another worker looks for runs whose worker died, nine minutes after this one was claimed."""
        seen.append((CaseResultRun.objects.get(pk=run.pk).done, runs.work_off(began + timedelta(minutes=10))))
        return make(**told)

    monkeypatch.setitem(runs.TAKES, "certificate.make", look_in)
    assert (runs.work_one(run_id=run.pk, at=began), seen) == (True, [(0, 0), (1, 0)])


def test_thousands_cost_no_more_statements_than_a_few(registrar: Person, now: datetime) -> None:
    cases = certified(registrar, now, cases=6)
    ids = [case.pk for case in cases]
    counts = []
    for some in (ids[:1], ids[1:2], ids[2:]):
        with CaptureQueriesContext(connection) as caught:
            make(cases=some, by=registrar, at=now)
            publish(cases=some, by=registrar, at=now)
        counts.append(len(caught))
    assert counts[1] == counts[2]


def test_a_certificate_is_set_once_on_one_page(registrar: Person, now: datetime, tmp_path: Path) -> None:
    published(registrar, now, rest="improve")
    row = CaseCertificate.objects.get()
    told = {"certificate_id": row.pk, "check": "https://example.test/certificates/1/", "at": now}
    first = paper(language="th", **told)
    assert paper(language="th", **told).pk == first.pk
    assert first.digest == first.file.digest
    (tmp_path / "one.pdf").write_bytes(paper_bytes(language="en", **told))
    facts = subprocess.run(["pdfinfo", tmp_path / "one.pdf"], capture_output=True, text=True, check=True)
    assert re.findall(r"Pages: +(\d+)", facts.stdout) == ["1"]
    assert paper(language="en", **told).digest != first.digest
