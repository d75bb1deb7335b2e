"""What an agency's folder says of payments beside rates: how long an account is held, the tax form."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from prakan.domain.fees import FaultyFees, fees_of, to_json
from prakan.domain.text import Text

Said = Mapping[str, Any]
MOST_DAYS = 90
#: tables beside those of the rates
TABLES = ("account", "tax_form")


@dataclass(frozen=True, slots=True)
class PaymentRules:
    """Days for which a changed account is held, the tax form; ``confirmed`` names what is settled."""

    hold_days: int = 7
    tax_form: Text = Text("")
    confirmed: frozenset[str] = frozenset()
    notes: tuple[tuple[str, Text], ...] = ()


def rules_of(said: Said) -> PaymentRules:
    """Return the rules that tables say; raises ``FaultyFees`` for days outside 0 to 90."""
    account, form = said.get("account", {}), said.get("tax_form", {})
    days = account.get("hold_days", 7)
    if type(days) is not int or not 0 <= days <= MOST_DAYS:
        raise FaultyFees(f"hold_days is not between 0 and {MOST_DAYS}")
    return PaymentRules(
        hold_days=days,
        tax_form=Text(str(form.get("name_th", "")), str(form.get("name_en", ""))),
        confirmed=frozenset(name for name in TABLES if said.get(name, {}).get("confirmed")),
        notes=tuple(
            (name, Text(said[name]["note_th"], said[name].get("note_en", "")))
            for name in TABLES
            if "note_th" in said.get(name, {})
        ),
    )


def kept(said: Said) -> dict[str, Any]:
    """Return rates and rules as they are kept; raises ``FaultyFees`` naming what is wrong."""
    rules_of(said)
    return to_json(fees_of(said)) | {name: dict(said[name]) for name in TABLES if name in said}


def digest_of(tables: Said) -> str:
    """Return the sha256 (hex) of rates and rules as they are kept."""
    text = json.dumps(tables, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
