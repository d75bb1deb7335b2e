"""Rosters from the systems of parent agencies: sent item by item, previewed, confirmed, handed back."""

from __future__ import annotations

import tempfile
from dataclasses import fields
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, Literal

from django.http import FileResponse, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_noop
from ninja import Field, Query, Router, Schema

from prakan.domain.roster_sheet.headings import BY_FIELD
from prakan.domain.roster_sheet.named import KEY, NAMED
from prakan.registry.actions import roster_intake
from prakan.registry.queries.deliveries import (
    Delivered,
    DeliveredLine,
    asked,
    asked_once,
    delivered,
    delivered_lines,
)
from prakan.registry.queries.roster_contacts import ContactPreview
from prakan.web.api.bodies import JSON, NDJSON
from prakan.web.api.items import answered
from prakan.web.api.paging import LAST_ID, After, Limit, page
from prakan.web.api.repeats import PARAMETER, once
from prakan.web.api.roster_items import batch_of
from prakan.web.api.schemas import FaultOut, ItemsOut, Words
from prakan.web.shell.people import person_of
from prakan.web.shell.problem_json import told
from prakan.web.shell.received import handed
from prakan.web.templatetags.words import language

router = Router(tags=["rosters"])


class AskedOut(Schema):
    """A roster that a parent agency is asked for."""

    id: int
    agency: str = Field(description="Code of the parent agency")
    agency_name: Words
    kind: str = Field(description="Kind of the institutions asked for; empty for all")
    fiscal_year: int = Field(description="B.E.", examples=[2567])
    deadline: date
    stage: str
    intakes: list[int] = Field(description="What came for it, the newest first")


class AskedPage(Schema):
    """A page of requests; `next` is null on the last."""

    items: list[AskedOut]
    next: int | None


class TakenOut(ItemsOut):
    """What became of each item on arrival; the lines that were done are checked next."""

    intake: int | None = Field(description="Where to ask for the preview; null when no item could be read")


class IntakeOut(Schema):
    """What was sent, where it stands. In stage `checked` it waits for a person to confirm it."""

    id: int
    request: int | None
    agency: str
    stage: str
    total: int = Field(description="Lines")
    done: int = Field(description="Lines that the present work has passed")
    counts: dict[str, int] = Field(description="Lines by outcome: new, changed, unchanged, refused, aside")
    contacts: dict[str, int] = Field(description="Contacts that lines name, by outcome")
    digest: str = Field(description="Stands for exactly what would be done; confirm it")
    faults: list[FaultOut]
    at: datetime
    committed_at: datetime | None


class ChangeOut(Schema):
    """An attribute that would change."""

    field: str
    before: str
    after: str


class LineProblemOut(FaultOut):
    """A problem of a line, with the cell of the file that comes back."""

    cell: str = Field(description="Such as C14; empty when it is about the line")
    refuses: bool = Field(description="Whether it keeps the line out")


class ContactOut(Schema):
    """A contact that a line names, masked; null once it is written."""

    outcome: str = Field(
        description="new, changed, unchanged, by_hand (another was entered and stays), waits (for its line)"
    )
    role: Words
    name: str
    email: str
    phone: str


class LineOut(Schema):
    """A line of the preview."""

    key: str = Field(description="The client's own key of the item")
    number: int = Field(description="Row of the file that comes back")
    outcome: str
    name: str
    institution: int | None = Field(description="The institution it means; null for a new one")
    changes: list[ChangeOut]
    problems: list[LineProblemOut]
    contact: ContactOut | None


class LinesOut(Schema):
    """A page of lines; `next` is null on the last."""

    items: list[LineOut]
    next: int | None


class Confirmation(Schema):
    """What a person has seen and says yes to."""

    digest: str = Field(
        description="`digest` of the preview", min_length=64, max_length=64, pattern="^[0-9a-f]+$"
    )


def _fields(record: Delivered | DeliveredLine) -> dict[str, Any]:
    return {one.name: getattr(record, one.name) for one in fields(record)}


def _intake_out(found: Delivered) -> dict[str, Any]:
    return {**_fields(found), "faults": [told(fault) for fault in found.problems]}


def _line_out(line: DeliveredLine) -> dict[str, Any]:
    problems = [{**told(p.fault, line.key), "cell": p.cell, "refuses": p.refuses} for p in line.problems]
    changes = [{"field": name, "before": before, "after": after} for name, before, after in line.changes]
    return {**_fields(line), "changes": changes, "problems": problems, "contact": _contact_out(line.contact)}


def _contact_out(contact: ContactPreview | None) -> dict[str, Any] | None:
    if contact is None:
        return None
    shown = {name: getattr(contact.masked, name) for name in ("name", "email", "phone")}
    return {"outcome": contact.outcome, "role": contact.role, **shown}


