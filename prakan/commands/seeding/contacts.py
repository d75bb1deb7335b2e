"""Contacts that do not exist: reserved domains (RFC 2606) and a country code that is not given to anybody."""

from __future__ import annotations

from random import Random

from prakan.commands.seeding.words import FIRST, SECOND
from prakan.domain.contact_points import Personal
from prakan.registry.actions.seeding import MadeUpContact

HAVING = 0.88  # of the institutions: somebody must be without an address
WITH_OFFICE = 0.35
BY_TELEPHONE_ONLY = 0.04
AGENCIES_HAVING = 0.9
NOBODYS = "+999"  # ITU: no country has this code, so no telephone rings


def contacts_of(number: int) -> tuple[MadeUpContact, ...]:
    """Return the contacts of the institution with this running number, the same each time."""
    chance = Random(number)  # noqa: S311 - a demonstration that comes out the same each time
    if chance.random() >= HAVING:
        return ()
    domain = f"s{number:06d}.example.org"
    with_mail = chance.random() >= BY_TELEPHONE_ONLY
    sar = MadeUpContact("sar", _somebody(chance, f"sar@{domain}" if with_mail else ""))
    office = MadeUpContact("office", _somebody(chance, f"office@{domain}"))
    return (sar, office) if with_mail and chance.random() < WITH_OFFICE else (sar,)


def contacts_of_agencies(codes: list[str]) -> dict[str, MadeUpContact]:
    """Return a contact for most of the parent agencies (codes)."""
    chance = Random(2567)  # noqa: S311 - see above
    having = [(n, code) for n, code in enumerate(codes, 1) if chance.random() < AGENCIES_HAVING]
    return {
        code: MadeUpContact("coordinator", _somebody(chance, f"qa@agency{n:02d}.example.org"))
        for n, code in having
    }


def _somebody(chance: Random, email: str) -> Personal:
    (first, _), (second, _) = chance.choice(FIRST), chance.choice(SECOND)
    phone = f"{NOBODYS}{chance.randrange(10**7, 10**8)}"
    return Personal(name=f"{first}{second} (สมมติ)", email=email, phone=phone)
