"""The register of interests: declared, found from the register, ended, overridden for a printed reason."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from prakan.domain.problems import Refused
from prakan.foundation.models import AuditRow, Person
from prakan.registry.actions import assessor_days, interests
from prakan.registry.actions.assessor_days import TieFields
from prakan.registry.actions.interests import InterestFields, install_rules
from prakan.registry.models import Assessor, Institution, InterestOverride, VisitMade
from prakan.registry.queries.interests import barred, declared, interests_between
from tests.refusals import codes
from tests.registry.assessors import account, register
from tests.registry.conftest import area, other_school, school

__all__ = ["area", "other_school", "school"]
pytestmark = pytest.mark.django_db
SCHOOL, OTHER = "1050010001", "1050010002"
RULES = (
    {"kind": "employment", "days": 1095},
    {"kind": "same_agency", "days": 0, "agency_kinds": ["area_office"]},
    {"kind": "past_assessment", "days": 1095},
)


@pytest.fixture
def malai(registrar: Person, now: datetime) -> Assessor:
    """An assessor, under rules of cooling-off."""
    install_rules(RULES, at=now)
    return register(registrar, now)


def kinds(person: Person, row: Assessor, place: Institution, on: date) -> list[tuple[str, str]]:
    found = interests_between(person, row.pk, place.pk, on)
    return [(one.kind.value, one.fact.origin.value) for one in found.conflicts]


def test_employers_and_visits_are_found_with_their_source(
    malai: Assessor, school: Institution, other_school: Institution, registrar: Person, now: datetime
) -> None:
    on = timezone.localdate(now)
    tie = TieFields(
        "employed", institution=SCHOOL, position="ครู", starts=date(2015, 5, 16), source="ทะเบียนประวัติ"
    )
    assessor_days.tie(assessor_id=malai.pk, fields=tie, by=registrar, at=now)
    assert kinds(registrar, malai, school, on) == [("employment", "found")]
    assert kinds(registrar, malai, other_school, on) == [("same_agency", "found")]
    (one,) = interests_between(registrar, malai.pk, school.pk, on).conflicts
    assert (one.fact.place.th, one.fact.reason, one.fact.source, one.until) == (
        "โรงเรียนบ้านสมมติ",
        "ครู",
        "ทะเบียนประวัติ",
        None,
    )
    day = date(2023, 6, 1)
    VisitMade.objects.create(
        assessor=malai, institution=other_school, level="basic", seat="chair", starts=day, ends=day
    )
    assert kinds(registrar, malai, other_school, on) == [
        ("same_agency", "found"),
        ("past_assessment", "found"),
    ]
    everywhere = barred(registrar, [malai.pk], [school.pk, other_school.pk], on)
    assert everywhere == {malai.pk: frozenset({school.pk, other_school.pk})}


def test_an_assessor_declares_for_themselves_and_an_officer_ends(
    malai: Assessor, school: Institution, registrar: Person, now: datetime
) -> None:
    own, on = account(malai), timezone.localdate(now)
    faults = {
        "INTEREST-002": InterestFields("family", institution=SCHOOL),
        "ASSESSOR-011": InterestFields("family", reason="ญาติ"),
        "ASSESSOR-012": InterestFields("family", institution=SCHOOL, agency="area1", reason="ญาติ"),
        "REG-003": InterestFields("friendship", institution=SCHOOL, reason="ญาติ"),
        "ASSESSOR-014": InterestFields(
            "family", institution=SCHOOL, reason="ญาติ", starts=on, ends=on - timedelta(days=1)
        ),
    }
    for code, fields in faults.items():
        with pytest.raises(Refused) as refused:
            interests.declare(assessor_id=malai.pk, fields=fields, by=own, at=now)
        assert [fault for fault, _ in codes(refused)] == [code]
    fields = InterestFields("family", institution=SCHOOL, reason="คู่สมรสเป็นครูที่นี่")
    made = interests.declare(assessor_id=malai.pk, fields=fields, by=own, at=now)
    assert kinds(registrar, malai, school, on) == [("family", "declared")]
    assert [fact.id for fact in declared(own, malai.pk)] == [made.pk]
    with pytest.raises(Refused) as refused:
        interests.end(interest_id=made.pk, on=on, by=own, at=now)
    assert codes(refused) == [("ACCESS-001", "")]
    interests.end(interest_id=made.pk, on=on, by=registrar, at=now)
    with pytest.raises(Refused) as refused:
        interests.end(interest_id=made.pk, on=on, by=registrar, at=now)
    assert codes(refused) == [("INTEREST-001", "")]
    assert kinds(registrar, malai, school, on + timedelta(days=9999)) == [("family", "declared")]  # no rule


def test_only_the_director_overrides_with_a_reason_and_until_a_day(
    malai: Assessor, school: Institution, registrar: Person, director: Person, now: datetime
) -> None:
    on = timezone.localdate(now)
    told = {"assessor_id": malai.pk, "institution_id": school.pk, "until": on, "at": now}
    with pytest.raises(Refused) as refused:
        interests.override(reason="จำเป็น", by=registrar, **told)
    assert codes(refused) == [("ACCESS-001", "")]
    with pytest.raises(Refused) as refused:
        interests.override(reason="จำเป็น", by=director, **told)
    assert codes(refused) == [("INTEREST-003", "")]
    tie = TieFields("employed", institution=SCHOOL)
    assessor_days.tie(assessor_id=malai.pk, fields=tie, by=registrar, at=now)
    with pytest.raises(Refused) as refused:
        interests.override(reason=" ", by=director, **told)
    assert codes(refused) == [("REG-015", "reason")]
    with pytest.raises(Refused) as refused:
        interests.override(reason="จำเป็น", by=director, **told | {"until": on - timedelta(days=1)})
    assert codes(refused) == [("INTEREST-006", "until")]
    made = interests.override(reason="ไม่มีผู้อื่นในภาค", by=director, **told)
    between = interests_between(registrar, malai.pk, school.pk, on)
    assert (between.barred, len(between.conflicts), between.override and between.override.reason) == (
        False,
        1,
        "ไม่มีผู้อื่นในภาค",
    )
    assert barred(registrar, [malai.pk], [school.pk], on) == {}
    assert interests_between(registrar, malai.pk, school.pk, on + timedelta(days=1)).barred is True
    fields = InterestFields("family", institution=SCHOOL, reason="คู่สมรสเป็นครูที่นี่")
    since = interests.declare(assessor_id=malai.pk, fields=fields, by=registrar, at=now)
    assert interests_between(registrar, malai.pk, school.pk, on).barred is True  # not what it was decided for
    assert barred(registrar, [malai.pk], [school.pk], on) == {malai.pk: frozenset({school.pk})}
    since.delete()
    with pytest.raises(Refused) as refused:
        interests.override(reason="อีก", by=director, **told)
    assert codes(refused) == [("INTEREST-004", "")]
    interests.take_back(override_id=made.pk, by=director, at=now)
    with pytest.raises(Refused) as refused:
        interests.take_back(override_id=made.pk, by=director, at=now)
    assert codes(refused) == [("INTEREST-005", "")]
    assert interests_between(registrar, malai.pk, school.pk, on).barred is True
    assert (InterestOverride.objects.count(), AuditRow.objects.filter(step="interest.override").count()) == (
        1,
        2,
    )


def test_the_pair_and_the_whole_agree(
    malai: Assessor, school: Institution, other_school: Institution, registrar: Person, now: datetime
) -> None:
    assessor_days.tie(
        assessor_id=malai.pk, fields=TieFields("employed", agency="area1"), by=registrar, at=now
    )
    fields = InterestFields("consultancy", institution=OTHER, reason="วิทยากร", ends=date(2020, 1, 1))
    interests.declare(assessor_id=malai.pk, fields=fields, by=registrar, at=now)
    places = [school.pk, other_school.pk]
    for on in (date(2019, 1, 1), timezone.localdate(now)):
        one_by_one = {place for place in places if interests_between(registrar, malai.pk, place, on).barred}
        assert barred(registrar, [malai.pk], places, on).get(malai.pk, frozenset()) == one_by_one
