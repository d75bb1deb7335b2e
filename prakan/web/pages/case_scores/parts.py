"""What the pages of a team share: steps of the head, the list of indicators, choices of a question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prakan.assessment.queries.case_scores.rooms import Room
from prakan.domain.case_scores.differences import position, steps
from prakan.domain.case_scores.sheets import Entry, State, chapters
from prakan.domain.frameworks.model import Mark, Pack, Standard
from prakan.domain.frameworks.pilot import typed
from prakan.domain.frameworks.questions import Asks, Question, question
from prakan.domain.frameworks.vocabulary import NOT_ASSESSED
from prakan.domain.frameworks.words import MET, NOT_ASSESSED_TEXT, NOT_MET
from prakan.domain.problems import refuse
from prakan.domain.problems_scores import NOT_ASKED
from prakan.domain.text import Text
from prakan.web.templatetags.words import language, thai_when


@dataclass(frozen=True, slots=True)
class HeadStep:
    """A step of the three in the head of the page."""

    name: str
    what: str
    state: str  # done | now | ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A level that can be chosen: its word, its number on the scale, its name and description."""

    value: str
    number: str
    name: Text
    text: Text


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator in the list: how far it has come, how much evidence it cites."""

    question: Question
    state: State
    evidence: int


@dataclass(frozen=True, slots=True)
class Level:
    """A mark for reading: number on the scale, name, and the scale as little squares."""

    number: str
    name: Text
    on: int
    of: int

    @property
    def squares(self) -> tuple[bool, ...]:
        """Return the scale from its lowest level, True as far as the mark reaches."""
        return tuple(n < self.on for n in range(self.of))


def head_steps(room: Room, here: str) -> tuple[HeadStep, ...]:
    """Return the three steps: scores of one's own, opening, consensus; ``here`` is where the page stands."""
    all_in = len(room.members)
    own = ngettext("%(n)s has handed in", "%(n)s have handed in", room.handed_in) % {"n": room.handed_in}
    opened = thai_when(room.opened_at) if room.opened_at else _("when all %(n)s are in") % {"n": all_in}
    agreed = thai_when(room.agreed_at) if room.agreed_at else ""
    return (
        HeadStep(_("Own scores"), own, "done" if room.opened_at else "now"),
        HeadStep(_("Opened together"), opened, "done" if room.opened_at else ""),
        HeadStep(_("Consensus"), agreed, _third(room, here)),
    )


def _third(room: Room, here: str) -> str:
    if room.agreed_at:
        return "done"
    return "now" if room.opened_at else ""


def lines(pack: Pack, entries: Mapping[str, Entry]) -> list[tuple[Standard, list[Line]]]:
    """Return what is marked by standard, each with how far it has come."""
    return [
        (standard, [_line(one, entries.get(one.code, Entry())) for one in asked])
        for standard, asked in chapters(pack)
    ]


def _line(asked: Question, entry: Entry) -> Line:
    return Line(asked, entry.state, len(entry.evidence))


def targets(pack: Pack) -> list[tuple[str, str]]:
    """Return what evidence may be about, as choices: every standard and its indicators, in order."""
    codes = [code for one in pack.standards for code in (one.code, *(i.code for i in one.indicators))]
    return [(code, f"{code} {pack.name_of(code).say(language())}") for code in codes]


def asked_codes(pack: Pack) -> list[str]:
    """Return what is marked, in order."""
    return [one.code for _standard, asked in chapters(pack) for one in asked]


def question_of(pack: Pack, code: str) -> Question:
    """Return what is asked about a code; raises ``Refused`` (SCORE-002) for what is not."""
    found = question(pack, code) if code in asked_codes(pack) else None
    if found is None:
        raise refuse(NOT_ASKED, code=code[:60])
    return found


def choices(asked: Question) -> tuple[Choice, ...]:
    """Return the levels of a question from the lowest; none for one that takes a number."""
    if asked.asks is Asks.MET:
        return (Choice("false", "", NOT_MET, Text("")), Choice("true", "", MET, Text("")))
    if asked.asks is Asks.NUMBER or asked.scale is None:
        return ()
    return tuple(
        Choice(level.id, str(n), level.name, asked.rubric.text(level.id) if asked.rubric else Text(""))
        for n, level in enumerate(asked.scale.levels, 1)
    )


def level_of(pack: Pack, code: str, mark: Mark | None) -> Level | None:
    """Return a mark for reading; None where nothing was put down."""
    if mark is None:
        return None
    if not mark.assessed:
        return Level("", NOT_ASSESSED_TEXT, 0, 0)
    place = position(pack, code, mark)
    names = {one.value: one.name for one in choices(question_of(pack, code))}
    word = typed(mark)
    on = 0 if place is None else place + 1
    number = word if mark.number is not None else str(on)
    return Level(number, names.get(word, Text("")), on, steps(pack, code))


def around(pack: Pack, code: str) -> tuple[str, str]:
    """Return the codes before and after one, "" at the ends."""
    every = asked_codes(pack)
    here = every.index(code)
    before = every[here - 1] if here else ""
    return before, every[here + 1] if here + 1 < len(every) else ""


def doubtful(room: Room) -> bool:
    """Return whether the rules of the pack are not official yet."""
    return not room.confirmed or bool(room.pack.unconfirmed)


NOTHING = NOT_ASSESSED
