"""Training as pure rules: the share of hours attended, videos completed, what a learning platform tells."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from prakan.domain.problems import Fault, refuse
from prakan.domain.problems_recruitment_results import (
    DAY_AHEAD,
    DAY_UNREADABLE,
    DID_NOT_APPLY,
    NO_HEADINGS,
    NO_LINES,
    NOT_SITTING,
    POINTS_OUTSIDE,
    STATEMENTS_UNREADABLE,
    VIDEO_UNKNOWN,
)
from prakan.domain.readings import Unreadable, day, split_number
from prakan.domain.recruitment import WHOLE, Shortfall, Why, percent
from prakan.domain.recruitment_results import WHO, Applicants, Candidate, cell, who_is
from prakan.domain.recruitment_rule import TrainingRule
from prakan.domain.recruitment_words import APPLICATION_STAGES
from prakan.domain.sheets.headings import Heading, Vocabulary
from prakan.domain.sheets.reading import Sheet
from prakan.domain.text import Text

THERE = frozenset({"present", "late"})  # marks that count; whether late counts is to be confirmed
VIDEO, PERCENT, COMPLETED = "video", "percent", "completed_on"
HEADINGS = (
    *WHO,
    Heading(VIDEO, Text("วิดีโอ", "Video"), ("รหัสวิดีโอ", "บทเรียน", "video key")),
    Heading(PERCENT, Text("ความก้าวหน้า", "Progress"), ("ร้อยละ", "percent", "เปอร์เซ็นต์")),
    Heading(COMPLETED, Text("วันที่เรียนจบ", "Completed on"), ("วันเรียนจบ", "completed")),
)
WORDS = Vocabulary(HEADINGS)
#: Experience API (IEEE 9274.1.1) with the video profile of ADL
DONE = "http://adlnet.gov/expapi/verbs/completed"
PROGRESS = "https://w3id.org/xapi/video/extensions/progress"  # 0 to 1


@dataclass(frozen=True, slots=True)
class VideoLine:
    """How far somebody has come with a video, as a row or a statement says; with what is wrong with it."""

    row: int
    shown: str
    candidate: Candidate | None
    video: str
    percent: Decimal
    completed_on: date | None
    faults: tuple[Fault, ...]
    cells: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class VideoFile:
    """A file of a learning platform as understood."""

    sheet: str
    header_row: int
    lines: tuple[VideoLine, ...]

    @property
    def wrong(self) -> tuple[VideoLine, ...]:
        """Return the rows with problems."""
        return tuple(line for line in self.lines if line.faults)

    @property
    def furthest(self) -> dict[tuple[int, str], VideoLine]:
        """Return for each person and video the row that is furthest."""
        found: dict[tuple[int, str], VideoLine] = {}
        for line in self.lines:
            at = (line.candidate.id if line.candidate else 0, line.video)
            if at not in found or line.percent > found[at].percent:
                found[at] = line
        return found

    @property
    def digest(self) -> str:
        """Return the sha256 (hex) of what would be written."""
        told = [
            [*at, str(line.percent), str(line.completed_on)] for at, line in sorted(self.furthest.items())
        ]
        return hashlib.sha256(json.dumps([told, len(self.wrong)]).encode()).hexdigest()


def attended(sessions: Mapping[int, int], marks: Mapping[int, str]) -> Decimal | None:
    """Return the percent of minutes attended; ``sessions`` id -> minutes, ``marks`` id -> mark."""
    there = sum(minutes for pk, minutes in sessions.items() if marks.get(pk) in THERE)
    return percent(there, sum(sessions.values()))


def shortfalls(rule: TrainingRule, share: Decimal | None, completed: int) -> tuple[Why, ...]:
    """Return what of the training somebody lacks; without sessions nobody lacks hours."""
    found = []
    if share is not None and share < rule.attendance:
        found.append(Why(Shortfall.ATTENDANCE, "", share, rule.attendance))
    if completed < rule.needed:
        found.append(Why(Shortfall.VIDEOS, "", Decimal(completed), Decimal(rule.needed)))
    return tuple(found)


def read_videos(
    sheets: Sequence[Sheet], rule: TrainingRule, applicants: Applicants, today: date
) -> VideoFile:
    """Return what a sheet of progress says; raises ``Refused``: RECRUIT-030, 038."""
    for sheet in sheets:
        header = WORDS.find_header(sheet.rows, VIDEO)
        if header and PERCENT in header.columns:
            rows = enumerate(sheet.rows[header.last :], start=header.last + 1)
            lines = tuple(
                _line(number, cells, header.columns, rule, applicants, today)
                for number, cells in rows
                if any(str(one).strip() for one in cells)
            )
            if not lines:
                raise refuse(NO_LINES, "file")
            return VideoFile(sheet.name, header.last, lines)
    raise refuse(NO_HEADINGS, "file", wanted="วิดีโอ, ความก้าวหน้า")


def _line(
    row: int,
    cells: Sequence[object],
    columns: Mapping[str, int],
    rule: TrainingRule,
    applicants: Applicants,
    today: date,
) -> VideoLine:
    who, shown = who_is(cells, columns, applicants)
    given = cell(cells, columns, PERCENT)
    try:
        reached, _unit = split_number(given)
    except Unreadable:
        reached = Decimal(-1)
    done, faults = _day(row, cells, columns, today)
    video = cell(cells, columns, VIDEO)
    read = _checked(row, shown, who, video, reached, given, done, rule, applicants, columns)
    return replace(read, faults=(*read.faults, *faults))


def _day(
    row: int, cells: Sequence[object], columns: Mapping[str, int], today: date
) -> tuple[date | None, tuple[Fault, ...]]:
    """Return the day of completion, None where there is none, and what is wrong with it."""
    given = cells[columns[COMPLETED]] if COMPLETED in columns and columns[COMPLETED] < len(cells) else ""
    if given is None or not str(given).strip():
        return None, ()
    try:
        done = day(given)
    except Unreadable:
        return None, (Fault(DAY_UNREADABLE, {"row": row, "given": str(given)}, COMPLETED),)
    return done, (Fault(DAY_AHEAD, {"row": row, "given": done}, COMPLETED),) if done > today else ()


def read_statements(text: str, rule: TrainingRule, applicants: Applicants) -> VideoFile:
    """Return what xAPI statements say: a list, or an object with "statements".

    The actor's account is the application number; the object's id ends with the key of the video. Statements
    that tell neither completion nor progress say nothing. Raises ``Refused``: RECRUIT-038, 042.
    """
    lines = tuple(
        _stated(number, one, rule, applicants)
        for number, one in enumerate(_statements(text), start=1)
        if _progress(one) is not None
    )
    if not lines:
        raise refuse(NO_LINES, "file")
    return VideoFile("xAPI", 0, lines)


def _statements(text: str) -> Iterator[Mapping[str, Any]]:
    try:
        told = json.loads(text)
    except ValueError as error:
        raise refuse(STATEMENTS_UNREADABLE, "file", why=str(error)[:80]) from None
    several = told.get("statements") if isinstance(told, dict) else told
    if not isinstance(several, list):
        raise refuse(STATEMENTS_UNREADABLE, "file", why="statements")
    yield from (one for one in several if isinstance(one, dict))


def _progress(statement: Mapping[str, Any]) -> Decimal | None:
    """Return the percent that a statement tells; None for nothing."""
    if _at(statement, "verb", "id") == DONE:
        return WHOLE
    share = _at(statement, "result", "extensions", PROGRESS)
    if isinstance(share, (int, float)) and not isinstance(share, bool):
        return Decimal(str(share)) * WHOLE
    return None


def _stated(row: int, statement: Mapping[str, Any], rule: TrainingRule, applicants: Applicants) -> VideoLine:
    number = str(_at(statement, "actor", "account", "name") or "").strip().upper()
    video = str(_at(statement, "object", "id") or "").rstrip("/").rpartition("/")[2]
    reached = _progress(statement) or Decimal(0)
    done = _moment(_at(statement, "timestamp")) if reached >= WHOLE else None
    who = applicants.by_number.get(number)
    return _checked(row, number or "–", who, video, reached, f"{reached:f}", done, rule, applicants, {})


def _at(told: object, *names: str) -> object:
    for name in names:
        told = told.get(name) if isinstance(told, dict) else None
    return told


def _moment(given: object) -> date | None:
    try:
        return datetime.fromisoformat(str(given)).date()
    except ValueError:
        return None


def _checked(
    row: int,
    shown: str,
    who: Candidate | None,
    video: str,
    reached: Decimal,
    given: str,
    done: date | None,
    rule: TrainingRule,
    applicants: Applicants,
    columns: Mapping[str, int],
) -> VideoLine:
    keys = {key: key for key, _name in rule.videos} | {name.th: key for key, name in rule.videos}
    faults = []
    if who is None:
        faults.append(Fault(DID_NOT_APPLY, {"row": row, "given": shown}, "number"))
    elif who.stage not in applicants.sitting:
        values = {"row": row, "given": shown, "stage": APPLICATION_STAGES[who.stage]}
        faults.append(Fault(NOT_SITTING, values, "number"))
    if video not in keys:
        known = ", ".join(key for key, _name in rule.videos)
        faults.append(Fault(VIDEO_UNKNOWN, {"row": row, "given": video, "known": known}, VIDEO))
    if not 0 <= reached <= WHOLE:
        values = {"row": row, "component": video, "given": given, "most": "100"}
        faults.append(Fault(POINTS_OUTSIDE, values, PERCENT))
    kept = reached.quantize(Decimal("0.01")) if 0 <= reached <= WHOLE else Decimal(0)
    return VideoLine(row, shown, who, keys.get(video, video), kept, done, tuple(faults), columns)
