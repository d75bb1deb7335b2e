"""Reading the close of a quarter: who closed it, who signed, what was restated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from prakan.domain.figures import Amount, State
from prakan.domain.roles import Role
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.foundation.queries.memory import remembered
from prakan.foundation.queries.texts import agency
from prakan.planning.queries.rights import check_reader
from prakan.reporting.models import Closing, Restatement, Signature


@dataclass(frozen=True, slots=True)
class SignStep:
    """One step of the sign-off order; ``by`` is empty until signed."""

    order: int
    role: Role
    title: Text
    by: Text
    at: datetime | None

    @property
    def signed(self) -> bool:
        return self.at is not None


@dataclass(frozen=True, slots=True)
class RestatementView:
    """A correction of a closed figure."""

    code: str
    amount: Amount
    reason: str
    by: Text
    at: datetime


@dataclass(frozen=True, slots=True)
class ClosingView:
    """A closed quarter."""

    id: int
    year: int
    quarter: int
    as_of: date
    by: Text
    at: datetime
    figures: int
    digest: str
    steps: tuple[SignStep, ...]
    restatements: tuple[RestatementView, ...]
    seal: str = ""  # digest of the seal that chains the close to the audit trail

    @property
    def next_step(self) -> SignStep | None:
        """Return the step that waits for a signature, None when all have signed."""
        return next((s for s in self.steps if not s.signed), None)


def closing(person: Person, year: int, quarter: int) -> ClosingView | None:
    """Return the close of a quarter with its signatures, None while it is open."""
    check_reader(person)
    return _closing(year, quarter)


@remembered
def _closing(year: int, quarter: int) -> ClosingView | None:
    found = Closing.objects.filter(year=year, quarter=quarter).select_related("by", "seal").first()
    if found is None:
        return None
    return ClosingView(
        id=found.pk,
        year=found.year,
        quarter=found.quarter,
        as_of=found.as_of,
        by=found.by.name,
        at=found.at,
        figures=found.figures,
        digest=found.digest,
        steps=_steps(found),
        restatements=restatements_of(found),
        seal=found.seal.digest if found.seal else "",
    )


def sign_order(person: Person) -> tuple[SignStep, ...]:
    """Return the agency's sign-off order, nobody having signed."""
    check_reader(person)
    return _order({})


def restatements_of(found: Closing) -> tuple[RestatementView, ...]:
    """Return the corrections of a closed quarter's figures, oldest first."""
    return tuple(_restatement(r) for r in found.restatements.select_related("by"))


def _steps(found: Closing) -> tuple[SignStep, ...]:
    return _order({s.order: s for s in found.signatures.select_related("by")})


def _order(signed: dict[int, Signature]) -> tuple[SignStep, ...]:
    steps = []
    for step in agency().sign_off:
        by = signed.get(step.order)
        steps.append(
            SignStep(
                order=step.order,
                role=Role(step.role),
                title=step.title,
                by=by.by.name if by else Text(""),
                at=by.at if by else None,
            )
        )
    return tuple(sorted(steps, key=lambda s: s.order))


def _restatement(row: Restatement) -> RestatementView:
    value: Decimal | None = row.value
    amount = Amount(State(row.state), value.normalize() if value is not None else None)
    return RestatementView(row.code, amount, row.reason, row.by.name, row.at)
