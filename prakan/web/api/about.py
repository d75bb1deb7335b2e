"""Who a key acts as: the first call of every client."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from ninja import Field, Router, Schema

from prakan.domain.roles import ROLE_NAMES
from prakan.foundation.queries.people import myself
from prakan.web.api.schemas import Words
from prakan.web.shell.people import person_of

router = Router(tags=["key"])


class RoleOut(Schema):
    """A role of the person, with the institution or parent agency it is for."""

    role: str = Field(examples=["parent_agency"])
    name: Words
    scope: str = Field(description="`institution:12` or `agency:…`; empty for people of the agency")


class MeOut(Schema):
    """The person a key acts as; every call has exactly these rights."""

    username: str
    name: Words
    key: str = Field(description="The visible beginning of the key")
    roles: list[RoleOut]
    calls_per_minute: int = Field(description="How often a key may call; 0 for any number")


@router.get("/me", response=MeOut, url_name="api.me", summary="Who this key acts as")
def me(request: HttpRequest) -> object:
    """Return the person of the key with their roles; use it to try a key."""
    by = person_of(request)
    mine = myself(by)
    return {
        "username": mine.username,
        "name": mine.name,
        "key": by.via,
        "roles": [{"role": g.role, "name": ROLE_NAMES[g.role], "scope": g.scope} for g in mine.grants],
        "calls_per_minute": settings.API_PER_MINUTE,
    }
