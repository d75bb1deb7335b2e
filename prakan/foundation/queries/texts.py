"""Reading the agency's names and the texts that staff edit."""

from __future__ import annotations

from dataclasses import dataclass

from prakan.domain.problems import refuse
from prakan.domain.problems_foundation import AGENCY_MISSING, TEXT_UNKNOWN
from prakan.domain.text import Text
from prakan.foundation.models import Agency, TextBlock
from prakan.foundation.queries.memory import remembered


@dataclass(frozen=True, slots=True)
class SignOff:
    """A place to sign: its order on the page, the role that signs, the printed title."""

    order: int
    role: str
    title: Text


@dataclass(frozen=True, slots=True)
class AgencyView:
    """The agency of this installation."""

    code: str
    name: Text
    short: Text
    is_demo: bool
    sign_off: tuple[SignOff, ...]


@dataclass(frozen=True, slots=True)
class TextView:
    """A text that staff edit, with its name."""

    key: str
    text: Text


@remembered
def agency() -> AgencyView:
    """Return the agency; raises ``Refused`` (AGENCY-001) while there is none."""
    found = Agency.objects.order_by("pk").first()
    if found is None:
        raise refuse(AGENCY_MISSING)
    places = (
        SignOff(int(s["order"]), s["role"], Text(s["title_th"], s.get("title_en", "")))
        for s in found.sign_off
    )
    return AgencyView(
        code=found.code,
        name=found.name,
        short=found.short,
        is_demo=found.is_demo,
        sign_off=tuple(sorted(places, key=lambda s: s.order)),
    )


@remembered
def text(key: str) -> Text:
    """Return the text of that name; raises ``Refused`` (TEXT-001) when there is none."""
    found = TextBlock.objects.filter(key=key).first()
    if found is None:
        raise refuse(TEXT_UNKNOWN, key=key)
    return found.text


def texts(prefix: str = "") -> tuple[TextView, ...]:
    """Return all texts whose name starts with ``prefix``, by name."""
    found = TextBlock.objects.filter(key__startswith=prefix).order_by("key")
    return tuple(TextView(block.key, block.text) for block in found)
