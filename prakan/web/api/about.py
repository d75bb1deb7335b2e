"""Who a key acts as: the first call of every client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Field, Router, Schema

from prakan.domain.roles import ROLE_NAMES
from prakan.foundation.queries.api_keys import own_keys
from prakan.foundation.queries.people import myself
from prakan.web.api.schemas import Words
from prakan.web.shell.people import person_of

if TYPE_CHECKING:
    from prakan.foundation.models import Person

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


@router.get("/me", response=MeOut, url_name="api.me", summary=gettext_noop("Who this key acts as"))
def me(request: HttpRequest) -> object:
    """Return the person of the key with their roles; use it to try a key."""
    return me_of(person_of(request))


def me_of(by: Person) -> object:
    """Return what is told of a person and their key."""
    mine = myself(by)
    return {
        "username": mine.username,
        "name": mine.name,
        "key": by.via,
        "roles": [{"role": g.role, "name": ROLE_NAMES[g.role], "scope": g.scope} for g in mine.grants],
        "calls_per_minute": _limit(by),
    }


def _limit(by: Person) -> int:
    """Return what was given to the key itself, else what the settings say."""
    own = next((key.per_minute for key in own_keys(by) if key.prefix == by.via), None)
    return settings.API_PER_MINUTE if own is None else own
