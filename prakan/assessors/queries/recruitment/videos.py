"""What a received file of a learning platform would write."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from prakan.assessors.models import Application, Recruitment
from prakan.assessors.queries.recruitment.results import applicants
from prakan.domain.problems import refuse
from prakan.domain.problems_recruitment import ROUND_MISSING
from prakan.domain.problems_recruitment_results import STATEMENTS_UNREADABLE
from prakan.domain.recruitment import Part
from prakan.domain.recruitment_rule import unpacked
from prakan.domain.sheets.reading import read_sheets
from prakan.domain.training import VideoFile, read_statements, read_videos
from prakan.foundation import access
from prakan.foundation.models import Person

LEARN = "training.learn"
STATEMENTS = (".json", ".json.txt")  # the page keeps them as text
LEARNING = frozenset({Application.Stage.CALLED.value, Application.Stage.TRAINING.value})


def videos_offered(person: Person, recruitment_id: int, *, path: Path, name: str, today: date) -> VideoFile:
    """Return what a file of progress says: a sheet, or xAPI statements when its name says JSON.

    Raises ``Refused``: ACCESS-001, RECRUIT-001, 030, 038, 042, and what reading the file does.
    """
    access.check(person, LEARN)
    row = Recruitment.objects.filter(pk=recruitment_id).first()
    if row is None:
        raise refuse(ROUND_MISSING)
    rule = unpacked(row.rule).training
    every = replace(applicants(row, Part.COMPETENCE), sitting=LEARNING)
    if not name.lower().endswith(STATEMENTS):
        return read_videos(read_sheets(path, name), rule, every, today)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise refuse(STATEMENTS_UNREADABLE, "file", why="UTF-8") from None
    return read_statements(text, rule, every)
