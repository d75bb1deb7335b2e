"""Reading how strictly assessors score: the run that is under way, the last result, and who differs."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from prakan.assessors.models import AppraisalRound, SeverityLine, SeverityRun
from prakan.assessors.queries.appraisal_rights import check_appraiser, rules_for
from prakan.domain.problems import CATALOGUE, Fault, refuse
from prakan.domain.problems_appraisal import APPRAISAL_MISSING
from prakan.domain.rasch import Severity, Strictness, reading, strictness
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person

UNDER_WAY = (SeverityRun.Stage.WAITING, SeverityRun.Stage.ESTIMATING)


@dataclass(frozen=True, slots=True)
class RunView:
    """A run: how far it is, or what became of it; ``place`` of ``of`` scales, ``rounds`` of the search."""

    stage: str
    works: bool
    scores: int
    scale: str
    place: int
    of: int
    rounds: int
    digest: str
    by: Text
    at: datetime
    ended_at: datetime | None
    fault: Fault | None


@dataclass(frozen=True, slots=True)
class Mark:
    """An assessor on a scale: how far from the centre, with the error and what it says."""

    appraisal: int
    number: str
    name: Text
    kind: Strictness
    words: Text
    logit: float
    error: float
    infit: float
    subset: int
    scores: int


@dataclass(frozen=True, slots=True)
class ScaleView:
    """A scale as last estimated; ``groups`` are sizes of what is comparable, the largest first.

    ``marks`` are those with enough scores who can be compared, the mildest first; ``few`` have too few
    scores, ``alone`` nobody to be compared with.
    """

    scale: str
    scores: int
    assessors: int
    groups: tuple[int, ...]
    alone: int
    few: int
    reliability: float
    settled: bool
    marks: tuple[Mark, ...]

    @property
    def differ(self) -> tuple[Mark, ...]:
        """Who differs from the centre by more than the error, the furthest first."""
        kinds = (Strictness.STRICTER, Strictness.MILDER)
        return tuple(sorted((m for m in self.marks if m.kind in kinds), key=lambda m: -abs(m.logit)))


@dataclass(frozen=True, slots=True)
class SeverityBoard:
    """The last run of a round, what was estimated last, and how many scores came in since."""

    year: int
    run: RunView | None
    kept: RunView | None
    fresh: int
    least_scores: int
    scales: tuple[ScaleView, ...]


def severity(person: Person, year: int) -> SeverityBoard:
    """Return the severities of a round; for those who appraise. Raises ``Refused``: ACCESS-001, EAPA-004."""
    check_appraiser(person)
    row = AppraisalRound.objects.filter(year=year).first()
    if row is None:
        raise refuse(APPRAISAL_MISSING)
    runs = SeverityRun.objects.filter(round=row).select_related("by")
    kept = runs.filter(stage=SeverityRun.Stage.ESTIMATED).first()
    last, least = runs.first(), rules_for(row).least_scores
    return SeverityBoard(
        year=year,
        run=_run(last) if last else None,
        kept=_run(kept) if kept else None,
        fresh=row.scores.filter(pk__gt=kept.last_score).count() if kept else row.scores.count(),
        least_scores=least,
        scales=tuple(_scale(row, dict(one), least) for one in row.estimates),
    )


def leanings(person: Person, year: int) -> dict[int, float]:
    """Return how strict assessors (id) are, in logits, by the newest estimate up to a fiscal year.

    For who draws a list of reports to be read; scales are taken together as their mean. Raises ``Refused``:
    ACCESS-001.
    """
    access.check(person, "reading.draw")
    rounds = AppraisalRound.objects.filter(year__lte=year, estimated_at__isnull=False)
    found: dict[int, list[float]] = defaultdict(list)
    lines = SeverityLine.objects.filter(appraisal__round=rounds.first(), logit__isnull=False)
    for assessor, logit in lines.values_list("appraisal__assessor_id", "logit"):
        found[assessor].append(float(logit or 0.0))
    return {pk: sum(values) / len(values) for pk, values in found.items()}


def _run(row: SeverityRun) -> RunView:
    return RunView(
        stage=row.stage, works=row.stage in UNDER_WAY, scores=row.scores, scale=row.scale, place=row.place,
        of=row.of, rounds=row.done, digest=row.digest, by=row.by.name if row.by else Text(""),
        at=timezone.localtime(row.at), ended_at=timezone.localtime(row.ended_at) if row.ended_at else None,
        fault=Fault(CATALOGUE[row.problem[0]], dict(row.problem[1])) if row.problem else None,
    )  # fmt: skip


def _scale(row: AppraisalRound, told: dict[str, object], least: int) -> ScaleView:
    lines = SeverityLine.objects.filter(appraisal__round=row, scale=told["scale"])
    several = [(one, _severity(one)) for one in lines.select_related("appraisal__assessor")]
    shown = [_mark(one, found, least) for one, found in several if _says(found, least)]
    groups = tuple(int(n) for n in told["subsets"])  # type: ignore[attr-defined]
    return ScaleView(
        scale=str(told["scale"]),
        scores=int(str(told["scores"])),
        assessors=int(str(told["assessors"])),
        groups=tuple(n for n in groups if n > 1),
        alone=sum(n == 1 for n in groups),
        few=sum(found.scores < least for _, found in several),
        reliability=float(str(told["reliability"])),
        settled=bool(told["settled"]),
        marks=tuple(sorted(shown, key=lambda one: (one.subset, one.logit))),
    )


def _severity(row: SeverityLine) -> Severity:
    return Severity(
        "", row.subset, row.scores, row.institutions, row.logit, row.error, row.infit, row.outfit, row.extreme
    )


def _says(found: Severity, least: int) -> bool:
    return found.logit is not None and found.scores >= least


def _mark(row: SeverityLine, found: Severity, least: int) -> Mark:
    assessor = row.appraisal.assessor
    return Mark(
        row.appraisal_id, assessor.number, assessor.name, strictness(found, least), reading(found, least),
        found.logit or 0.0, found.error or 0.0, found.infit, found.subset, found.scores,
    )  # fmt: skip
