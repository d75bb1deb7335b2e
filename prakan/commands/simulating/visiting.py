"""What a team does in a case: prepares, scores each alone, agrees; the verdict follows from the pack."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from prakan.assessment.actions.case_scores import (
    add_findings,
    agree,
    attach_all,
    dissent,
    hand_in,
    propose_all,
    propose_equal,
    save_all,
    share,
)
from prakan.assessment.actions.case_scores.evidence import Found
from prakan.assessment.actions.case_scores.findings import Line
from prakan.assessment.actions.case_scores.scoring import Put
from prakan.assessment.actions.cases.steps import take
from prakan.assessment.models import Case, CaseConsensus, CaseEvidence, CaseSheet, TeamSeat
from prakan.assessment.queries.case_scores.opened import consensus_digest, open_sheets
from prakan.assessment.queries.case_scores.reaching import pack
from prakan.commands.simulating import words
from prakan.commands.simulating.chance import Chance
from prakan.commands.simulating.company import Company
from prakan.domain.case_scores.consensus import decisions_of
from prakan.domain.case_scores.differences import differences, position
from prakan.domain.case_scores.papers import FindingKind
from prakan.domain.frameworks.model import Mark, Pack
from prakan.domain.frameworks.pilot import typed
from prakan.domain.frameworks.questions import questions
from prakan.domain.frameworks.vocabulary import NOT_ASSESSED
from prakan.foundation.models import Person

DISSENTING = 0.12  # of teams that had something to talk about
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Stage:
    """A case on the stage: who plays, by what chance, what is drawn for it."""

    company: Company
    chance: Chance
    case: Case

    @property
    def school(self) -> str:
        """Return what the quality of the institution is drawn by."""
        return str(self.case.institution_id)

    @property
    def team(self) -> Sequence[TeamSeat]:
        """Return the team, its chair first."""
        return self.company.team(self.case)

    def person(self, seat: TeamSeat) -> Person:
        """Return the account of somebody of the team."""
        return self.company.assessors[seat.assessor_id]

    @property
    def chair(self) -> Person:
        return self.person(self.team[0])


def analyse(stage: Stage, at: datetime) -> None:
    """Let the team read the report: questions, who looks at what; then the chair says so."""
    case, chance, team = stage.case, stage.chance, stage.team
    codes = list(pack(case).indicators)
    chosen = chance.of("ask", case.number).sample(codes, min(2, len(codes)))
    asked = {code: words.made_up(chance.one_of(words.QUESTIONS, case.number, code)) for code in chosen}
    lines = [Line(FindingKind.QUESTION, text, code) for code, text in asked.items()]
    add_findings(case_id=case.pk, lines=lines, by=stage.chair, at=at)
    split = {code: team[place % len(team)].assessor_id for place, code in enumerate(codes)}
    share(case_id=case.pk, shares=split, by=stage.chair, at=at + MINUTE)
    take(
        case_id=case.pk,
        step="case.analyse",
        revision=case.revision,
        by=stage.chair,
        at=at + 2 * MINUTE,
    )


def score(stage: Stage, at: datetime) -> None:
    """Let each of the team who has not yet collect evidence, put down all marks and hand in."""
    done = CaseSheet.objects.filter(case=stage.case, stage="handed_in")
    there = set(done.values_list("assessor_id", flat=True))
    for seat in stage.team:
        if seat.assessor_id not in there:
            _sheet(stage, seat, at)
            at += 7 * MINUTE


def _sheet(stage: Stage, seat: TeamSeat, at: datetime) -> None:
    case, chance, by, name = stage.case, stage.chance, stage.person(seat), seat.assessor.number
    draw = chance.of("evidence", case.number, name)
    found = [
        Found(
            kind, words.made_up(title), note=words.made_up(chance.one_of(words.REASONS, case.number, title))
        )
        for kind, title in draw.sample(words.EVIDENCE, 2)
    ]
    keyed = [_keyed(one, f"{case.number}-{name}-{place}") for place, one in enumerate(found)]
    ids = [one.pk for one in attach_all(case_id=case.pk, found=keyed, by=by, at=at)]
    marks = {}
    for asked in questions(pack(case)):
        mark = chance.mark(asked, stage.school, name)
        unseen = mark == NOT_ASSESSED
        why = words.NO_EVIDENCE if unseen else chance.one_of(words.REASONS, case.number, name, asked.code)
        marks[asked.code] = Put(mark, words.made_up(why), () if unseen else (draw.choice(ids),))
    save_all(case_id=case.pk, marks=marks, by=by, at=at + MINUTE)
    hand_in(case_id=case.pk, by=by, at=at + 2 * MINUTE)


def _keyed(one: Found, key: str) -> Found:
    return Found(one.kind, one.title, one.note, key=key[:64])


def settle(stage: Stage, at: datetime) -> None:
    """Let the chair propose, somebody dissent now and then, and everybody agree: the verdict follows."""
    case, chance = stage.case, stage.chance
    propose_equal(case_id=case.pk, by=stage.chair, at=at)
    if marks := _between(stage):
        propose_all(case_id=case.pk, marks=marks, by=stage.chair, at=at + MINUTE)
    if marks and len(stage.team) > 1 and chance.happens(DISSENTING, "dissent", case.number):
        said = words.made_up(chance.one_of(words.DISSENTS, case.number))
        one = stage.person(stage.team[-1])
        dissent(case_id=case.pk, code=sorted(marks)[0], words=said, by=one, at=at + 2 * MINUTE)
    row = CaseConsensus.objects.get(case=case)
    digest = consensus_digest(case, decisions_of(row.marks))
    for place, seat in enumerate(stage.team):
        agree(case_id=case.pk, digest=digest, by=stage.person(seat), at=at + (3 + place) * MINUTE)


def _between(stage: Stage) -> dict[str, Put]:
    """Return the marks that nobody has decided: the middle of what was given, with all evidence of it."""
    case, sheets = stage.case, open_sheets(stage.case)
    decided = decisions_of(CaseConsensus.objects.get(case=case).marks)
    visible = set(CaseEvidence.objects.filter(case=case, hidden_at=None).values_list("pk", flat=True))
    made: dict[str, Put] = {}
    for apart in differences(pack(case), [one.marks for one in sheets]):
        code = apart.code
        if code in decided:
            continue
        given = [one.entries[code] for one in sheets if code in one.entries]
        cited = sorted({e for entry in given for e in entry.evidence} & visible) or sorted(visible)
        mark = _middle(pack(case), code, [entry.mark for entry in given])
        made[code] = Put(mark, words.made_up(words.CONSENSUS), () if mark == NOT_ASSESSED else tuple(cited))
    return made


def _middle(of: Pack, code: str, given: Sequence[Mark | None]) -> str:
    """Return the middle of what was given, the lower of two, as a word of the pack."""
    placed = [(place, mark) for mark in given if (place := position(of, code, mark)) is not None]
    if not placed:
        return NOT_ASSESSED
    placed.sort(key=lambda one: one[0])
    return typed(placed[(len(placed) - 1) // 2][1])
