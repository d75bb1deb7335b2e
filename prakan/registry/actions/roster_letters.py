"""Letters that ask for rosters: each as Word from the template in use, many together as one package."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from django.db.models import QuerySet
from django.utils import timezone
from docx import Document

from prakan.domain.calendar import say_date
from prakan.domain.institutions import KIND_NAMES, Kind
from prakan.domain.letter_template.fields import samples
from prakan.domain.letter_template.filling import fill, said
from prakan.domain.letter_template.kinds import ROSTER_REQUEST, kind_of
from prakan.domain.problems import refuse
from prakan.domain.problems_roster import NO_SUCH_REQUEST, NOBODY_CHOSEN
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.foundation.queries.texts import agency
from prakan.registry.models import LetterTemplate, RosterRequest
from prakan.registry.queries.letter_templates import content_of, in_use, one, right_to_change

ALL_KINDS = Text("ทุกประเภท", "all kinds")
UNSAFE = re.compile(r"[^\w฀-๿.-]+")


@dataclass(slots=True)
class Desk:
    """Where letters of a language are written: each template is fetched once."""

    person: Person
    language: str
    fetched: dict[int, bytes] = field(default_factory=dict)

    def write(self, request: RosterRequest, out: Path | BytesIO) -> None:
        """Write the letter of a request, from the template it was numbered with, else from that in use."""
        template = getattr(request, f"template_{self.language}") or in_use(self.language)
        if template.pk not in self.fetched:
            self.fetched[template.pk] = content_of(self.person, template)
        fill(self.fetched[template.pk], values_of(request, self.language), out, made_from(template))


def write_one(*, request_id: int, out: Path, by: Person, language: str = "th") -> str:
    """Write the letter of a request to ``out``; returns its file name.

    Raises ``Refused``: ROSTER-007 for no such request, LETTER-007 while there is no template.
    """
    access.check(by, "roster.request")
    request = _found([request_id]).first()
    if request is None:
        raise refuse(NO_SUCH_REQUEST, "request", request=request_id)
    Desk(by, language).write(request, out)
    return _name(request)


def write_many(*, request_ids: Iterable[int], out: Path, by: Person, language: str = "th") -> int:
    """Write a package (.zip) with the letter of every request; returns how many there are.

    Raises ``Refused``: ROSTER-052 for none, LETTER-007 while there is no template.
    """
    access.check(by, "roster.request")
    found = list(_found(request_ids))
    if not found:
        raise refuse(NOBODY_CHOSEN, "requests")
    desk = Desk(by, language)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for request in found:
            desk.write(request, letter := BytesIO())
            package.writestr(_name(request), letter.getvalue())
    return len(found)


def write_sample(*, template_id: int, out: Path, by: Person, request_id: int | None = None) -> str:
    """Write what a version makes of a real request, or of made-up values without one; returns a file name.

    Kinds other than requests know only made-up values here. Raises ``Refused``: ROSTER-007, LETTER-008.
    """
    template = one(template_id)
    kind = kind_of(template.kind)
    access.check(by, right_to_change(kind))
    request = _found([request_id]).first() if request_id else None
    if request_id and (request is None or kind.code != ROSTER_REQUEST):
        raise refuse(NO_SUCH_REQUEST, "request", request=request_id)
    language = template.language
    values = values_of(request, language) if request else samples(kind.fields, language)
    fill(content_of(by, template), values, out, made_from(template))
    return f"sample-{kind.file}-{language}-{template.version}.docx"


def read_sample(*, template_id: int, by: Person, request_id: int | None = None, folder: Path) -> list[str]:
    """Return what the sample of ``write_sample`` says, paragraph by paragraph, without empty ones."""
    out = folder / "sample.docx"
    write_sample(template_id=template_id, out=out, by=by, request_id=request_id)
    return [words for words in said(Document(str(out))) if words.strip()]


def values_of(request: RosterRequest, language: str) -> dict[str, str]:
    """Return what stands in each field of a request's letter."""
    kind = KIND_NAMES[Kind(request.kind)] if request.kind else ALL_KINDS
    sent = timezone.localdate(request.sent_at or request.at)
    return {
        "number": str(request.letter_number) if request.letter_number else "......",
        "letter_year": str(request.letter_year) if request.letter_year else "......",
        "day": say_date(sent, language),
        "to": request.agency.name.say(language),
        "agency": agency().name.say(language),
        "agency_short": agency().short.say(language),
        "kind": kind.say(language),
        "year": str(request.fiscal_year),
        "deadline": say_date(request.deadline, language),
    }


def made_from(template: LetterTemplate) -> str:
    """Return the words in a letter's properties that tell which version it was made from."""
    return f"{kind_of(template.kind).file} letter {template.language} version {template.version}"


def _found(ids: Iterable[int]) -> QuerySet[RosterRequest]:
    linked = ("agency", "template_th__file", "template_en__file")
    return RosterRequest.objects.select_related(*linked).filter(pk__in=list(ids))


def _name(request: RosterRequest) -> str:
    number = f"{request.letter_number or 0:03d}-{request.letter_year or request.fiscal_year}"
    return f"{number}-{UNSAFE.sub('-', request.agency.short.th)}-{request.kind or 'all'}.docx"
