"""Reading frameworks: the list, one version with its pack, comments, pilots, past cases to score again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from prakan.domain.frameworks.model import Mark, Pack
from prakan.domain.frameworks.pilot import restored
from prakan.domain.frameworks.rescoring import PastCase, Source, cases_of_examples
from prakan.domain.frameworks.scoring import Verdict, score
from prakan.domain.frameworks.vocabulary import Covers
from prakan.domain.problems import refuse
from prakan.domain.problems_workshop import NO_FRAMEWORK
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.registry.models import Framework, FrameworkComment, Institution, PilotCase
from prakan.registry.queries.packs import pack_of
from prakan.registry.queries.rights import check_reader

GONE = (Framework.Stage.SUPERSEDED, Framework.Stage.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class FrameworkLine:
    """A version in a list."""

    id: int
    key: str  # code and first year (B.E.): "basic-2567"
    code: str
    year: int
    until: int | None
    number: int
    name: Text
    level: str
    stage: str
    status: str
    confirmed: bool
    made_at: datetime
    standards: int | None  # None: not known yet
    indicators: int | None
    waiting: int  # comments without an answer


@dataclass(frozen=True, slots=True)
class FrameworkView:
    """A version with its pack and its way through the workshop."""

    line: FrameworkLine
    pack: Pack
    digest: str
    files: tuple[tuple[str, str], ...]
    reason: str
    returned_reason: str
    decision: str
    made_by: Text
    published_by: Text
    published_at: datetime | None
    versions: tuple[FrameworkLine, ...]  # of the same code, the newest first


@dataclass(frozen=True, slots=True)
class CommentView:
    """A comment with its answer, "" before there is one."""

    id: int
    target: str
    text: str
    speaker: str
    by: Text
    at: datetime
    answer: str
    answered_by: Text
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class PilotView:
    """An institution that tries a version, with the verdict that its marks lead to."""

    id: int
    institution_id: int
    code: str  # one it carries now, "" without any
    name: Text
    kind: str
    marks: Mapping[str, Mark]
    verdict: Verdict
    remark: str
    by: Text
    at: datetime


def frameworks(person: Person, *, gone: bool = False) -> tuple[FrameworkLine, ...]:
    """Return every version at work or published; with ``gone`` those superseded and withdrawn too."""
    check_reader(person)
    found = _counted().order_by("level", "code", "-year", "-number")
    return tuple(_line(f) for f in (found if gone else found.exclude(stage__in=GONE)))


@dataclass(frozen=True, slots=True)
class AtWork:
    """How much of the workshop waits for somebody."""

    boards: int  # versions before the board
    unanswered: int  # comments without an answer on versions that still take them


def at_work(person: Person) -> AtWork:
    """Return what waits in the workshop."""
    check_reader(person)
    open_stages = (Framework.Stage.HEARING, Framework.Stage.PILOT)
    said = FrameworkComment.objects.filter(answer="", framework__stage__in=open_stages)
    return AtWork(Framework.objects.filter(stage=Framework.Stage.BOARD).count(), said.count())


def framework(person: Person, framework_id: int) -> FrameworkView:
    """Return one version; FRAME-060 when there is none."""
    check_reader(person)
    found = _counted().select_related("made_by", "published_by").filter(pk=framework_id).first()
    if found is None:
        raise refuse(NO_FRAMEWORK)
    return FrameworkView(
        line=_line(found),
        pack=pack_of(found),
        digest=found.digest,
        files=tuple(sorted(found.files.items())),
        reason=found.reason,
        returned_reason=found.returned_reason,
        decision=found.decision,
        made_by=_name(found.made_by),
        published_by=_name(found.published_by),
        published_at=found.published_at,
        versions=tuple(_line(f) for f in _counted().filter(code=found.code).order_by("-year", "-number")),
    )


def comments(person: Person, framework_id: int) -> tuple[CommentView, ...]:
    """Return the comments on a version, the oldest first."""
    check_reader(person)
    found = FrameworkComment.objects.filter(framework=framework_id).select_related("by", "answered_by")
    return tuple(
        CommentView(
            c.pk, c.target, c.text, c.speaker, c.by.name, c.at, c.answer, _name(c.answered_by), c.answered_at
        )
        for c in found
    )


def pilots(person: Person, framework_id: int) -> tuple[PilotView, ...]:
    """Return the institutions that try a version, with their verdicts."""
    check_reader(person)
    found = PilotCase.objects.filter(framework=framework_id)
    return tuple(_pilot(p) for p in found.select_related("framework", "institution", "by"))


def past_cases(person: Person, framework_id: int) -> tuple[PastCase, ...]:
    """Return what was scored under a version: its worked examples, then its pilots."""
    pack = framework(person, framework_id).pack
    tried = pilots(person, framework_id)
    return (
        *cases_of_examples(pack),
        *(PastCase(f"pilot:{p.id}", p.name, Source.PILOT, p.marks) for p in tried),
    )


def in_force(person: Person, kind: str, year: int) -> tuple[FrameworkView, ...]:
    """Return the published frameworks by which institutions of a kind are assessed in a year (B.E.).

    One kind may be assessed under two: a school with a kindergarten. The latest of each code counts.
    """
    check_reader(person)
    found = Framework.objects.filter(stage=Framework.Stage.PUBLISHED, year__lte=year)
    lasting = found.filter(Q(until=None) | Q(until__gte=year)).order_by("code", "year")
    latest = {f.code: f.pk for f in lasting if kind in f.kinds}
    return tuple(framework(person, pk) for pk in latest.values())


def _counted() -> QuerySet[Framework]:
    waiting = Count("comments", filter=Q(comments__answer=""), distinct=True)
    return Framework.objects.annotate(waiting=waiting)


def _line(found: Framework) -> FrameworkLine:
    pack = pack_of(found)
    return FrameworkLine(
        id=found.pk,
        key=found.key,
        code=found.code,
        year=found.year,
        until=found.until,
        number=found.number,
        name=found.name,
        level=found.level,
        stage=found.stage,
        status=found.status,
        confirmed=found.confirmed,
        made_at=found.made_at,
        standards=_size(pack, len(pack.standards), Covers.STANDARDS),
        indicators=_size(pack, len(pack.indicators), Covers.STANDARDS, Covers.POINTS),
        waiting=getattr(found, "waiting", 0),
    )


def _size(pack: Pack, count: int, *covers: str) -> int | None:
    """Return how many there are; None where there is none because nothing is known of them."""
    return None if count == 0 and not pack.points and pack.doubts(*covers) else count


def _pilot(case: PilotCase) -> PilotView:
    marks = restored(case.marks)
    return PilotView(
        id=case.pk,
        institution_id=case.institution_id,
        code=_code(case.institution),
        name=case.institution.name,
        kind=case.kind,
        marks=marks,
        verdict=score(pack_of(case.framework), marks),
        remark=case.remark,
        by=case.by.name,
        at=case.at,
    )


def _code(institution: Institution) -> str:
    carried = institution.codes.filter(ends=None).order_by("-scheme", "pk").first()
    return carried.value if carried else ""


def _name(person: Person | None) -> Text:
    return person.name if person else Text("")
