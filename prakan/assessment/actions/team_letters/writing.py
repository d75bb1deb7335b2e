"""A letter about an announced team, made from the template that was in use when it was announced."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from django.utils import timezone

from prakan.assessment.models import TeamAppointment
from prakan.assessment.queries.team_announcing import RuleView, letter_rule
from prakan.assessment.queries.team_appointments import LetterView, letter_row, letters_of
from prakan.domain.letter_template.filling import fill
from prakan.domain.letter_template.kinds import KINDS, TEAM_APPOINTMENT
from prakan.domain.team_appointments import Heading, read, to_assessor, to_institution
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.foundation.queries.texts import AgencyView, agency
from prakan.registry.models import LetterTemplate
from prakan.registry.queries.letter_templates import content_of, in_use

#: Windows takes none of these in a file's name
UNSAFE = re.compile(r'[\\/:*?"<>|\s.]+')
LONGEST = 80  # characters of a name within a file's name
EDITION = Text("แก้ไข", "revision")


@dataclass(slots=True)
class Desk:
    """Where letters of a language are written: each template is fetched once, the agency asked once."""

    person: Person
    language: str
    rule: RuleView = field(default_factory=letter_rule)
    house: AgencyView = field(default_factory=agency)
    fetched: dict[int, bytes] = field(default_factory=dict)

    def template(self, row: TeamAppointment, kind: str) -> LetterTemplate:
        """Return what a letter is made from; raises ``Refused`` (LETTER-007) when there is nothing."""
        pinned: LetterTemplate | None = getattr(row, f"{KINDS[kind].file}_{self.language}")
        return pinned or in_use(self.language, kind)

    def content(self, template: LetterTemplate) -> bytes:
        """Return the bytes of a template."""
        if template.pk not in self.fetched:
            self.fetched[template.pk] = content_of(self.person, template)
        return self.fetched[template.pk]

    def values(self, row: TeamAppointment, letter: LetterView) -> dict[str, str]:
        """Return what stands in the fields of a letter."""
        fields = to_assessor if letter.kind.code == TEAM_APPOINTMENT else to_institution
        return fields(read(row.facts), self._head(row), letter.whom, self.language)

    def write(self, row: TeamAppointment, letter: LetterView, out: Path | BytesIO) -> None:
        """Write a letter."""
        template = self.template(row, letter.kind.code)
        made_from = f"{letter.kind.file} letter {self.language} version {template.version}"
        fill(self.content(template), self.values(row, letter), out, made_from)

    def name(self, row: TeamAppointment, letter: LetterView) -> str:
        """Return the name of a letter's file, in Thai where it is, as any Windows unpacks it."""
        number = UNSAFE.sub("-", self.rule.say(row.letter_number, row.letter_year))
        parts = [number, letter.kind.name.say(self.language), letter.name.say(self.language)]
        if row.edition > 1:
            parts.append(f"{EDITION.say(self.language)}{row.edition - 1}")
        said = "-".join(UNSAFE.sub("-", part)[:LONGEST].strip("-") for part in parts)
        return unicodedata.normalize("NFC", f"{said}.docx")

    def _head(self, row: TeamAppointment) -> Heading:
        return Heading(
            number=row.letter_number,
            letter_year=row.letter_year,
            edition=row.edition,
            day=timezone.localdate(row.at),
            year=row.plan.year,
            visit=row.number,
            agency=self.house.name,
            short=self.house.short,
            digits=self.rule.digits,
        )


def write_one(
    *, appointment_id: int, kind: str, whom: int, out: Path, by: Person, language: str = "th"
) -> str:
    """Write one letter to ``out``; returns its file name. ``whom``: an assessor, or an institution.

    Staff read any, assessors and institutions their own while it is in force. Raises ``Refused``: ACCESS-001,
    VISIT-042, LETTER-007 without a template in that language.
    """
    row = letter_row(by, appointment_id, kind, whom)
    letter = next(one for one in letters_of(read(row.facts), kind) if one.whom == whom)
    desk = Desk(by, language)
    desk.write(row, letter, out)
    return desk.name(row, letter)
