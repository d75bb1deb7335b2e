"""Reading one self-assessment report: its form, answers, evidence, and what stands in its way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from prakan.assessment.models import OPEN_STAGES, Sar
from prakan.assessment.queries.forms import form
from prakan.assessment.queries.reports import answers_of
from prakan.assessment.queries.sars import SarLine, line_of
from prakan.assessment.queries.season_due import outlook_of
from prakan.domain.problems import refuse
from prakan.domain.problems_sars import NO_SAR
from prakan.domain.roles import EVERYBODY, SCHOOLS
from prakan.domain.sars.answers import Answer
from prakan.domain.sars.form import Form, Question, Tally, indicators
from prakan.domain.season_lateness import Outlook
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.registry.queries.reach import reach


@dataclass(frozen=True, slots=True)
class AnswerView:
    """An answer, who wrote it, and what others wrote over the same older text."""

    value: str
    revision: int
    by: Text
    at: datetime | None
    others: tuple[tuple[str, Text, datetime], ...]


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A file behind a question; ``page`` or ``second`` is where in it."""

    id: int
    question: str
    file_id: int
    title: str
    name: str
    media_type: str
    size: int
    digest: str
    page: int | None
    second: int | None
    by: Text
    at: datetime


@dataclass(frozen=True, slots=True)
class OwnFile:
    """The institution's own PDF of the whole report."""

    id: int
    name: str
    size: int
    digest: str


@dataclass(frozen=True)
class SarView:
    """One report; ``readable`` is False for others than its institution until it is submitted."""

    line: SarLine
    pack: Text
    pack_key: str
    pack_digest: str
    confirmed: bool  # whether all of the pack is official
    form: Form
    readable: bool
    mine: bool  # whether the reader acts for the institution
    answers: Mapping[str, AnswerView]
    evidence: tuple[EvidenceView, ...]
    own_file: OwnFile | None
    returned_reason: str
    returned_by: Text
    returned_at: datetime | None
    saved_at: datetime | None
    previous: int | None  # an earlier year's report to take answers from
    outlook: Outlook | None  # what its season would do with it now; None without a season

    @property
    def open(self) -> bool:
        """Return whether the institution can write in it now."""
        return self.line.stage in OPEN_STAGES

    @property
    def values(self) -> dict[str, str]:
        """Return the answers by question code."""
        return {code: a.value for code, a in self.answers.items()}

    @property
    def tallies(self) -> tuple[Tally, ...]:
        """Return how complete each section is."""
        return self.form.tallies(self.values)

    @property
    def indicators(self) -> tuple[int, int]:
        """Return how many indicators are answered, of how many."""
        return indicators(self.form, self.values)

    @property
    def missing(self) -> tuple[Question, ...]:
        """Return what is not answered yet."""
        return self.form.missing(self.values)

    @property
    def clashes(self) -> tuple[str, ...]:
        """Return the codes of questions with two texts."""
        return tuple(code for code, a in self.answers.items() if a.others)


def sar(person: Person, sar_id: int) -> SarView:
    """Return one report; raises ``Refused`` (SAR-001) when there is none that the person may see."""
    rows = Sar.objects.select_related("institution__agency", "framework", "own_file", "returned_by")
    found = rows.filter(reach(person, EVERYBODY), pk=sar_id).prefetch_related("parts").first()
    if found is None:
        raise refuse(NO_SAR)
    mine = Sar.objects.filter(reach(person, SCHOOLS), pk=sar_id).exists()
    readable = mine or found.stage not in (Sar.Stage.DRAFT, Sar.Stage.MISSING)
    own = found.own_file if readable else None
    return SarView(
        line=line_of(found),
        pack=found.framework.name,
        pack_key=found.framework.key,
        pack_digest=found.pack_digest,
        confirmed=found.framework.confirmed,
        form=form(found),
        readable=readable,
        mine=mine,
        answers=_answers(answers_of(found)) if readable else {},
        evidence=_evidence(found) if readable else (),
        own_file=OwnFile(own.pk, own.name, own.size, own.digest) if own else None,
        returned_reason=found.returned_reason,
        returned_by=found.returned_by.name if found.returned_by else Text(""),
        returned_at=found.returned_at,
        saved_at=found.saved_at,
        previous=previous_of(found) if mine else None,
        outlook=_outlook(found) if found.stage in OPEN_STAGES else None,
    )


def _outlook(found: Sar) -> Outlook | None:
    again = bool(found.number)
    return outlook_of(found.institution, found.kind, found.year, timezone.now(), again=again)


def previous_of(found: Sar) -> int | None:
    """Return the id of the latest earlier report of the same institution and level."""
    earlier = Sar.objects.filter(institution=found.institution_id, level=found.level, year__lt=found.year)
    return earlier.order_by("-year").values_list("pk", flat=True).first()


def _answers(answers: Mapping[str, Answer]) -> dict[str, AnswerView]:
    ids = {w.by for a in answers.values() for w in (a.now, *a.others)}
    names = {p.pk: p.name for p in Person.objects.filter(pk__in=[pk for pk in ids if pk])}
    nobody = Text("")
    return {
        code: AnswerView(
            value=a.value,
            revision=a.revision,
            by=names.get(a.now.by or 0, nobody),
            at=datetime.fromisoformat(a.now.at) if a.now.at else None,
            others=tuple(
                (o.value, names.get(o.by or 0, nobody), datetime.fromisoformat(o.at)) for o in a.others
            ),
        )
        for code, a in answers.items()
    }


def _evidence(found: Sar) -> tuple[EvidenceView, ...]:
    kept = found.evidence.filter(removed_at=None).select_related("file", "by")
    return tuple(
        EvidenceView(
            id=e.pk,
            question=e.question,
            file_id=e.file_id,
            title=e.title,
            name=e.file.name,
            media_type=e.file.media_type,
            size=e.file.size,
            digest=e.file.digest,
            page=e.page,
            second=e.second,
            by=e.by.name if e.by else Text(""),
            at=e.at,
        )
        for e in kept
    )
