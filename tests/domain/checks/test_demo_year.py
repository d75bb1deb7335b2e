"""The contradictions of the demo year: each recorded one is found, and no sum that holds is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from prakan.domain.checks.model import Finding, Severity
from prakan.domain.checks.printed_model import RelationKind
from prakan.domain.checks.registry import READER, run
from tests.domain.checks.demo_year import demo_year

FACTS: dict[str, Any] = json.loads(
    (Path(__file__).parents[2] / "data" / "fy2567-q1.json").read_text(encoding="utf-8")
)
#: recorded contradiction -> what finds it: rule and subject, or a reader.
FOUND_BY: dict[str, tuple[str, ...]] = {
    "X01": ("count-columns:table1_2_2", "count-detail:O2.A2", "sum:T1_PROJECTS_BY_LABEL_COLUMN"),
    "X02": ("count-detail:O2.A3",),
    "X03": ("structure:table1_output_3",),
    "X04": ("without-detail:table1_output_4", "without-detail:table1_output_5"),
    "X05": ("name-differs:O1", "name-differs:O2"),
    "X06": ("band-claim:all_below_50",),
    "X07": ("band-coverage:bands",),
    "X08": ("term-differs:SPENT_TWICE",),
    "X09": ("spend-without-baht:spend",),
    "X10": (
        "labels-repeated:O1",
        "labels-repeated:O1.A1",
        "numbering-broken:O1.A1",
        "numbering-broken:O2.A5",
    ),
    "X11": ("sum:COPIES_VOC_EQ_INVITED",),
    "X12": ("result-target:INVITED_EARLY", "result-target:INVITED_BASIC", "result-target:INVITED_VOC"),
    "X13": ("sum:FOLLOWUP_POPULATION",),
    "X14": ("sum:CENTRES",),
    "X15": ("same-quantity:CENTRAL_PARENTS",),
    "X16": ("cells-differ:ASIIN_PILOT",),
    "X17": ("result-target:RESEARCH_GRANTS",),
    "X18": ("same-quantity:ASSESSOR_VIDEOS",),
    "X19": ("same-quantity:ASSESSORS_DEVELOPED",),
    "X20": ("demand-target:INTERNATIONAL_NAMES",),
    "X21": ("demand-target:HIGHER_APPLICATIONS",),
    "X22": ("year-tag:kpi.15", "reader:kpi15-report"),
    "X23": ("unit-indicator:kpi.10",),
    "X24": ("date-open:inqaahe_visit",),
    "X25": ("kpi-without-figure:kpi.13",),
    "X26": ("two-words:strategy_headings",),
    "X27": ("overdue:O2.A7.P1.6",),
    "X28": ("ladder-cells:O2.A7.P2.4", "ladder-percent:O2.A7.P2.4"),
    "X29": ("step-percents:procurement", "ladder-percent:O2.A7.P4.4"),
    "X30": ("two-sittings:basic_12_december",),
    "X31": ("fiscal-label:O2.A2.P1.n.briefing",),
    "X32": ("superseded:appraisal_framework",),
    "X33": ("unit-missing:O2.A4.P1",),
    "X34": ("reader:nfe-video",),
    "X35": ("reader:scanned-text",),
    "X36": ("reader:nfe-framework",),
}
BY_A_READER = {"X22", "X34", "X35", "X36"}
#: Sums of the facts that are one quantity in two places, and how their relation is called here.
NOT_SUMS = {"EQA_EQUALS_CERTIFY": RelationKind.SAME}


@pytest.fixture(scope="module")
def findings() -> dict[str, Finding]:
    """Everything found in the demo year, by key."""
    return {finding.key: finding for finding in run(demo_year())}


@pytest.mark.parametrize("recorded", FACTS["inconsistencies"], ids=lambda x: x["id"])
def test_each_recorded_contradiction_is_found_with_its_severity(
    recorded: dict[str, str], findings: dict[str, Finding]
) -> None:
    found = {key: findings[key].severity.value for key in FOUND_BY[recorded["id"]]}
    assert found == dict.fromkeys(FOUND_BY[recorded["id"]], recorded["severity"])


def test_a_reader_enters_only_what_no_rule_can_see(findings: dict[str, Finding]) -> None:
    entered = {key for key, finding in findings.items() if finding.rule == READER}
    assert entered == {key for x in BY_A_READER for key in FOUND_BY[x] if key.startswith(READER)}


def test_nothing_else_is_found_but_rows_without_an_owner(findings: dict[str, Finding]) -> None:
    explained = {key for keys in FOUND_BY.values() for key in keys}
    assert {f.rule for key, f in findings.items() if key not in explained} == {"owner-missing"}


def test_the_high_ones_are_those_that_the_facts_record_as_high(findings: dict[str, Finding]) -> None:
    recorded = {x["id"] for x in FACTS["inconsistencies"] if x["severity"] == "high"}
    high = {key for key, finding in findings.items() if finding.severity is Severity.HIGH}
    assert high == {key for x in recorded for key in FOUND_BY[x]}


def test_every_sum_and_ratio_of_the_facts_is_declared() -> None:
    declared = {r.id: r.kind for r in demo_year().printed.relations}
    expected = {s["id"]: NOT_SUMS.get(s["id"], RelationKind.SUM) for s in FACTS["sums"]}
    expected |= {r["id"]: RelationKind.RATIO for r in FACTS["ratios"]}
    assert {id: declared.get(id) for id in expected} == expected


@pytest.mark.parametrize("stated", FACTS["sums"], ids=lambda s: s["id"])
def test_a_sum_is_found_exactly_when_it_fails(stated: dict[str, Any], findings: dict[str, Finding]) -> None:
    assert (f"sum:{stated['id']}" in findings) is not stated["holds"]


@pytest.mark.parametrize("stated", FACTS["ratios"], ids=lambda r: r["id"])
def test_a_ratio_is_found_exactly_when_it_fails(stated: dict[str, Any], findings: dict[str, Finding]) -> None:
    assert (f"ratio:{stated['id']}" in findings) is not stated["holds"]


def test_the_claim_that_all_stand_below_50_names_the_six_rows(findings: dict[str, Finding]) -> None:
    sides = findings["band-claim:all_below_50"].sides
    rows = FACTS["derived"]["rows_progress_ge_50"]
    assert [side.code for side in sides[1:]] == [f"FY2567Q1.{ref}.progress" for ref in rows]


def test_a_failing_sum_shows_both_sides_with_their_codes(findings: dict[str, Finding]) -> None:
    finding = findings["sum:COPIES_VOC_EQ_INVITED"]
    assert finding.explanation.en == "30 + 36 = 66, but the total stated is 80: a difference of 14"
    assert [(side.value.th, side.code) for side in finding.sides] == [
        ("30 แห่ง", "FY2567Q1.O1.A1.P2.3.n.invited_2567"),
        ("36 แห่ง", "FY2567Q1.O1.A1.P2.3.n.invited_bkk_2568"),
        ("80 ชุด", "FY2567Q1.O1.A1.P4.2.3.n.copies_voc"),
    ]


def test_the_two_places_of_the_spending_total_are_shown_with_page_and_term(
    findings: dict[str, Finding],
) -> None:
    assert [(s.value.th, s.page, s.code) for s in findings["term-differs:SPENT_TWICE"].sides] == [
        ("รายจ่ายจริงและภาระผูกพัน 36.6917 ล้านบาท", 60, "FY2567Q1.stated.lead_spent"),
        ("ผลการเบิกจ่าย 36.6917 ล้านบาท", 60, "FY2567Q1.stated.breakdown_spent"),
    ]


def test_the_bands_as_printed_leave_exactly_50_and_the_last_hundredth_out(
    findings: dict[str, Finding],
) -> None:
    words = findings["band-coverage:bands"].explanation
    assert words.en == "In no band (percent): exactly 50; from 79.99 to below 80"
    assert words.th == "ค่าที่ไม่อยู่ในช่วงใด (ร้อยละ): 50 พอดี; ตั้งแต่ 79.99 ถึงต่ำกว่า 80"


def test_everything_is_said_in_both_languages(findings: dict[str, Finding]) -> None:
    said = [
        text
        for finding in findings.values()
        for text in (
            finding.rule_name,
            finding.where,
            finding.explanation,
            *(t for side in finding.sides for t in (side.place, side.value)),
        )
    ]
    assert [text for text in said if not (text.th and text.en)] == []
