"""Findings of a quarter: what the rules and the readers found, and how each was settled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from prakan.domain.checks.model import Finding, Severity, Side
from prakan.domain.checks.model import ReaderFinding as Reader
from prakan.domain.checks.registry import run
from prakan.domain.figures import FigureBook
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.foundation.queries.memory import Following, remembered
from prakan.planning.queries.rights import check_reader
from prakan.reporting.models import Closing, ReaderFinding, Settlement
from prakan.reporting.queries.books import closing_of, live_book, material
from prakan.reporting.sources.gather import check_input
from prakan.reporting.sources.material import Material

UNRESOLVED = "unresolved"
FOUND: Following[tuple[Finding, ...]] = Following()  # every value stays printed
ADDED = "added"  # the parts hold: the total is what they add up to
ADDING = frozenset({"sum", "rollup"})  # rules that hold parts against a total
SUM_OF_PARTS = Text("ผลรวมของส่วนย่อย", "The sum of the parts")


@dataclass(frozen=True, slots=True)
class SettlementView:
    """A decision on a finding; ``stale`` when a side has changed since it was made."""

    decision: str
    reason: str
    by: Text
    at: datetime
    evidence: int | None
    stale: bool = False


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding with its settlement, if any holds."""

    key: str
    rule: str
    rule_name: Text
    severity: Severity
    subject: str
    where: Text
    sides: tuple[Side, ...]
    explanation: Text
    codes: frozenset[str]
    shape: str
    settlement: SettlementView | None
    earlier: tuple[SettlementView, ...] = ()

    @property
    def blocks(self) -> bool:
        """Return whether it keeps the quarter from closing: high and not settled."""
        return self.severity is Severity.HIGH and self.settlement is None

    @property
    def is_settled(self) -> bool:
        return self.settlement is not None

    @property
    def decisions(self) -> frozenset[str]:
        """Return the decisions that may be taken on it."""
        added = {ADDED} if self.rule in ADDING else set()
        return frozenset({UNRESOLVED, *added, *(str(i) for i in range(len(self.sides)))})

    @property
    def chosen(self) -> Text:
        """Return what its settlement chose; empty while open, and when every value stays printed."""
        decision = self.settlement.decision if self.settlement else UNRESOLVED
        if decision == UNRESOLVED:
            return Text("")
        return SUM_OF_PARTS if decision == ADDED else self.sides[int(decision)].value


def findings(person: Person, year: int, quarter: int) -> tuple[FindingView, ...]:
    """Return the findings of a quarter, gravest first; as they stood at the close once it is closed."""
    check_reader(person)
    closing = closing_of(year, quarter)
    return frozen_findings(closing) if closing else findings_in(material(person, year, quarter))


def findings_in(of: Material, figures: FigureBook | None = None) -> tuple[FindingView, ...]:
    """Run the rules over gathered material (its figures may be at hand); join what was settled."""
    year, quarter = of.scope.year, of.scope.quarter
    readers, settled = _readers(year, quarter), _settled(year, quarter)
    found = FOUND.get(of, readers, lambda: run(check_input(of, figures or live_book(of), readers)))
    return tuple(_view(f, settled.get(f.key, ())) for f in found)


def finding(person: Person, year: int, quarter: int, key: str) -> FindingView | None:
    """Return one finding, None when the rules no longer find it."""
    return next((f for f in findings(person, year, quarter) if f.key == key), None)


@remembered
def _settled(year: int, quarter: int) -> Mapping[str, Sequence[Settlement]]:
    settled: dict[str, list[Settlement]] = {}
    for row in Settlement.objects.filter(year=year, quarter=quarter).select_related("by"):
        settled.setdefault(row.finding, []).append(row)
    return settled


@remembered
def _readers(year: int, quarter: int) -> tuple[Reader, ...]:
    rows = ReaderFinding.objects.filter(year=year, quarter=quarter)
    return tuple(
        Reader(r.key, Severity(r.severity), Text(r.where_th, r.where_en), Text(r.finding_th, r.finding_en))
        for r in rows
    )


def _view(found: Finding, rows: Sequence[Settlement]) -> FindingView:
    views = [(r, _settlement(r, found.shape)) for r in rows]
    holds = next((v for r, v in views if r.reopened_at is None and not v.stale), None)
    return FindingView(
        key=found.key,
        rule=found.rule,
        rule_name=found.rule_name,
        severity=found.severity,
        subject=found.subject,
        where=found.where,
        sides=found.sides,
        explanation=found.explanation,
        codes=found.codes,
        shape=found.shape,
        settlement=holds,
        earlier=tuple(v for _, v in views if v is not holds),
    )


def _settlement(row: Settlement, shape: str) -> SettlementView:
    return SettlementView(
        row.decision, row.reason, row.by.name, row.at, row.evidence_id, stale=row.shape != shape
    )


def finding_record(found: FindingView) -> dict[str, Any]:
    """Return a finding as plain JSON values: what a closing freezes."""
    settled = found.settlement
    return {
        "key": found.key,
        "rule": found.rule,
        "rule_name": _pair(found.rule_name),
        "severity": found.severity.value,
        "subject": found.subject,
        "where": _pair(found.where),
        "sides": [[_pair(s.place), _pair(s.value), s.page, s.code] for s in found.sides],
        "explanation": _pair(found.explanation),
        "codes": sorted(found.codes),
        "shape": found.shape,
        "settlement": settled
        and {
            "decision": settled.decision,
            "reason": settled.reason,
            "by": _pair(settled.by),
            "at": settled.at.isoformat(),
            "evidence": settled.evidence,
        },
    }


def frozen_findings(closing: Closing) -> tuple[FindingView, ...]:
    """Return the findings as they stood at the close."""
    return tuple(_from_record(c) for c in closing.findings.values_list("content", flat=True))


def _from_record(record: Mapping[str, Any]) -> FindingView:
    settled = record["settlement"]
    return FindingView(
        key=record["key"],
        rule=record["rule"],
        rule_name=Text(*record["rule_name"]),
        severity=Severity(record["severity"]),
        subject=record["subject"],
        where=Text(*record["where"]),
        sides=tuple(Side(Text(*p), Text(*v), page, code) for p, v, page, code in record["sides"]),
        explanation=Text(*record["explanation"]),
        codes=frozenset(record["codes"]),
        shape=record["shape"],
        settlement=SettlementView(
            settled["decision"],
            settled["reason"],
            Text(*settled["by"]),
            datetime.fromisoformat(settled["at"]),
            settled["evidence"],
        )
        if settled
        else None,
    )


def _pair(text: Text) -> list[str]:
    return [text.th, text.en]
