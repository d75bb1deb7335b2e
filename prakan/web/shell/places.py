"""Where a subject of the audit trail is shown: "figure:FY2567.O1.target" has its page."""

from __future__ import annotations

from django.urls import NoReverseMatch, reverse

#: kind of subject -> name of the address that takes what stands after the colon; the subject's page.
ADDRESSES = {
    "figure": "figures.show",
    "progress": "progress.show",
    "person": "account",
}
#: kinds whose page takes nothing
PLAIN = frozenset({"person"})


def place_of(subject: str) -> str:
    """Return the address of a subject's page, "" when it has none."""
    kind, _, rest = subject.partition(":")
    name = ADDRESSES.get(kind)
    if name is None:
        return ""
    try:
        return reverse(name) if kind in PLAIN else reverse(name, args=[rest])
    except NoReverseMatch:
        return ""
