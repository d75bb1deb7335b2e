"""Sheets: complete only with reason and evidence, sealed by the same digest however they were typed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from prakan.domain.case_scores.sheets import (
    LONGEST,
    Entry,
    State,
    canonical,
    chapters,
    digest,
    entries_of,
    faults,
    indicator_of,
    marks_of,
    read_entry,
    to_json,
)
from prakan.domain.frameworks.model import Mark
from prakan.domain.frameworks.scoring import score
from prakan.domain.problems import Refused
from tests.domain.frameworks.sample import pack
from tests.domain.frameworks.test_packs import pack as house

SEEN = {7: "a" * 64, 8: "b" * 64}


def entry(mark: Mark | None, reason: str = "seen", evidence: tuple[int, ...] = (7,)) -> Entry:
    """Return a complete entry unless told otherwise."""
    return Entry(mark, reason, evidence, "2024-07-17T10:00:00+07:00", 1)


def codes_of(refused: pytest.ExceptionInfo[Refused]) -> list[tuple[str, str]]:
    return [(fault.code, fault.field) for fault in refused.value.faults]


def test_an_entry_is_done_with_mark_reason_and_evidence_only() -> None:
    states = {
        "nothing": Entry().state,
        "reason only": Entry(reason="so").state,
        "no evidence": entry(Mark(level="good"), evidence=()).state,
        "no reason": entry(Mark(level="good"), reason="").state,
        "not assessed, with its reason": entry(Mark(), evidence=()).state,
        "not assessed, without": entry(Mark(), reason="", evidence=()).state,
        "all": entry(Mark(level="good")).state,
    }
    assert states == {
        "nothing": State.EMPTY,
        "reason only": State.BEGUN,
        "no evidence": State.BEGUN,
        "no reason": State.BEGUN,
        "not assessed, with its reason": State.DONE,
        "not assessed, without": State.BEGUN,
        "all": State.DONE,
    }


def test_entries_come_back_from_the_store_as_they_were() -> None:
    entries = {
        "1": entry(None, "only a reason", ()),
        "2": entry(Mark()),
        "3": entry(Mark(number=Decimal("82.50"))),
        "4": entry(Mark(met=False)),
        "5": entry(Mark(level="good"), evidence=(8, 7)),
    }
    assert entries_of({code: to_json(one) for code, one in entries.items()}) == entries


def test_what_a_person_gives_is_read_by_the_question_of_the_pack() -> None:
    basic = house("basic-2567")
    made = read_entry(basic, "1.1", "good", " seen\r\ntwice ", (9, 7, 9))
    assert made == Entry(Mark(level="good"), "seen\ntwice", (7, 9))
    with pytest.raises(Refused) as level:
        read_entry(basic, "1.1", "splendid", "", ())
    with pytest.raises(Refused) as code:
        read_entry(basic, "9.9", "good", "", ())
    with pytest.raises(Refused) as long:
        read_entry(basic, "1.1", "good", "x" * (LONGEST + 1), ())
    assert [codes_of(one) for one in (level, code, long)] == [
        [("FRAME-073", "mark")],
        [("SCORE-002", "mark")],
        [("SCORE-003", "reason")],
    ]


def test_every_open_question_is_named_before_a_sheet_is_handed_in() -> None:
    full = {code: entry(Mark(level="good")) for code in house("basic-2567").indicators}
    lacking = {**full, "2.3": entry(Mark(level="good"), evidence=()), "3.1": Entry()}
    found = faults(house("basic-2567"), lacking)
    assert (faults(house("basic-2567"), full), [(f.code, f.field) for f in found]) == (
        (),
        [("SCORE-004", "2.3"), ("SCORE-004", "3.1")],
    )


def test_chapters_follow_the_pack_and_points_know_their_indicator() -> None:
    found = {s.code: [q.code for q in asked] for s, asked in chapters(pack())}
    assert found == {"1": ["1.1.a", "1.1.b", "1.2"], "2": ["2.1"]}
    assert [indicator_of(pack(), code) for code in ("1.1.b", "1.2")] == ["1.1", "1.2"]


def test_the_digest_tells_content_from_the_way_it_was_saved() -> None:
    head = {"case": 4, "assessor": 12}
    one = {"1.1": entry(Mark(level="good"), "พบ\u0e4d\u0e32", (7, 8)), "1.2": entry(Mark())}
    later = {"1.2": entry(Mark()), "1.1": Entry(Mark(level="good"), "พบ\u0e4d\u0e32", (8, 7), "later", 9)}
    other = {**one, "1.2": entry(Mark(), "another reason")}
    made = [digest(canonical(head, entries, SEEN)) for entries in (one, later, other)]
    assert (made[0] == made[1], made[0] == made[2], len(made[0])) == (True, False, 64)
    assert digest(canonical(head, one, {**SEEN, 8: "c" * 64})) != made[0]


@pytest.mark.parametrize("key", ["basic-2567", "early-childhood-2567", "vocational-2567", "higher-2567"])
def test_the_worked_examples_of_packs_score_the_same_through_a_sheet(key: str) -> None:
    found = house(key)
    for example in found.examples:
        full = {
            q.code: example.marks.get(q.code, example.rest) for _s, asked in chapters(found) for q in asked
        }
        sheet = {code: entry(mark) for code, mark in full.items() if mark is not None}
        kept = entries_of({code: to_json(one) for code, one in sheet.items()})
        verdict = score(found, marks_of(kept), example.phase)
        said = {code: verdict.of(code).outcome.word for code in example.expect}
        assert (example.id, said) == (example.id, dict(example.expect))
