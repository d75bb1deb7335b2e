"""Addresses of the same page with something changed: what is folded, opened, filtered."""

from __future__ import annotations

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


def switched(params: QueryDict, name: str, ref: str) -> str:
    """Return the address with a reference added to a list, or taken out of it."""
    refs = listed(params, name)
    kept = [r for r in refs if r != ref] if ref in refs else [*refs, ref]
    return query(params, **{name: ",".join(kept)})