Number = Annotated[int, Field(ge=1, le=LAST_ID)]
Outcome = Literal["new", "changed", "unchanged", "refused", "aside"]
FIELDS = {field: {"description": BY_FIELD[field].name.en} for field in NAMED}
ITEM = {
    "type": "object",
    "description": "An institution: texts or numbers by field. An item with a fault is refused by itself.",
    "properties": {KEY: {"description": "Your own key of the item, 1 to 100 characters"}, **FIELDS},
    "example": {KEY: "A-1", "name_th": "บ้านตัวอย่าง", "school10": "1050010003", "province": "เชียงใหม่"},
}
BODY = {
    "requestBody": {
        "required": True,
        "content": {
            JSON: {
                "schema": {
                    "type": "object",
                    "required": ["items"],
                    "properties": {"items": {"type": "array", "minItems": 1, "items": ITEM}},
                }
            },
            NDJSON: {"schema": {"type": "string", "description": "One item a line, for large rosters"}},
        },
    },
    "parameters": [PARAMETER],
}


@router.get(
    "/rosters", response=AskedPage, url_name="api.rosters.list", summary=gettext_noop("Rosters asked for")
)
def listed(
    request: HttpRequest,
    year: Annotated[int | None, Query(ge=2500, le=2700, description="Fiscal year (B.E.)")] = None,
    after: After = 0,
    limit: Limit = 100,
) -> object:
    """Return what the parent agency of this key was asked for."""
    return page(asked(person_of(request), year=year, after=after, limit=limit + 1), limit)


@router.get(
    "/rosters/{int:roster}",
    response=AskedOut,
    url_name="api.rosters.show",
    summary=gettext_noop("One roster asked for"),
)
def show(request: HttpRequest, roster: Number) -> object:
    """Return one request, with what came for it."""
    return asked_once(person_of(request), roster)


@router.post(
    "/rosters/{int:roster}/lines",
    response={202: TakenOut},
    url_name="api.rosters.lines",
    summary=gettext_noop("Send the institutions of a roster"),
    openapi_extra=BODY,
)
def lines(request: HttpRequest, roster: Number) -> HttpResponse:
    """Take items in and answer each: done, already_done (twice in this body), or refused with its problem.

    Lines that were done are then checked against the registry: ask for the intake until its stage is
    `checked`. Nothing is written to the registry before a person confirms. The same Idempotency-Key with the
    same items, in whatever order, is answered as the first time and does nothing again.
    """
    batch = batch_of(request)
    by = person_of(request)

    def take() -> tuple[int, dict[str, Any]]:
        made = None
        if batch.items:
            made = roster_intake.deliver(request_id=roster, items=batch.items, by=by, at=timezone.now()).pk
        else:
            asked_once(by, roster)
        return 202, {**answered(batch.answers), "intake": made}

    return once(request, f"rosters.lines:{roster}", take, same=batch.same())


@router.get(
    "/intakes/{int:intake}",
    response=IntakeOut,
    url_name="api.intakes.show",
    summary=gettext_noop("How far what was sent has come"),
)
def intake(request: HttpRequest, intake: Number) -> object:
    """Return the stage of what was sent, its counts, and the digest to confirm."""
    found = delivered(person_of(request), intake)
    return _intake_out(found)


@router.get(
    "/intakes/{int:intake}/lines",
    response=LinesOut,
    url_name="api.intakes.lines",
    summary=gettext_noop("Its preview"),
)
def preview(
    request: HttpRequest,
    intake: Number,
    outcome: Outcome | None = None,
    after: After = 0,
    limit: Limit = 100,
) -> object:
    """Return what each line would do, or has done: its changes, its problems with field and cell."""
    found = delivered_lines(person_of(request), intake, outcome=outcome or "", after=after, limit=limit + 1)
    shown = page(found, limit, "number")
    return {**shown, "items": [_line_out(line) for line in shown["items"]]}


@router.post(
    "/intakes/{int:intake}/confirm",
    response=IntakeOut,
    url_name="api.intakes.confirm",
    summary=gettext_noop("Confirm it"),
)
def confirm(request: HttpRequest, intake: Number, body: Confirmation) -> object:
    """Let the lines that were not refused be written; for the agency's assessment officers.

    `digest` stands for what was previewed: when it is no longer that, nothing is done.
    """
    by = person_of(request)
    roster_intake.confirm(intake_id=intake, expected=body.digest, by=by, at=timezone.now())
    return _intake_out(delivered(by, intake))


@router.get(
    "/intakes/{int:intake}/file",
    url_name="api.intakes.file",
    summary=gettext_noop("The file with its problems"),
    openapi_extra={"responses": {200: {"content": {"text/csv": {"schema": {"type": "string"}}}}}},
)
def annotated(request: HttpRequest, intake: Number) -> FileResponse:
    """Return what was sent as a CSV file with one more column: problems and proposals."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "annotated"
        name = roster_intake.annotate(intake_id=intake, out=out, by=person_of(request), language=language())
        return handed(out, name)
