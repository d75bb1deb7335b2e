"""Which findings that nobody has settled speak about which row of the plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from prakan.planning.queries.plan import RowView
from prakan.reporting.queries.findings import FindingView


def by_row(findings: Iterable[FindingView], rows: Iterable[RowView]) -> dict[str, tuple[FindingView, ...]]:
    """Return unsettled findings by reference of the row they are about, gravest first."""
    refs = {row.ref for row in rows}
    found: dict[str, list[FindingView]] = {}
    for finding in findings:
        if not finding.is_settled:
            for ref in {ref for name in (finding.subject, *finding.codes) if (ref := _ref(name, refs))}:
                found.setdefault(ref, []).append(finding)
    return {ref: tuple(listed) for ref, listed in found.items()}


def codes_of(doubts: Mapping[str, tuple[FindingView, ...]]) -> frozenset[str]:
    """Return the codes of all figures that these findings doubt."""
    return frozenset(code for listed in doubts.values() for finding in listed for code in finding.codes)


def _ref(name: str, refs: set[str]) -> str:
    """Return the reference inside a figure's code ("FY2567Q1.O2.A1.progress"), or the name when it is one."""
    if name in refs:
        return name
    parts = name.split(".")
    candidates = (".".join(parts[1:end]) for end in range(len(parts), 1, -1))
    return next((ref for ref in candidates if ref in refs), "")
