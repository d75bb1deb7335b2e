"""Numbers in addresses, which anybody may have typed."""

from __future__ import annotations

from django.http import HttpRequest


def page_number(request: HttpRequest) -> int:
    """Return the page of a list that an address asks for; 1 when what it says is no number of a page."""
    given = request.GET.get("page", "")
    return int(given) if given.isdecimal() and len(given) < 9 else 1
