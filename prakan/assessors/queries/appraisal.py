"""Reading appraisals: the list of a year, one with all that was said, one's own, forms to fill in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone

from prakan.assessors.models import (
    Appraisal,
    AppraisalAnswer,
    AppraisalConclusion,
    AppraisalLine,
    AppraisalRound,
    SeverityLine,
)
from prakan.assessors.queries.appraisal_rights import check_appraiser, reaching, rules_for
from prakan.domain.appraisal import Giver, Marks, Part, Result, Rules, done_answering, result
from prakan.domain.finding.terms import letters
from prakan.domain.problems import refuse
from prakan.domain.problems_appraisal import APPRAISAL_MISSING
from prakan.domain.rasch import Severity, reading
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.registry.queries.reach import assessors_of

PAGE = 50


@dataclass(frozen=True, slots=True)
class RoundView:
    """The appraisal of a year: its rules, how many stand in which stage, what was estimated."""

    year: int
    rules: Rules
    stages: dict[str, int]
    estimates: tuple[dict[str, object], ...]
    estimated_at: datetime | None
    scores: int
    is_demo: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class AppraisalLineView:
    """An assessor in the list of a year; ``mean`` None: too few answers, or none."""

    id: int
    year: int
    assessor: int
    number: str
    name: Text
    stage: str
    due_on: date | None
    answers: int
    lines: int
    mean: Decimal | None
    severity: Text
    is_demo: bool


@dataclass(frozen=True, slots=True)
class AppraisalPage:
    """One page of a list, and how many there are."""

    lines: tuple[AppraisalLineView, ...]
    total: int
    number: int
    pages: int


@dataclass(frozen=True, slots=True)
class ReplyView:
    """What the assessor said to something."""

    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class LineView:
    """A line of evidence."""

    id: int
    source: str
    words: Text
    amount: Decimal | None
    unit: Text
    reply: ReplyView | None
    is_demo: bool


@dataclass(frozen=True, slots=True)
class AnswerView:
    """A filled form; ``giver`` is empty where the reader may not know it."""

    id: int
    kind: str
    giver: Text
    marks: tuple[tuple[Text, int | None], ...]
    comment: str
    reply: ReplyView | None
    is_demo: bool


@dataclass(frozen=True, slots=True)
class SeverityView:
    """A severity with its reading; numbers are None where it says nothing."""

    scale: str
    words: Text
    severity: Severity


@dataclass(frozen=True, slots=True)
class ConclusionView:
    """What the committee concluded; after an appeal with the appeal and its answer."""

    version: int
    appeal: str
    answer: str
    conclusion: str
    resolution: str
    mean: Decimal | None
    at: datetime


@dataclass(frozen=True, slots=True)
class AppraisalView:
    """All that was said of an assessor in a year; ``own``: read by the assessor."""

    id: int
    year: int
    assessor: int
    number: str
    name: Text
    stage: str
    due_on: date | None
    rules: Rules
    result: Result
    lines: tuple[LineView, ...]
    answers: tuple[AnswerView, ...]
    hidden: int  # answers that are not shown yet
    severities: tuple[SeverityView, ...]
    conclusions: tuple[ConclusionView, ...]  # the first one first; an appeal adds another
    appeal: str  # that waits for its answer
    own: bool
    is_demo: bool


def years(person: Person) -> tuple[int, ...]:
    """Return the fiscal years (B.E.) of rounds, the newest first; for those who appraise."""
    check_appraiser(person)
    return tuple(AppraisalRound.objects.values_list("year", flat=True))


def round_of(person: Person, year: int) -> RoundView | None:
    """Return the round of a year; None when there is none. For those who appraise."""
    check_appraiser(person)
    row = AppraisalRound.objects.filter(year=year).first()
    if row is None:
        return None
    stages = row.appraisals.order_by().values_list("stage").annotate(n=Count("pk"))
    return RoundView(
        row.year, rules_for(row), dict(stages), tuple(row.estimates), row.estimated_at, row.scores.count(),
        row.is_demo, row.at,
    )  # fmt: skip


def appraisals(person: Person, year: int, text: str = "", stage: str = "", number: int = 1) -> AppraisalPage:
    """Return a page (from 1) of a round for those who appraise: who was told of first, in Thai order."""
    check_appraiser(person)
    rows = Appraisal.objects.filter(round__year=year)
    rows = rows.filter(stage=stage) if stage in Appraisal.Stage.values else rows
    if text.strip():
        named = Q(assessor__search_key__contains=letters(text)) if letters(text) else Q()
        rows = rows.filter(named | Q(assessor__number__iexact=text.strip()))
    total = rows.count()
    pages = max(1, -(-total // PAGE))
    number = min(max(1, number), pages)
    shown = rows.select_related("assessor", "round").prefetch_related("answers", "lines", "severities")
    told = Exists(AppraisalAnswer.objects.filter(appraisal=OuterRef("pk")))
    shown = shown.annotate(told=told).order_by("-told", "assessor__sort_key", "pk")
    return AppraisalPage(tuple(map(_line, shown[(number - 1) * PAGE : number * PAGE])), total, number, pages)


def _line(row: Appraisal) -> AppraisalLineView:
    rules = rules_for(row.round)
    severities = [_severity(one, rules) for one in row.severities.all()]
    return AppraisalLineView(
        id=row.pk,
        year=row.round.year,
        assessor=row.assessor_id,
        number=row.assessor.number,
        name=row.assessor.name,
        stage=row.stage,
        due_on=row.due_on,
        answers=len(row.answers.all()),
        lines=len(row.lines.all()),
        mean=_result(row, rules).mean,
        severity=severities[0].words if severities else reading(None),
        is_demo=row.assessor.is_demo,
    )


def my_appraisals(person: Person) -> tuple[AppraisalLineView, ...]:
    """Return the appraisals of a person's own entries of the register, the newest first.

    Of one that is not concluded nothing is told but its stage: no mean, no count of who answered.
    """
    own = Appraisal.objects.filter(assessor__in=assessors_of(person)).order_by("-round__year")
    rows = own.select_related("assessor", "round").prefetch_related("answers", "lines", "severities")
    return tuple(_line(row) if row.stage == Appraisal.Stage.FINAL else _shut(row) for row in rows)


def _shut(row: Appraisal) -> AppraisalLineView:
    return AppraisalLineView(
        id=row.pk, year=row.round.year, assessor=row.assessor_id, number=row.assessor.number,
        name=row.assessor.name, stage=row.stage, due_on=row.due_on, answers=0, lines=0, mean=None,
        severity=reading(None), is_demo=row.assessor.is_demo,
    )  # fmt: skip


def year_of(person: Person, appraisal_id: int) -> int:
    """Return the fiscal year (B.E.) of an appraisal that a person reaches; raises ``Refused`` (EAPA-004)."""
    return _reached(person, appraisal_id).round.year


def appraisal(person: Person, appraisal_id: int) -> AppraisalView:
    """Return all that was said of an assessor in a year.

    The assessor reads forms from the day on which they are sent to them, without the names that the rules
    hide. Raises ``Refused`` (EAPA-004) when there is none that the person reaches.
    """
    row = _reached(person, appraisal_id)
    rules, own = rules_for(row.round), row.assessor_id in assessors_of(person)
    shut = own and row.stage == Appraisal.Stage.COLLECTING
    answers = () if shut else tuple(row.answers.prefetch_related("replies"))
    if own:
        answers = tuple(sorted(answers, key=lambda one: (one.kind, one.comment, one.pk)))
    return AppraisalView(
        id=row.pk,
        year=row.round.year,
        assessor=row.assessor_id,
        number=row.assessor.number,
        name=row.assessor.name,
        stage=row.stage,
        due_on=row.due_on,
        rules=rules,
        result=_empty(rules) if shut else _result(row, rules),
        lines=tuple(_evidence(one) for one in row.lines.prefetch_related("replies")),
        answers=tuple(_answer(one, rules, own) for one in answers),
        hidden=row.answers.count() if shut else 0,
        severities=tuple(_severity(one, rules) for one in row.severities.all()),
        conclusions=tuple(_conclusion(one) for one in row.conclusions.all()),
        appeal=row.appeal,
        own=own,
        is_demo=row.assessor.is_demo,
    )


def _conclusion(row: AppraisalConclusion) -> ConclusionView:
    return ConclusionView(
        row.version,
        row.appeal,
        row.answer,
        row.conclusion,
        row.resolution,
        row.mean,
        timezone.localtime(row.at),
    )


def _reached(person: Person, appraisal_id: int) -> Appraisal:
    rows = Appraisal.objects.select_related("assessor", "round")
    found = rows.filter(reaching(person), pk=appraisal_id).first()
    if found is None:
        raise refuse(APPRAISAL_MISSING)
    return found


def _result(row: Appraisal, rules: Rules) -> Result:
    """Return what the answers add up to; of a decided one what was decided."""
    if row.stage == Appraisal.Stage.FINAL and row.derivation:
        parts = tuple(
            Part(
                Giver(one["giver"]), Decimal(one["weight"]), one["answers"], one["least"],
                None if one["mean"] is None else Decimal(one["mean"]),
            )
            for one in row.derivation["parts"]
        )  # fmt: skip
        return Result(parts, row.mean, Decimal(row.derivation["weight"]))
    return result(rules, [Marks(Giver(one.kind), one.marks) for one in row.answers.all()])


def _empty(rules: Rules) -> Result:
    return result(rules, ())


def _evidence(row: AppraisalLine) -> LineView:
    return LineView(
        row.pk, row.source, row.words, row.amount, Text(row.unit_th, row.unit_en), _reply(row), row.is_demo
    )


def _answer(row: AppraisalAnswer, rules: Rules, own: bool) -> AnswerView:
    form = rules.forms[Giver(row.kind)]
    said = Text("") if own and form.anonymous else Text(row.giver_th, row.giver_en)
    marks = tuple((question.words, row.marks.get(question.code)) for question in form.questions)
    return AnswerView(row.pk, row.kind, said, marks, row.comment, _reply(row), row.is_demo)


def _reply(row: AppraisalLine | AppraisalAnswer) -> ReplyView | None:
    replies = list(row.replies.all())
    return ReplyView(replies[-1].words, timezone.localtime(replies[-1].at)) if replies else None


def _severity(row: SeverityLine, rules: Rules) -> SeverityView:
    severity = Severity(
        "", row.subset, row.scores, row.institutions, row.logit, row.error, row.infit, row.outfit, row.extreme
    )
    return SeverityView(row.scale, reading(severity, rules.least_scores), severity)


def may(person: Person, view: AppraisalView) -> frozenset[str]:
    """Return the steps that a person may take on an appraisal as it stands, without their first word."""
    steps = {
        "rate": view.stage == "collecting",
        "line": view.stage != "final",
        "send": view.stage == "collecting",
        "reply": view.own and view.stage in ("answering", "appealed"),
        "submit": view.stage == "answering"
        and done_answering(view.due_on, timezone.localdate(), own=view.own),
        "decide": view.stage in ("committee", "appealed"),
        "appeal": view.own and view.stage == "final",
    }
    return frozenset(
        name for name, is_open in steps.items() if is_open and access.can(person, f"appraisal.{name}")
    )
