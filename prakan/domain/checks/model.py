"""What the rules read and what they find: plain frozen records, gathered by the floors above."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from prakan.domain.checks.printed_model import NOTHING_PRINTED, Importance, Printed
from prakan.domain.figures import EMPTY, Amount
from prakan.domain.ladder import Ladder as Ladder
from prakan.domain.ladder import Step as Step
from prakan.domain.text import Text

Day = date  # a field named date hides the type


class Severity(StrEnum):
    """How much a finding weighs: a high one blocks the final report, the others warn."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Quantity:
    """The value of a figure code as the rules see it: a number or a date, its unit and where it stands."""

    code: str
    place: Text  # name of the figure, with where it is printed when that is known
    value: Decimal | None = None
    unit: Text = Text("")
    date: Day | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a target; only parts of role "level" add up to it."""

    key: str
    label: Text
    value: Decimal
    unit: Text = Text("")
    role: str = "level"


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan row in printed order; ``kind`` as in the plan (output, activity, project, item …)."""

    ref: str
    name: Text
    kind: str
    parent_ref: str = ""
    heading: bool = False
    code: str = ""  # printed label
    target: Decimal | None = None
    unit: Text = Text("")
    parts: tuple[Part, ...] = ()
    due: date | None = None
    owner: str = ""
    ladder: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A number or date inside a cell of a progress entry."""

    key: str
    label: Text
    value: Decimal | None = None
    unit: Text = Text("")
    date: Day | None = None
    fiscal_label: int | None = None  # fiscal year (B.E.) that the text gives the date


@dataclass(frozen=True, slots=True)
class ProgressEntry:
    """What is reported for a row; percents of target and budget as reported, ``derived`` from its ladder."""

    ref: str
    result: Text = Text("")
    problem: Text = Text("")  # a named problem; a dash or an empty cell is no problem named
    progress: Amount = EMPTY
    spend: Amount = EMPTY
    spend_unit_missing: bool = False
    step: str = ""  # step reached
    step_next: str = ""  # step that the next-step cell names
    done: int | None = None
    of: int | None = None
    derived: Amount = EMPTY
    cancelling: bool = False
    numbers: tuple[Number, ...] = ()


@dataclass(frozen=True, slots=True)
class Kpi:
    """An indicator's row; ``measure_unit`` is what it counts when that is not the unit."""

    number: int
    strategy: int
    name: Text
    target: Decimal | None = None
    unit: Text = Text("")
    measure_unit: Text = Text("")
    ref: str = ""  # plan row it is linked to
    progress: Amount = EMPTY
    result: Text = Text("")


@dataclass(frozen=True, slots=True)
class ReaderFinding:
    """A contradiction that only a reader of the narrative can see; a person entered it with its severity."""

    key: str
    severity: Severity
    where: Text
    finding: Text


@dataclass(frozen=True, slots=True)
class CheckInput:
    """Everything the rules read about one quarter.

    ``figures`` holds every figure by code; statements of the printed report and counts of rows are added by
    the rules themselves (see ``checks.book``). ``rows_with_baht`` are the plan rows that the ledger holds
    money for.
    """

    year: int
    quarter: int
    as_of: date
    rows: tuple[PlanRow, ...] = ()
    entries: tuple[ProgressEntry, ...] = ()
    ladders: tuple[Ladder, ...] = ()
    kpis: tuple[Kpi, ...] = ()
    figures: Mapping[str, Quantity] = field(default_factory=dict)
    rows_with_baht: frozenset[str] = frozenset()
    printed: Printed = NOTHING_PRINTED
    reader_findings: tuple[ReaderFinding, ...] = ()

    @property
    def year_period(self) -> str:
        return f"FY{self.year}"

    @property
    def quarter_period(self) -> str:
        return f"FY{self.year}Q{self.quarter}"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a contradiction: what stands where; ``code`` opens its figure when it is one."""

    place: Text
    value: Text
    page: int | None = None
    code: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a rule found, before its severity and key are set by the rule's policy."""

    subject: str  # plan ref, figure code or id of a statement or relation
    importance: Importance
    where: Text
    sides: tuple[Side, ...]
    explanation: Text
    figures: tuple[str, ...] = ()  # codes that the finding makes doubtful, besides those of its sides


@dataclass(frozen=True, slots=True)
class Finding:
    """A contradiction: ``key`` names it in every run, ``shape`` is the digest of its sides."""

    key: str
    rule: str
    rule_name: Text
    severity: Severity
    subject: str
    where: Text
    sides: tuple[Side, ...]
    explanation: Text
    figures: tuple[str, ...] = ()

    @property
    def codes(self) -> frozenset[str]:
        """Return the figure codes that the finding makes doubtful."""
        return frozenset(c for c in (*self.figures, *(s.code for s in self.sides)) if c)

    @property
    def shape(self) -> str:
        """Return the sha256 (hex) of both sides: a settlement holds while it stays the same."""
        sides = [[s.place.th, s.place.en, s.value.th, s.value.en, s.code] for s in self.sides]
        plain = json.dumps([self.key, sides, self.explanation.th], ensure_ascii=False)
        return hashlib.sha256(plain.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its code for ever, its words, what it finds and how it weighs by importance of the quantity."""

    code: str
    name: Text
    description: Text
    severity: Mapping[Importance, Severity]
    find: Callable[[CheckInput, Mapping[str, Quantity]], Iterable[Draft]]


def always(severity: Severity) -> dict[Importance, Severity]:
    """Return the policy of a rule whose findings weigh the same wherever the quantity stands."""
    return dict.fromkeys(Importance, severity)


def by_importance(headline: Severity, table: Severity, narrative: Severity) -> dict[Importance, Severity]:
    """Return the policy of a rule whose findings weigh by the importance of the quantity."""
    return {Importance.HEADLINE: headline, Importance.TABLE: table, Importance.NARRATIVE: narrative}
