"""Training: hours attended, videos from a sheet and from xAPI statements, what somebody lacks."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest

from prakan.domain.problems import Refused
from prakan.domain.recruitment import Shortfall, Why
from prakan.domain.recruitment_results import Applicants, Candidate
from prakan.domain.recruitment_rule import DEFAULT, unpacked
from prakan.domain.sheets.reading import Sheet
from prakan.domain.training import DONE, PROGRESS, attended, read_statements, read_videos, shortfalls

RULE = unpacked(DEFAULT).training
PEOPLE = (
    Candidate(1, "B2567-1-00001", "สมใจ สมมติการ", "training"),
    Candidate(2, "B2567-1-00002", "มาลี สมมติกุล", "below"),
)
EVERYBODY = Applicants({one.number: one for one in PEOPLE}, {}, frozenset({"training"}), str)


def statement(number: str, video: str, verb: str = DONE, progress: float | None = None) -> dict[str, object]:
    extensions = {"extensions": {PROGRESS: progress}} if progress is not None else {}
    return {
        "actor": {"account": {"homePage": "https://lms.example", "name": number}},
        "verb": {"id": verb},
        "object": {"id": f"https://lms.example/videos/{video}"},
        "result": extensions,
        "timestamp": "2024-02-01T10:00:00+07:00",
    }


def test_hours_count_by_their_length_and_late_counts_as_there() -> None:
    sessions = {1: 180, 2: 180, 3: 60}
    assert attended(sessions, {1: "present", 2: "late"}) == Decimal("85.71")
    assert attended(sessions, {1: "absent", 3: "present"}) == Decimal("14.29")
    assert (attended({}, {}), attended(sessions, {})) == (None, Decimal(0))


def test_what_somebody_lacks_is_told() -> None:
    assert shortfalls(RULE, Decimal(80), 6) == ()
    assert shortfalls(RULE, Decimal("79.99"), 5) == (
        Why(Shortfall.ATTENDANCE, "", Decimal("79.99"), Decimal(80)),
        Why(Shortfall.VIDEOS, "", Decimal(5), Decimal(6)),
    )
    assert shortfalls(RULE, None, 6) == ()


def test_statements_tell_progress_and_the_furthest_counts() -> None:
    played = "https://w3id.org/xapi/video/verbs/paused"
    told = [
        statement("b2567-1-00001", "video-1", played, 0.4),
        statement("B2567-1-00001", "video-1"),
        statement("B2567-1-00001", "video-2", played, 0.255),
        statement("B2567-1-00001", "video-3", "http://adlnet.gov/expapi/verbs/initialized"),
    ]
    for text in (json.dumps(told), json.dumps({"statements": told, "more": ""})):
        found = read_statements(text, RULE, EVERYBODY)
        assert found.wrong == ()
        assert {at: (line.percent, line.completed_on) for at, line in found.furthest.items()} == {
            (1, "video-1"): (Decimal(100), date(2024, 2, 1)),
            (1, "video-2"): (Decimal("25.50"), None),
        }


def test_statements_about_strangers_and_unknown_videos_are_named() -> None:
    told = [
        statement("B2567-1-00009", "video-1"),
        statement("B2567-1-00002", "video-1"),
        statement("B2567-1-00001", "video-77"),
        statement("B2567-1-00001", "video-1", "x", 1.2),
        {"verb": {"id": DONE}},
    ]
    found = read_statements(json.dumps(told), RULE, EVERYBODY)
    assert [[fault.code for fault in line.faults] for line in found.lines] == [
        ["RECRUIT-031"],
        ["RECRUIT-032"],
        ["RECRUIT-041"],
        ["RECRUIT-035"],
        ["RECRUIT-031", "RECRUIT-041"],
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [("{", "RECRUIT-042"), ('{"statements": 3}', "RECRUIT-042"), ("[]", "RECRUIT-038")],
)
def test_what_are_no_statements_is_said(text: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        read_statements(text, RULE, EVERYBODY)
    assert [fault.code for fault in refused.value.faults] == [code]


def test_a_sheet_tells_the_same_by_key_or_name_of_the_video() -> None:
    rows: list[list[object]] = [
        ["เลขที่ใบสมัคร", "วิดีโอ", "ความก้าวหน้า", "วันที่เรียนจบ"],
        ["B2567-1-00001", "video-1", "100", "1 ก.พ. 2567"],
        ["B2567-1-00001", "วิดีโอที่ 2", 25.5, ""],
        ["B2567-1-00001", "video-3", "ยัง", ""],
        ["B2567-1-00001", "video-4", "100", "2 มี.ค. 2567"],
        ["B2567-1-00001", "video-5", "-1", "วันก่อน"],
        ["B2567-1-00001", "video-6", "100.1", None],
    ]
    found = read_videos([Sheet("ผล", rows)], RULE, EVERYBODY, date(2024, 3, 1))
    told = [(x.video, x.percent, x.completed_on, [fault.code for fault in x.faults]) for x in found.lines]
    assert told == [
        ("video-1", Decimal("100.00"), date(2024, 2, 1), []),
        ("video-2", Decimal("25.50"), None, []),
        ("video-3", Decimal(0), None, ["RECRUIT-035"]),
        ("video-4", Decimal(100), date(2024, 3, 2), ["RECRUIT-065"]),
        ("video-5", Decimal(0), None, ["RECRUIT-035", "RECRUIT-064"]),
        ("video-6", Decimal(0), None, ["RECRUIT-035"]),
    ]
