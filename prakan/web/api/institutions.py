"""Institutions for the systems of parent agencies: those under them, page by page."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Field, Query, Router, Schema

from prakan.domain.institutions import Kind, Status
from prakan.registry.queries.exchange import Wanted, exchanged
from prakan.web.api.moments import Moment
from prakan.web.api.paging import After, Limit, page
from prakan.web.api.schemas import Words
from prakan.web.shell.people import person_of

router = Router(tags=["institutions"])


class InstitutionOut(Schema):
    """An institution as it is now."""

    id: int = Field(description="Its number here; never changes")
    name: Words
    kind: str
    status: str
    size: str = Field(description="`small`, `medium`, `large`, `extra_large`; empty when not known")
    learners: int | None
    agency: str = Field(description="Code of the parent agency; empty when not known")
    province: str = Field(description="Official code of the province: 2 digits, or empty")
    district: str = Field(description="Official code: 4 digits, or empty")
    subdistrict: str = Field(description="Official code: 6 digits, or empty")
    postal_code: str
    merged_into: int | None = Field(description="The institution it was merged into")
    changed_at: datetime
    codes: dict[str, str] = Field(
        description="Codes it carries: `agency`, `school10`, `ministry`, `smis8`",
        examples=[{"school10": "1050010001"}],
    )


class InstitutionsOut(Schema):
    """A page of institutions; `next` is null on the last."""

    items: list[InstitutionOut]
    next: int | None


@router.get(
    "/institutions",
    response=InstitutionsOut,
    url_name="api.institutions.list",
    summary=gettext_noop("List institutions"),
)
def listed(
    request: HttpRequest,
    after: After = 0,
    limit: Limit = 100,
    kind: Kind | None = None,
    status: Status | None = None,
    province: Annotated[str, Query(pattern=r"^([0-9]{2})?$", description="Code of the province")] = "",
    code: Annotated[
        str, Query(max_length=40, pattern=r"^[^\x00-\x1f]*$", description="A code it carries now")
    ] = "",
    changed_since: Annotated[Moment | None, Query(description="Changed at or after this time")] = None,
) -> object:
    """Return what this key reaches: a parent agency the institutions under it, an institution itself."""
    wanted = Wanted(kind or "", status or "", province, code, changed_since)
    return page(exchanged(person_of(request), wanted, after=after, limit=limit + 1), limit)
