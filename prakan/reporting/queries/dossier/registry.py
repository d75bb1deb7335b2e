"""The one list of what a dossier holds: a kind of ``domain/dossier/kinds`` and the function that tells it."""

from __future__ import annotations

from collections.abc import Callable

from prakan.assessment.models import Case
from prakan.reporting.queries.dossier.afterwards import the_appeals, the_improvement
from prakan.reporting.queries.dossier.before import the_case, the_licences, the_sar, the_team
from prakan.reporting.queries.dossier.decided import (
    the_certificates,
    the_meetings,
    the_payments,
    the_readings,
    the_replies,
    the_reports,
)
from prakan.reporting.queries.dossier.plain import Said
from prakan.reporting.queries.dossier.recorded import the_conflicts, the_custody, the_log, the_records
from prakan.reporting.queries.dossier.scored import (
    the_consensus,
    the_evidence,
    the_findings,
    the_framework,
    the_sheets,
    the_verdicts,
)
from prakan.reporting.queries.dossier.told import the_notices

PAPERS: dict[str, Callable[[Case], Said]] = {
    "case": the_case,
    "sar": the_sar,
    "team": the_team,
    "licences": the_licences,
    "sheets": the_sheets,
    "evidence": the_evidence,
    "custody": the_custody,
    "findings": the_findings,
    "records": the_records,
    "conflicts": the_conflicts,
    "log": the_log,
    "consensus": the_consensus,
    "verdicts": the_verdicts,
    "framework": the_framework,
    "reports": the_reports,
    "replies": the_replies,
    "readings": the_readings,
    "meetings": the_meetings,
    "certificates": the_certificates,
    "appeals": the_appeals,
    "payments": the_payments,
    "improvement": the_improvement,
    "notices": the_notices,
}
