"""Letters that ask for rosters: each as Word from texts that staff edit, many together as one package."""

from __future__ import annotations

import re
import tempfile
import zipfile
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from prakan.domain.calendar import say_date
from prakan.domain.institutions import KIND_NAMES, Kind
from prakan.domain.letter import Letter, write_letter
from prakan.domain.problems import refuse
from prakan.domain.problems_roster import NO_SUCH_REQUEST, NOBODY_CHOSEN
from prakan.domain.text import Text
from prakan.foundation import access, audit
from prakan.foundation.models import Person, TextBlock
from prakan.foundation.queries.texts import agency, texts
from prakan.registry.models import RosterRequest
from prakan.registry.queries.roster_letters import DEFAULTS, PREFIX, letter_words

ALL_KINDS = Text("ทุกประเภท", "all kinds")
UNSAFE = re.compile(r"[^\w฀-๿.-]+")


def write_one(*, request_id: int, out: Path, by: Person, language: str = "th") -> str:
    """Write the letter of a request to ``out``; returns its file name. ROSTER-007 for no such request."""
    access.check(by, "roster.request")
    request = RosterRequest.objects.select_related("agency").filter(pk=request_id).first()
    if request is None:
        raise refuse(NO_SUCH_REQUEST, "request", request=request_id)
    write_letter(letter_of(request, language), out)
    return _name(request)


def write_many(*, request_ids: Iterable[int], out: Path, by: Person, language: str = "th") -> int:
    """Write a package (.zip) with the letter of every request; returns how many there are."""
    access.check(by, "roster.request")
    found = list(RosterRequest.objects.select_related("agency").filter(pk__in=list(request_ids)))
    if not found:
        raise refuse(NOBODY_CHOSEN, "requests")
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package, tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "letter.docx"
        for request in found:
            write_letter(letter_of(request, language), place)
            package.write(place, _name(request))
    return len(found)


@transaction.atomic
def edit_texts(*, given: Mapping[str, Text], by: Person, at: datetime) -> None:
    """Keep what letters say, by part (a key of DEFAULTS); an empty part says what it did at first."""
    access.check(by, "roster.request")
    known = {view.key: view.text for view in texts(PREFIX)}
    wanted = {PREFIX + part: text for part, text in given.items() if part in DEFAULTS}
    changed = {key: text for key, text in wanted.items() if known.get(key, Text("")) != text}
    if not changed:
        return
    audit.record(
        step="roster.request",
        subject="text:roster_letter",
        by=by,
        at=at,
        before={key: [known[key].th, known[key].en] for key in changed if key in known},
        after={key: [text.th, text.en] for key, text in changed.items()},
    )
    for key, text in changed.items():
        if text.th.strip():
            TextBlock.objects.update_or_create(key=key, defaults={"th": text.th, "en": text.en})
        else:
            TextBlock.objects.filter(key=key).delete()


def letter_of(request: RosterRequest, language: str) -> Letter:
    """Return the words of a request's letter, the staff's where they wrote any."""
    slots = _slots(request, language)
    filled = {part: _filled(text.say(language), slots) for part, text in letter_words().items()}
    return Letter(**filled, sender=agency().name.say(language), day=slots["day"])


def _slots(request: RosterRequest, language: str) -> dict[str, str]:
    kind = KIND_NAMES[Kind(request.kind)] if request.kind else ALL_KINDS
    sent = timezone.localdate(request.sent_at or request.at)
    return {
        "number": str(request.letter_number) if request.letter_number else "......",
        "letter_year": str(request.letter_year) if request.letter_year else "......",
        "to": request.agency.name.say(language),
        "agency": agency().name.say(language),
        "kind": kind.say(language),
        "year": str(request.fiscal_year),
        "deadline": say_date(request.deadline, language),
        "day": say_date(sent, language),
    }


def _filled(text: str, slots: dict[str, str]) -> str:
    """Fill the slots that are known; a brace that staff typed for another reason stays."""
    return re.sub(r"\{(\w+)\}", lambda found: slots.get(found[1], found[0]), text)


def _name(request: RosterRequest) -> str:
    number = f"{request.letter_number or 0:03d}-{request.letter_year or request.fiscal_year}"
    return f"{number}-{UNSAFE.sub('-', request.agency.short.th)}-{request.kind or 'all'}.docx"
