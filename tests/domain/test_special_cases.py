"""Panels named by hand: how they are typed, and what they may not be."""

from __future__ import annotations

import pytest

from prakan.domain.cases.special import CaseKind, Panelist, Typed, panel_faults, typed_panel

JOINT, OWN = CaseKind.JOINT, CaseKind.OWN


def test_a_panel_is_typed_one_person_a_line() -> None:
    first = "A-00001 | ประธาน\n\n A-00002 |กรรมการ| JUAA \n"
    text = f"{first}A-00003 | Chair | TWAEA | more\nA-00004|dean\n|member\nA-00005"
    found, faults = typed_panel(text)
    assert found == [
        Typed(1, "A-00001", True, ""),
        Typed(3, "A-00002", False, "JUAA"),
        Typed(7, "A-00005", False, ""),
    ]
    assert [(one.code, one.values["line"]) for one in faults] == [("PANEL-001", n) for n in (4, 5, 6)]


@pytest.mark.parametrize(
    ("kind", "partner", "panel", "codes"),
    [
        (JOINT, "JUAA", [(1, True, ""), (2, False, "JUAA")], []),
        (JOINT, " ", [(1, True, ""), (2, False, "JUAA")], ["PANEL-008"]),
        (JOINT, "JUAA", [(1, True, ""), (2, False, "")], ["PANEL-009"]),
        (JOINT, "JUAA", [(1, False, ""), (2, False, "JUAA")], ["PANEL-002"]),
        (JOINT, "JUAA", [(1, True, ""), (1, False, "JUAA")], ["PANEL-004"]),
        (JOINT, "JUAA", [(1, True, "")], ["PANEL-003", "PANEL-009"]),
        (OWN, "", [(1, True, "INQAAHE"), (2, False, "APQN")], []),
        (OWN, "", [(1, True, "INQAAHE"), (2, False, "")], ["PANEL-010"]),
    ],
)
def test_what_a_panel_may_not_be(
    kind: CaseKind, partner: str, panel: list[tuple[int, bool, str]], codes: list[str]
) -> None:
    people = [Panelist(*one) for one in panel]
    assert [fault.code for fault in panel_faults(kind, partner, people)] == codes
