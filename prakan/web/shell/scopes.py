"""The scope of a role as people read it: whom or what it names, and its page for who may open it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prakan.assessment.queries.improvement.reach import centres_named
from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.text import Text
from prakan.registry.queries.scopes import named
from prakan.web.shell.access import may_open
from prakan.web.shell.places import ADDRESSES, place_of

if TYPE_CHECKING:
    from prakan.foundation.models import Person

ALL_LEVELS = Text("ทุกระดับ", "all levels")


@dataclass(frozen=True, slots=True)
class ScopeView:
    """What a scope names, and the address of its page, "" for who may not open it."""

    name: Text
    url: str


def scopes_said(reader: Person, scopes: Iterable[str]) -> dict[str, ScopeView]:
    """Return each scope as people read it; one that names nothing stays as it is written."""
    wanted = sorted({scope for scope in scopes if scope})
    names, opens = {**named(wanted), **centres_named(wanted)}, may_open(reader)
    found = {}
    for scope in wanted:
        kind, _, tail = scope.partition(":")
        name = names.get(scope) or (_level(tail) if kind == "level" else None)
        page = ADDRESSES.get(kind, "")
        url = place_of(scope) if name and page and opens(page) else ""
        found[scope] = ScopeView(name or Text(scope), url)
    return found


def _level(tail: str) -> Text | None:
    return ALL_LEVELS if tail == "all" else LEVEL_NAMES.get(tail)
