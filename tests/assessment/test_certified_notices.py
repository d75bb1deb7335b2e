"""Who hears of certificates and results: the institution of the case, whatever else has the same number."""

from __future__ import annotations

from datetime import datetime
from functools import partial

import pytest

from prakan.assessment.actions.case_certificates.making import make, withdraw
from prakan.assessment.models import CaseCertificate
from prakan.assessment.queries.case_certificates.waiting import list_of
from prakan.config.jobs import JOBS
from prakan.domain.roles import Role
from prakan.foundation.actions import outbox
from prakan.foundation.models import Notice, Person
from tests.assessment.conftest import outsider
from tests.assessment.results_world import published

pytestmark = pytest.mark.django_db


def test_a_withdrawal_is_told_to_its_own_institution_and_the_case_waits_for_another(
    registrar: Person, secretary: Person, now: datetime
) -> None:
    first, second = published(registrar, now, cases=2)
    heads = {
        case.pk: outsider(f"head-{case.pk}", Role.INSTITUTION, f"institution:{case.institution_id}")
        for case in (first, second)
    }
    told = {"by": registrar, "at": now}
    make_anew = partial(make, cases=[second.pk], **told)
    for turn in range(2):  # the number of the last is that of no case
        row = CaseCertificate.objects.get(case=second, stage="valid")
        withdraw(certificate_id=row.pk, reason="พิมพ์ผิด", by=secretary, at=now)
        assert second.pk in dict(list_of(registrar, second.year, "certificate.make"))
        if not turn:
            make_anew()
    outbox.plan(JOBS, at=now)
    while outbox.work_off(JOBS, at=now):
        pass
    heard = Notice.objects.filter(template="certificate.withdraw").values_list("person", flat=True)
    assert list(heard) == [heads[second.pk].pk] * 2
