"""Conditions of renewal: met, missing, or not known; never passed in silence."""

from __future__ import annotations

from datetime import date

import pytest

from prakan.domain.renewals import Condition, ConditionKind, Evidence, Outcome, judge, next_start, whole
from prakan.domain.text import Text

HERE = Text("ทะเบียน", "Register")


def said(kind: ConditionKind, bound: int | None, value: int | None) -> Outcome:
    (judged,) = judge([Condition(kind, bound)], {kind: Evidence(value, HERE)})
    return judged.outcome


@pytest.mark.parametrize(
    ("kind", "bound", "value", "outcome"),
    [
        (ConditionKind.TRAINING, 12, 12, Outcome.MET),
        (ConditionKind.TRAINING, 12, 11, Outcome.MISSING),
        (ConditionKind.TRAINING, 12, None, Outcome.UNKNOWN),
        (ConditionKind.TRAINING, None, 40, Outcome.UNKNOWN),
        (ConditionKind.TRAINING, 0, None, Outcome.UNKNOWN),
        (ConditionKind.RESOLUTIONS, 0, 0, Outcome.MET),
        (ConditionKind.RESOLUTIONS, 0, 1, Outcome.MISSING),
    ],
)
def test_a_condition_is_met_missing_or_not_known(
    kind: ConditionKind, bound: int | None, value: int | None, outcome: Outcome
) -> None:
    assert said(kind, bound, value) is outcome


def test_what_no_record_tells_is_not_known_and_says_so() -> None:
    (judged,) = judge([Condition(ConditionKind.APPRAISAL, 60)], {})
    assert (judged.outcome, judged.evidence.source.en, judged.short) == (
        Outcome.UNKNOWN,
        "The system holds no records of this yet",
        0,
    )


def test_what_is_missing_is_told_and_goes_before_what_is_not_known() -> None:
    conditions = [Condition(ConditionKind.TRAINING, 12), Condition(ConditionKind.APPRAISAL, 60)]
    judged = judge(conditions, {ConditionKind.TRAINING: Evidence(5, HERE)})
    assert ([one.short for one in judged], whole(judged)) == ([7, 0], Outcome.MISSING)
    assert (whole(judged[1:]), whole(())) == (Outcome.UNKNOWN, Outcome.MET)


def test_the_next_term_begins_after_the_last_or_on_the_day_resolved_when_that_has_passed() -> None:
    ends, following = date(2023, 12, 20), date(2023, 12, 21)
    assert next_start(ends, date(2023, 12, 1), following) == following
    assert next_start(ends, date(2023, 12, 20), following) == following
    assert next_start(ends, date(2024, 2, 1), following) == date(2024, 2, 1)
