"""What the dossier of a case would hold, before it is taken out."""

from __future__ import annotations

from dataclasses import dataclass

from prakan.assessment.models import Case, CaseAppeal
from prakan.assessment.queries.cases.reach import heard_by, reached
from prakan.domain.dossier.kinds import KINDS
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import AuditRow, Person
from prakan.foundation.queries.memory import remembered
from prakan.reporting.queries.dossier.plain import Attached
from prakan.reporting.queries.dossier.registry import PAPERS
from prakan.reporting.queries.dossier.told import rows_of

STEP, HEARD = "dossier.take", "dossier.take_heard"
HEARING = (CaseAppeal.Stage.HEARD, CaseAppeal.Stage.PROPOSED)


@dataclass(frozen=True, slots=True)
class Line:
    """A paper: how many entries it has, and how many files go with it."""

    kind: str
    name: Text
    rows: int
    files: int


@dataclass(frozen=True, slots=True)
class Taken:
    """That a dossier was taken out: who, when, what for."""

    by: str
    at: object
    reason: str


@dataclass(frozen=True, slots=True)
class Holdings:
    """The papers that there are and are not, the files in all (bytes), who took it out before."""

    there: tuple[Line, ...]
    lacking: tuple[Text, ...]
    files: int
    size: int
    taken: tuple[Taken, ...]


def takes(person: Person, case_id: int) -> bool:
    """Return whether a person may take the dossier of a case out: by office, or while hearing its appeal."""
    if access.can(person, STEP):
        return True
    hearing = heard_by(person).filter(appeal__case=case_id, appeal__stage__in=HEARING)
    return access.can(person, HEARD) and hearing.exists()


def to_take(person: Person, case_id: int) -> Case:
    """Return a case whose dossier a person may take out; raises ``Refused``: ACCESS-001, CASE-001."""
    case = reached(person, case_id)
    if not takes(person, case_id):
        access.check(person, STEP)
    return case


def holdings(person: Person, case_id: int) -> Holdings:
    """Return what a dossier would hold; raises ``Refused``: ACCESS-001, CASE-001."""
    case = to_take(person, case_id)
    lines, files, size = _counted(case.pk)
    rows = AuditRow.objects.filter(subject=f"case:{case.pk}", step=STEP).order_by("-pk")
    return Holdings(
        there=tuple(line for line in lines if line.rows),
        lacking=tuple(line.name for line in lines if not line.rows),
        files=files,
        size=size,
        taken=tuple(Taken(row.by_label, row.at, row.after.get("reason", "")) for row in rows[:20]),
    )


@remembered
def _counted(case_id: int) -> tuple[tuple[Line, ...], int, int]:
    """Return every paper with what it has, and how many files there are in all with their bytes.

    All papers are gathered to be counted; what rights need was asked before.
    """
    case = Case.objects.get(pk=case_id)
    told = {kind: paper(case) for kind, paper in PAPERS.items()}
    lines = [Line(kind, KINDS[kind], len(said.rows), len(said.files)) for kind, said in told.items()]
    lines.append(Line("audit", KINDS["audit"], rows_of(case).count(), 0))
    files: dict[str, Attached] = {one.digest: one for said in told.values() for one in said.files}
    return tuple(lines), len(files), sum(one.size for one in files.values())
