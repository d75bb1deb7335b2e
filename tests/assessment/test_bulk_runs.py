"""A run over many that is cancelled stays cancelled, whatever happens to its last part."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from types import ModuleType
from typing import Any

import pytest
from django.db.models import Model

from prakan.assessment.actions.case_certificates import runs as certificates
from prakan.assessment.actions.cases import bulk as cases
from prakan.assessment.models import CaseBulk, CaseResultRun, ImprovementBulk
from prakan.assessment.transition import improvement_bulk as improvement
from prakan.foundation.models import Person

Work = Callable[[int, datetime], bool]


def by_certificates(run: int, at: datetime) -> bool:
    """Work a run of certificates."""
    return certificates.work_one(run_id=run, at=at)


def by_cases(run: int, at: datetime) -> bool:
    """Work a run over cases."""
    return bool(cases.work_off(at))


def by_improvement(run: int, at: datetime) -> bool:
    """Work a run over improvement plans."""
    return improvement.work_one(run, lambda *_: {}, lambda *_: None, at)


EVERY: tuple[tuple[ModuleType, Any, dict[str, Any], Work], ...] = (
    (certificates, CaseResultRun, {"step": "case.publish", "year": 2567}, by_certificates),
    (cases, CaseBulk, {"step": "case.hold"}, by_cases),
    (improvement, ImprovementBulk, {"step": "improvement.agree"}, by_improvement),
)


@pytest.mark.django_db
@pytest.mark.parametrize(("module", "model", "told", "work"), EVERY)
@pytest.mark.parametrize(("cancelled", "ends"), [(True, "cancelled"), (False, "failed")])
def test_what_somebody_cancelled_does_not_count_as_failed(
    module: ModuleType,
    model: type[Model],
    told: dict[str, Any],
    work: Work,
    cancelled: bool,
    ends: str,
    registrar: Person,
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = model._default_manager
    last = module.LAST_ATTEMPT - 1
    run = rows.create(**told, wanted=[[1, 1]], of=1, by=registrar, at=now, attempts=last)

    def broken(*_: object) -> bool:
        if cancelled:
            rows.filter(pk=run.pk).update(stage="cancelled", ended_at=now)
        raise OSError("the machine")

    monkeypatch.setattr(module, "_part", broken)
    assert (work(run.pk, now), rows.filter(pk=run.pk, stage=ends).exists()) == (True, True)
