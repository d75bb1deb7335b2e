"""Which role opens which page: one line per address name; what is not here stays shut."""

from __future__ import annotations

from prakan.domain.roles import ALL, Role

#: pages that need no sign-in.
PUBLIC: frozenset[str] = frozenset({"preferences.language", "preferences.theme"})

#: address name -> roles that may open it.
PAGES: dict[str, frozenset[Role]] = {
    "home": ALL,
    "inbox": ALL,
    "inbox.read": ALL,
    "search": ALL,
    "figures.show": ALL,
    "plan.show": ALL,
    "figures.source": ALL,
    "figures.report": ALL,
}


def may_open(roles: frozenset[Role], page: str) -> bool:
    """Return whether any of ``roles`` may open ``page``; an unknown page is shut to everybody."""
    return page in PUBLIC or bool(roles & PAGES.get(page, frozenset()))
