"""Self-assessment reports from the systems of schools and parent agencies, and the receipts they got."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_noop
from ninja import Field, Query, Router, Schema

from prakan.assessment.actions.sars import receive
from prakan.assessment.queries.exchange import reports_after
from prakan.domain.sars.offers import Fate, Offer, Outcome
from prakan.web.api.bodies import JSON
from prakan.web.api.items import answered, refusal
from prakan.web.api.paging import After, Limit, page
from prakan.web.api.sar_items import Read, SarsIn, offers_of
from prakan.web.api.schemas import CountsOut, ItemOut, Words, inlined
from prakan.web.shell.people import person_of

router = Router(tags=["self-assessment reports"])


class ReceiptOut(Schema):
    """What both sides keep of a report; anybody can check number and digest."""

    sar: int = Field(description="Number of the report here")
    number: str = Field(examples=["SAR-2566-000001"])
    digest: str = Field(description="sha256 (hex) of what was received")
    at: datetime
    late: bool = Field(description="Whether it came after its last day")


class SarItemOut(ItemOut):
    """What became of one report; `ref` is the number of its receipt."""

    receipt: ReceiptOut | None = None


class SarItemsOut(Schema):
    """The answer to a batch, item by item, in the order in which they came."""

    counts: CountsOut
    items: list[SarItemOut]


class SarOut(Schema):
    """A report with the receipt of its last submission; null before the first."""

    id: int
    institution: int
    name: Words
    year: int = Field(description="Academic year (B.E.)")
    kind: str
    level: str
    stage: str
    receipt: ReceiptOut | None


class SarPageOut(Schema):
    """A page of reports; `next` is null on the last."""

    items: list[SarOut]
    next: int | None


BODY = {
    "requestBody": {
        "required": True,
        "content": {JSON: {"schema": inlined(SarsIn)}},
    }
}


@router.post(
    "/sars/offers",
    response=SarItemsOut,
    url_name="api.sars.receive",
    summary=gettext_noop("Send whole reports"),
    openapi_extra=BODY,
)
def offers(request: HttpRequest) -> object:
    """Take whole reports, submit them, and answer each with its receipt or with why it is refused.

    What is answered `done` or `already_done` is kept for good. When the line breaks, send the same again:
    each report is taken once. Refused items keep no other back; mend them and send them under the same key.
    """
    read = offers_of(request)
    good = [one for one in read if isinstance(one, Offer)]
    outcomes = receive(offers=good, by=person_of(request), at=timezone.now())
    return answered(list(_answers(read, outcomes)))


def _answers(read: Sequence[Read], outcomes: Sequence[Outcome]) -> Iterator[dict[str, Any]]:
    """Yield the answer to each item: what became of the readable ones, in between the others."""
    waiting = iter(outcomes)
    for one in read:
        yield _answer(next(waiting)) if isinstance(one, Offer) else refusal(*one)


def _answer(made: Outcome) -> dict[str, Any]:
    if made.fate is Fate.REFUSED:
        return refusal(made.key, made.faults)
    number = made.receipt.number if made.receipt else ""
    return {
        "key": made.key,
        "result": made.fate.value,
        "ref": number,
        "problem": None,
        "receipt": made.receipt,
    }


@router.get(
    "/sars",
    response=SarPageOut,
    url_name="api.sars.list",
    summary=gettext_noop("Reports with their receipts"),
)
def listed(
    request: HttpRequest,
    year: Annotated[int | None, Query(ge=2500, le=2700, description="Academic year (B.E.)")] = None,
    after: After = 0,
    limit: Limit = 100,
) -> object:
    """Return the reports that this key reaches, oldest first."""
    return page(reports_after(person_of(request), year=year, after=after, limit=limit + 1), limit)
