"""Addresses of the same page with something changed: what is folded, opened, filtered."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from django.http import QueryDict


def query(params: QueryDict, **changes: str) -> str:
    """Return the address of this page with some parameters changed; an empty one is left out."""
    changed = params.copy()
    for name, value in changes.items():
        changed.pop(name, None)
        if value:
            changed[name] = value
    return f"?{changed.urlencode(safe=',')}"


def listed(params: QueryDict, name: str) -> tuple[str, ...]:
    """Return the references that a parameter lists, separated by commas."""
    return tuple(ref for ref in params.get(name, "").split(",") if ref)


def switch(params: QueryDict, name: str) -> Callable[[str], str]:
    """Return how a reference is added to a list, or taken out of it: reference -> address, with its row."""
    refs, rest = listed(params, name), query(params, **{name: ""})
    start = rest if rest == "?" else f"{rest}&"

    def address(ref: str) -> str:
        kept = [r for r in refs if r != ref] if ref in refs else [*refs, ref]
        told = f"{start}{urlencode({name: ','.join(kept)}, safe=',')}" if kept else rest
        return f"{told}#{ref}"

    return address
